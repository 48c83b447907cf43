"""How the plan goes: its steps as they stand, a form to look back, and every time that she did."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.action_plan_words import day_in_words, how_it_went
from sherpa_sim.content.action_plan import ActionPlan
from sherpa_sim.content.plan_record import MOST_REVIEWS, Outcome, PlanReview
from sherpa_sim.content.plan_standing import StandingStep, standing, to_look_back
from sherpa_sim.locale.words import Words

from ..controls import Button, Buttons, Cell, Column, Panel, Row, Table, Tone, Value, box
from ..tools.asking import asking
from .review_form import read_review, review_fields
from .told import reviews_told

LOOK, TAKE, BACK = "look", "take", "back"
_TONES: dict[Outcome, Tone] = {Outcome.DONE: "good", Outcome.PARTLY: "wait", Outcome.NOT: "wait"}


class LookingBack:
    """The part of the page; `on_reviews(reviews)` keeps all of them after a change; whether that went well."""

    def __init__(
        self,
        words: Words,
        on_reviews: Callable[[tuple[PlanReview, ...]], bool],
        today: Callable[[], date] = date.today,
    ) -> None:
        self._words, self._on_reviews, self._today = words, on_reviews, today
        self._steps: tuple[StandingStep, ...] = ()
        self._reviews: tuple[PlanReview, ...] = ()
        self._taken: PlanReview | None = None
        self._table = Table(
            words("The steps of your plan"),
            [
                Column(words("Step")),
                Column(words("Day")),
                Column(words("Who helps")),
                Column(words("How it went")),
            ],
            (),
            words,
            empty=words("There is no step yet. Write one in your plan."),
        )
        self._next = Panel()
        self._look = Buttons([Button(LOOK, words("Look back on my plan"), "main")], lambda _: self._open())
        self._below = VBox()
        self._history = Panel(kind="history")
        self._take = Buttons([Button(TAKE, words("Take back the last time"))], self._change_last)
        self._back = Buttons([Button(BACK, words("Put back what was removed"))], self._change_last)
        self._last = VBox()
        heading = Panel(
            Markup("<h2>{}</h2><p>{}</p>").format(
                words("How does it go?"),
                words(
                    "Look back now and then: what is done, what got in the way, what next? Your plan itself stays as "
                    "you wrote it."
                ),
            )
        )
        self.box: DOMWidget = box(
            "part looking-back",
            heading,
            self._table,
            self._next,
            self._look,
            self._below,
            self._history,
            self._last,
        )

    def show(self, plan: ActionPlan, reviews: Sequence[PlanReview]) -> None:
        """Shows how this plan stands after these reviews; a form that is open stays open."""
        words = self._words
        self._reviews = tuple(reviews)
        self._steps = standing(plan, reviews)
        self._table.show([_row(one, words) for one in self._steps])
        day = to_look_back(plan, reviews)
        self._next.show(
            Markup("<p>{}</p>").format(words("You look back next on {day}.", day=words.date(day)))
            if day
            else Markup("")
        )
        title = Markup("<h3>{}</h3>").format(words("When you looked back"))
        self._history.show(title + reviews_told(reviews, words, 4) if reviews else Markup(""))
        self._last.children = tuple(
            one
            for one, there in ((self._take, bool(reviews)), (self._back, self._taken is not None))
            if there
        )

    def close(self) -> None:
        """Closes the form."""
        self._below.children = ()

    def begin_anew(self) -> None:
        """Closes the form and forgets what could be put back: another plan is shown."""
        self._taken = None
        self.close()

    def _open(self) -> None:
        words = self._words
        if len(self._reviews) >= MOST_REVIEWS:
            self._say(words("There are {count} rows already, which is the most.", count=MOST_REVIEWS))
            return
        steps = [one for one in self._steps if not one.done and one.step.what]
        title = words("Look back on my plan")

        def save(values: Mapping[str, Value]) -> None:
            review = read_review(values, steps, self._today())
            self._taken = None
            if self._on_reviews((*self._reviews, review)):
                self._say(words("Kept: how it went on {day}.", day=words.date(review.day)))

        fields = review_fields(steps, self._today(), words)
        self._below.children = (asking(title, fields, words, save, self.close),)

    def _change_last(self, key: str) -> None:
        if key == TAKE and self._reviews:
            self._taken = self._reviews[-1]
            reviews = self._reviews[:-1]
        elif key == BACK and self._taken is not None:
            reviews = (*self._reviews, self._taken)
            self._taken = None
        else:
            return
        self.close()
        self._on_reviews(reviews)

    def _say(self, sentence: str) -> None:
        self._below.children = (Panel(Markup("<p>{}</p>").format(sentence), spoken=True),)


def _row(one: StandingStep, words: Words) -> Row:
    day = one.day.isoformat() if one.day is not None else ""
    return Row(
        one.step.key,
        (
            one.step.what or words("No words yet"),
            Cell(day_in_words(one, words) or words("no day yet"), day),
            one.step.help,
            Cell(how_it_went(one, words), None, _TONES[one.said.outcome] if one.said is not None else ""),
        ),
    )
