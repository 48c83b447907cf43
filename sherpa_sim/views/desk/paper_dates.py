"""When a paper opens and closes, and what handing it in late costs."""

from collections.abc import Sequence
from datetime import datetime

from ipywidgets import VBox

from sherpa_sim.cohort.cohort import SetPaper
from sherpa_sim.content.paper import LateRule, load_paper
from sherpa_sim.locale.words import Words

from ..controls import Button, Buttons, Field, Form, Kind, Option, Value
from .desk import Desk

_OWN, _NEVER, _DAYS, _ALWAYS = "own", "never", "days", "always"
_MOST_DAYS = 365


def dates_form(desk: Desk, keys: Sequence[str], before: SetPaper | None = None) -> VBox:
    """Sets one of these papers, or gives the one that is set already (`before`) other dates."""
    words = desk.words
    form = Form([*_paper_field(keys, words), *_date_fields(before, words)], words, words("Set a paper"))

    def save(_key: str) -> None:
        given = form.accepted
        key = str(given.get("paper", keys[0]))
        own = SetPaper.checked(
            key,
            _moment(given["opens"], before.opens if before else None),
            _moment(given["closes"], before.closes if before else None),
            _late(given),
        )
        desk.cohort.set_paper(own)
        desk.go("papers")
        desk.say(words("Saved: {paper}", paper=load_paper(key).name(words.language)))

    label = words("Save these dates") if before else words("Set this paper")
    box = VBox([form, Buttons((Button("save", label, "main"),), desk.guarded(save))])
    box.add_class("asking")
    return box


def _paper_field(keys: Sequence[str], words: Words) -> list[Field]:
    if len(keys) < 2:
        return []
    options = tuple(Option(key, load_paper(key).name(words.language)) for key in keys)
    return [Field("paper", Kind.CHOICE, words("Paper"), options=options, value=keys[0])]


def _date_fields(before: SetPaper | None, words: Words) -> list[Field]:
    late = before.late if before else None
    days = late.days if late is not None else None
    chosen = _OWN if late is None else _ALWAYS if days is None else _NEVER if days == 0 else _DAYS
    return [
        Field(
            "opens",
            Kind.MOMENT,
            words("Opens"),
            help=words("Empty: it is open at once."),
            value=_shown(before.opens if before else None),
        ),
        Field(
            "closes",
            Kind.MOMENT,
            words("Closes"),
            help=words("Empty: it stays open."),
            value=_shown(before.closes if before else None),
        ),
        Field(
            "late",
            Kind.CHOICE,
            words("After it has closed"),
            options=(
                Option(_OWN, words("what the paper itself says")),
                Option(_NEVER, words("nothing is taken in")),
                Option(_DAYS, words("taken in for some days")),
                Option(_ALWAYS, words("always taken in")),
            ),
            value=chosen,
        ),
        Field(
            "days",
            Kind.NUMBER,
            words("How many days, if for some days"),
            unit=words("days"),
            minimum=1,
            maximum=_MOST_DAYS,
            value=days or 7,
        ),
        Field(
            "penalty",
            Kind.NUMBER,
            words("What each day late costs"),
            unit=words("% of what was earned"),
            minimum=0,
            maximum=100,
            value=round(100 * late.share_a_day) if late is not None else 0,
            help=words("This and the days count only where you do not leave it to the paper itself."),
        ),
    ]


def _late(given: dict[str, Value]) -> LateRule | None:
    """The rule that was chosen; None: the paper's own."""
    if given["late"] == _OWN:
        return None
    days = {_NEVER: 0, _DAYS: int(given["days"]), _ALWAYS: None}[str(given["late"])]
    return LateRule(days=days, share_a_day=float(given["penalty"]) / 100)


def _shown(moment: datetime | None) -> str:
    return f"{moment.astimezone():%Y-%m-%dT%H:%M}" if moment is not None else ""


def _moment(typed: Value, before: datetime | None) -> datetime | None:
    """The moment that was typed; the one from before, to the second, where it was left alone."""
    if typed == _shown(before):
        return before
    return datetime.fromisoformat(str(typed)) if typed else None
