"""What counts and how heavily, with what nobody has measured; and the hard limits that the coach sets."""

from collections.abc import Mapping

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.matching import MatchRules, Part
from sherpa_sim.content.sources import load_sources
from sherpa_sim.locale.words import N_, Words
from sherpa_sim.reports.match_words import PART_NAMES

from ..controls import Field, Form, Group, Kind, Option, Panel, Value, box
from .room import Room

_HELP = {
    Part.SECTOR: N_("Where a mentor works and what a mentee is interested in."),
    Part.SKILLS: N_("What a mentor offers and what a mentee wants to learn."),
    Part.LANGUAGES: N_("The level at which they can talk in the language they share best."),
    Part.TIME: N_("Parts of the week in common; three or more are as good as can be."),
    Part.TALENTS: N_("Talents that both have."),
    Part.DISTANCE: N_("In the same region, or where one of the two goes."),
}


class Weighing:
    """The form with the weights."""

    def __init__(self, room: Room) -> None:
        self._room = room
        words = room.words
        self._form = Form(_fields(MatchRules(), words), words, words("What counts"))
        self._form.on_change(self._changed)
        self.box: DOMWidget = box("weighing", Panel(_intro(words)), self._form)

    def show(self) -> None:
        """Shows the rules of the record."""
        rules = self._room.record.rules
        values: dict[str, Value] = {str(part): float(rules.weight(part)) for part in Part}
        self._form.show(
            values
            | {
                "least_level": rules.least_level,
                "least_fit": float(rules.least_fit),
                "apart_from_team": rules.apart_from_team,
            }
        )

    def _changed(self, values: Mapping[str, Value]) -> None:
        rules = MatchRules.model_validate(
            {key: int(value) if isinstance(value, float) else value for key, value in values.items()}
        )
        self._room.change(self._room.record.model_copy(update={"rules": rules}))


def _intro(words: Words) -> Markup:
    return Markup("<h2>{}</h2><p>{}</p><p>{}</p><details><summary>{}</summary><ul>{}</ul></details>").format(
        words("What counts"),
        words(
            "Each part has a weight from 0 (does not count) to 5. These weights are choices: the kit knows of no "
            "study of what makes pairs like these last. Mentor2Work's coaches look at sector, motivation, "
            "competences, language, talents and interests ({source}); which of them matters most, it does not "
            "say.",
            source=load_sources()["mentor2work_fact_sheet"].citation(words.language),
        ),
        words(
            "Nobody is compared on origin, age or gender, and what somebody wrote about her motivation is read "
            "by you only. A wish about the gender of the other counts only where people wrote one themselves, as "
            "a limit."
        ),
        words("Hard limits, which no weight can outweigh"),
        Markup("").join(
            Markup("<li>{}</li>").format(line)
            for line in (
                words("No language in common at the level below; a language without a level counts as B1."),
                words("No part of the week in common, where both tell when they can."),
                words("Pairs that you forbid, and people who wrote that they do not want to be together."),
                words("One's own boss, where the list tells who that is; one's own team, if you tick it."),
                words("What people themselves call a hard limit; and how many mentees a mentor takes."),
            )
        ),
    )


def _fields(rules: MatchRules, words: Words) -> list[Field]:
    weights = Group(words("Weights"), folded=True)
    limits = Group(words("Limits that you set"), folded=True)
    fields = [
        Field(
            str(part),
            Kind.RANGE,
            words(PART_NAMES[part]),
            help=words(_HELP[part]),
            minimum=0,
            maximum=5,
            step=1,
            value=float(rules.weight(part)),
            group=weights,
        )
        for part in Part
    ]
    levels = tuple(Option(level, level) for level in ("A1", "A2", "B1", "B2"))
    return [
        *fields,
        Field(
            "least_level",
            Kind.CHOICE,
            words("Both speak a common language at least at level"),
            options=levels,
            value=rules.least_level,
            group=limits,
        ),
        Field(
            "least_fit",
            Kind.RANGE,
            words("Propose no pair with a fit below"),
            help=words("0 proposes as many pairs as can be, also where little fits."),
            minimum=0,
            maximum=100,
            step=5,
            value=float(rules.least_fit),
            group=limits,
        ),
        Field(
            "apart_from_team",
            Kind.TOGGLE,
            words("Nobody with somebody of the same team"),
            value=rules.apart_from_team,
            group=limits,
        ),
    ]
