"""A lever to try on one colleague: what it changes by the model's own rules, what it leaves, and when it does harm."""

from collections.abc import Mapping

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.colleagues import Colleague, load_colleagues
from sherpa_sim.content.lever_guide import LeverGuide, load_lever_guide
from sherpa_sim.domain.levers import Lever
from sherpa_sim.experiments.one_colleague import Around, Talks, effect, usual_surroundings
from sherpa_sim.locale.words import Words

from ..controls import Field, Form, Kind, Option, Panel, Value
from .lever_told import in_short, told
from .picture import CoursePanel
from .reader import reader

COLLEAGUE, SKILL, TIMES, SUPPORT, TRAINED = "colleague", "skill", "times", "support", "trained"

_START_SKILL, _START_TIMES = 70.0, 1.0
_ASKED_OF_THE_PLACE: Mapping[Lever, tuple[str, ...]] = {
    Lever.ENABLE: (SUPPORT,),
    Lever.ENGAGE: (TRAINED, SUPPORT),
}
"""What about the workplace can be changed beside a lever: where the lever goes round it, or cannot do without it."""


def lever_lab(key: str) -> VBox:
    """The lever with this key, such as "enlighten", to be tried on each of the six colleagues.

    Raises:
        KeyError: if there is none.
    """
    return LeverLab(load_lever_guide()[key], reader().words).box


class LeverLab:
    """A form, a sentence that is read out when something changes, and below it what changed and what did not."""

    def __init__(self, guide: LeverGuide, words: Words) -> None:
        self._guide, self._words = guide, words
        name = guide.name(words.language)
        self._form = Form(lab_fields(guide, words), words, words("Try {lever}", lever=name))
        self._form.on_change(self._tell)
        self._sentence = Panel(spoken=True)
        self._shown = CoursePanel()
        heading = CoursePanel(
            Markup("<h3>{}</h3><p>{}</p>").format(
                words("Try {lever}", lever=name),
                words(
                    "Move a control. The answer comes from the rules of the simulation, for one colleague."
                ),
            )
        )
        self.box = VBox((heading, self._form, self._sentence, self._shown))
        self.box.add_class("lever-lab")
        self._tell(self._form.accepted)

    def _tell(self, values: Mapping[str, Value]) -> None:
        colleague = load_colleagues()[str(values[COLLEAGUE])]
        talks = Talks(self._guide.key, float(values[SKILL]) / 100, round(float(values[TIMES])))
        found = effect(colleague, talks, _around(values))
        self._sentence.show(in_short(found, colleague, talks, self._guide, self._words))
        self._shown.show(told(found, colleague, self._guide, self._words))


def lab_fields(guide: LeverGuide, words: Words) -> tuple[Field, ...]:
    """Who is talked with, how well, and how often; and about the workplace only what this lever has to do with."""
    usual = usual_surroundings()
    place = {
        TRAINED: _share(
            TRAINED,
            words("Colleagues around who took a course in the past year"),
            words("Of those whom this colleague sees at work."),
            usual.trained,
        ),
        SUPPORT: _share(
            SUPPORT,
            words("Support by the employer"),
            words("How easily one gets time and approval for a course. 50% is the average employer."),
            usual.support,
        ),
    }
    return (
        Field(
            COLLEAGUE,
            Kind.CHOICE,
            words("With whom do you talk?"),
            options=tuple(Option(one.key, _known_by(one, words)) for one in load_colleagues().values()),
            value=guide.cases[0].colleague,
        ),
        Field(
            SKILL,
            Kind.RANGE,
            words("How well do you talk?"),
            help=words("Of all you say: how much opens the talk, and does not push."),
            unit="%",
            minimum=0,
            maximum=100,
            step=5,
            value=_START_SKILL,
        ),
        Field(
            TIMES,
            Kind.RANGE,
            words("How many talks, one a week?"),
            unit=words("talks"),
            minimum=1,
            maximum=6,
            step=1,
            value=_START_TIMES,
        ),
        *(place[key] for key in _ASKED_OF_THE_PLACE.get(guide.key, ())),
    )


def _around(values: Mapping[str, Value]) -> Around:
    usual = usual_surroundings()
    return Around(
        support=float(values[SUPPORT]) / 100 if SUPPORT in values else usual.support,
        trained=float(values[TRAINED]) / 100 if TRAINED in values else usual.trained,
    )


def _share(key: str, label: str, told_more: str, usual: float) -> Field:
    return Field(
        key,
        Kind.RANGE,
        label,
        help=told_more,
        unit="%",
        minimum=0,
        maximum=100,
        step=1,
        value=round(100 * usual),
    )


def _known_by(colleague: Colleague, words: Words) -> str:
    return f"{colleague.name}: {colleague.job(words.language)}"
