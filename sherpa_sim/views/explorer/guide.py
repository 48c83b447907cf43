"""The guide of a story: what to predict, what to notice, and the way through its steps."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.story import Place, Prediction, State, Story, StoryStep
from sherpa_sim.experiments.story_figures import Pairs, answer, middle
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.amounts import number_range
from sherpa_sim.views.controls import Button, Buttons, Field, Form, Kind, Option, Panel, Value

from .address import field_of
from .choices import PLAN_START, SHARED_START, Choices

BACK, SHOW, NEXT, LEAVE = "back", "show", "next", "leave"
SAID, UNSAID = "said", "unsaid"
_PLACES: Mapping[Place, str] = MappingProxyType(
    {
        Place.CHART: "#chart",
        Place.GAINS: "#gains",
        Place.PERSONS: "#persons",
        Place.REASONS: "#reasons",
        Place.MONEY: "#money",
        Place.COMPARE: "#compare",
        Place.DOUBT: "#doubt",
    }
)


def choices_at(story: Story, step: int, words: Words) -> Choices:
    """How the page stands once a step of a story has set what it sets; before the first, as it is opened anew."""
    if step < 0:
        return Choices(seen=True, story=story.key)
    state = story.state(step)
    shared = {**SHARED_START, **_read(state.shared, words)}
    plans = tuple(MappingProxyType({**PLAN_START, **_read(values, words)}) for values in state.plans.values())
    return Choices(
        shared=MappingProxyType(shared),
        plans=plans or (PLAN_START,),
        look=_place(state),
        seen=True,
        story=story.key,
        step=step,
    )


class Guide(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """One step of a story at a time; before a prediction is made, neither guide nor page tells what the model says.

    `stand(choices)` lets the page stand as a step wants it; `pairs()` gives each plan beside the workplace as it is;
    `leave()` ends the story and leaves everything as it stands.
    """

    def __init__(
        self,
        story: Story,
        step: int,
        words: Words,
        stand: Callable[[Choices], None],
        pairs: Callable[[], Pairs],
        leave: Callable[[], None],
    ) -> None:
        self._story, self._words = story, words
        self._stand, self._pairs, self._leave = stand, pairs, leave
        self._number = min(step, len(story.steps) - 1)
        self._form: Form | None = None
        super().__init__()
        self.add_class("guide")

    @property
    def _step(self) -> StoryStep:
        return self._story.steps[self._number]

    def begin(self) -> None:
        """Shows the step at which the story was opened."""
        self._go(self._number)

    def _go(self, number: int) -> None:
        self._number = number
        self._form = None
        if self._step.predict is None:
            self._stand(choices_at(self._story, number, self._words))
            self._show(told=True)
        else:
            before = choices_at(self._story, number - 1, self._words)
            self._stand(replace(before, step=number, seen=False))
            self._form = _form(self._step.predict, self._words)
            self._show(told=False)

    def _show(self, told: bool) -> None:
        words, story, step = self._words, self._story, self._step
        head = Panel(_head(story, self._number, step, words), kind="reading", reached=True)
        pieces: list[object] = [head]
        if told:
            if self._form is not None and step.predict is not None:
                said = self._form.accepted[SAID]
                pieces.append(
                    Panel(
                        _said_and_told(step.predict, said, self._pairs(), words), kind="reading", spoken=True
                    )
                )
            pieces.append(Panel(_noticed(step, words), kind="reading"))
        elif self._form is not None:
            pieces.append(self._form)
        pieces.append(Buttons(self._buttons(told), self._pressed))
        self.children = tuple(pieces)

    def _buttons(self, told: bool) -> list[Button]:
        words, last = self._words, self._number == len(self._story.steps) - 1
        buttons = []
        if not told:
            buttons.append(Button(SHOW, words("Show what the model says"), "main"))
        elif not last:
            buttons.append(Button(NEXT, words("Next step"), "main"))
        if self._number:
            buttons.append(Button(BACK, words("One step back")))
        buttons.append(Button(LEAVE, words("Go on alone")))
        return buttons

    def _pressed(self, key: str) -> None:
        if key == SHOW:
            self._stand(choices_at(self._story, self._number, self._words))
            self._show(told=True)
        elif key == NEXT and self._number < len(self._story.steps) - 1:
            self._go(self._number + 1)
        elif key == BACK and self._number:
            self._go(self._number - 1)
        elif key == LEAVE:
            self._leave()


def _read(values: Mapping[str, object], words: Words) -> dict[str, Value]:
    return {
        key: field_of(key, words).read(value if isinstance(value, bool | str) else float(str(value)))
        for key, value in values.items()
    }


def _place(state: State) -> int:
    return list(state.plans).index(state.look) if state.plans else 0


def _form(asked: Prediction, words: Words) -> Form:
    language = words.language
    if asked.kind == "choice":
        options = (
            Option(UNSAID, words("I do not say")),  # chosen at first, so that nothing is suggested
            *(Option(option.key, option.text(language)) for option in asked.options),
        )
        field = Field(SAID, Kind.CHOICE, asked.question(language), options=options, value=options[0].value)
    else:
        field = Field(
            SAID,
            Kind.RANGE,
            asked.question(language),
            unit="%" if asked.unit is None else asked.unit(language),
            minimum=asked.least,
            maximum=asked.most,
            step=asked.step,
            value=asked.least + asked.step * ((asked.most - asked.least) / asked.step // 2),
        )
    return Form([field], words, words("What do you expect?"))


def _head(story: Story, number: int, step: StoryStep, words: Words) -> Markup:
    return Markup('<h2>{}: {}</h2><p class="quiet">{}</p><p>{}</p>').format(
        words("Story"),
        story.name(words.language),
        words("Step {number} of {steps}", number=number + 1, steps=len(story.steps)),
        step.text(words.language),
    )


def _said_and_told(asked: Prediction, said: Value, pairs: Pairs, words: Words) -> Markup:
    """What was predicted beside what the model says."""
    language = words.language
    if asked.kind == "choice":
        texts = {option.key: option.text(language) for option in asked.options}
        right = answer(asked, pairs)
        if right is None:
            told = words("The model does not settle it.")
        elif said == UNSAID:
            told = words("The model says: {told}.", told=texts[right])
        elif right == said:
            told = words("You chose: {said}. So does the model.", said=texts[right])
        else:
            told = words(
                "You chose: {said}. The model says: {told}.", said=texts[str(said)], told=texts[right]
            )
        return Markup('<p class="expected">{}</p>').format(told)
    assert asked.figure is not None  # a record without one is refused
    found = middle(asked.figure, pairs)
    if asked.kind == "percent":
        details = {
            "said": words.percent(float(said) / 100),
            "told": words.percent(found.middle),
            "range": words("{low} to {high}", low=words.percent(found.low), high=words.percent(found.high)),
        }
    else:
        details = {
            "said": words.number(float(said)),
            "told": words.number(found.middle, 1),
            "range": number_range(found, words),
        }
    return Markup('<p class="expected">{}</p>').format(
        words("You said {said}; the model says {told} ({range}).", **details)
    )


def _noticed(step: StoryStep, words: Words) -> Markup:
    language, sources = words.language, load_sources()
    parts = Markup("")
    if step.notice is not None and step.look_at is not None:
        address = _PLACES.get(step.look_at)
        where = Markup('<p><a href="{}">{}</a></p>').format(address, words("Look there")) if address else ""
        parts += Markup("<h3>{}</h3><p>{}</p>{}").format(
            words("What to notice"), step.notice(language), where
        )
    if step.measured:
        facts = Markup("").join(
            Markup('<li>{} <span class="quiet">{}</span></li>').format(
                fact.what(language), sources[fact.source].citation(language)
            )
            for fact in step.measured
        )
        parts += Markup("<h3>{}</h3><ul>{}</ul>").format(words("What was measured in the world"), facts)
    if step.unknown:
        open_ones = Markup("").join(Markup("<li>{}</li>").format(one(language)) for one in step.unknown)
        parts += Markup("<h3>{}</h3><ul>{}</ul>").format(words("What nobody has measured"), open_ones)
    return parts
