"""The head and the end of a unit."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.cohort.cohort import all_cohorts
from sherpa_sim.content.action_plan import PLAN_PAPER
from sherpa_sim.content.lever_guide import load_lever_guide
from sherpa_sim.content.paper import paper_name
from sherpa_sim.content.record import Text
from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.units import Unit, load_units
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Field, Form, Kind, Panel, box
from .keeper import Keeper
from .picture import CoursePanel
from .reader import FINISHED, Reader, next_unit, reader


def begin(key: str) -> VBox:
    """The head of a unit: what it is about, how long it takes, what one can do after it.

    Raises:
        KeyError: if there is no such unit.
    """
    own, unit = reader(), load_units()[key]
    own.unit = unit
    sign_in_at = own.address("learn") if own.on_site and all_cohorts() else ""
    return box("unit", CoursePanel(_head(unit, own)), Keeper(own, key, sign_in_at))


def finish(key: str) -> VBox:
    """The end of a unit: what to remember, what to try, where it comes from, and the way on.

    Raises:
        KeyError: if there is no such unit.
    """
    own, unit = reader(), load_units()[key]
    return box("unit", CoursePanel(_end(unit, own.words)), _Done(own).box, CoursePanel(_way_on(unit, own)))


def _head(unit: Unit, own: Reader) -> Markup:
    words, language = own.words, own.words.language
    levers = Markup("")
    if unit.levers:
        names = ", ".join(load_lever_guide()[lever].name(language) for lever in unit.levers)
        levers = Markup("<p>{}</p>").format(words("Levers in this unit: {levers}.", levers=names))
    back = Markup("")
    if own.on_site:
        back = Markup('<p class="back"><a href="{}">{}</a></p>').format(
            own.address("learn"), words("All units")
        )
    return Markup(
        '{}<p class="count">{}</p><h1>{}</h1><p class="lead">{}</p><div class="card aims"><h2>{}</h2>{}{}</div>'
    ).format(
        back,
        words(
            "Unit {number} of {last} · about {minutes} minutes",
            number=unit.number,
            last=len(load_units()) - 1,
            minutes=unit.minutes,
        ),
        unit.name(language),
        unit.heart(language),
        words("After this unit you can"),
        _list(unit.aims, language),
        levers,
    )


def _end(unit: Unit, words: Words) -> Markup:
    language, sources = words.language, load_sources()
    cited = Markup("").join(
        Markup("<li>{}</li>").format(sources[source].citation(language)) for source in unit.sources
    )
    return Markup(
        '<div class="card key-points"><h2>{}</h2>{}</div><div class="card try"><h2>{}</h2><p>{}</p></div>'
        "<details><summary>{}</summary><ul>{}</ul></details>"
    ).format(
        words("Remember"),
        _list(unit.key_points, language),
        words("Try this at work this week"),
        unit.try_at_work(language),
        words("Where this comes from"),
        cited,
    )


def _way_on(unit: Unit, own: Reader) -> Markup:
    """The next unit (after the last: the tools for later), and the papers for which one is ready now."""
    words, language = own.words, own.words.language
    after = next_unit(unit.key)
    parts = []
    if unit.papers and own.on_site:
        names = ", ".join(f"“{paper_name(paper)(language)}”" for paper in unit.papers)
        parts.append(
            Markup('<p>{} <a href="{}">{}</a></p>').format(
                words("You can now do: {papers}.", papers=names), own.address("paper"), words("My papers")
            )
        )
    if PLAN_PAPER in unit.papers and own.on_site:
        parts.append(
            Markup('<p>{} <a href="{}">{}</a></p>').format(
                words(
                    "Keep it up after the course: look back on your plan, and put its days in your calendar."
                ),
                own.address("action-plan"),
                words("My action plan"),
            )
        )
    if after is not None:
        sentence = words("On to unit {number}: {name}", number=after.number, name=after.name(language))
        parts.append(
            Markup('<p><a class="enter" href="{}">{}</a></p>').format(own.unit_address(after.key), sentence)
        )
    elif own.on_site:
        parts.append(
            Markup('<p>{} <a href="{}">{}</a></p>').format(
                words("What helps you as a mentor, week after week."),
                own.address("learn"),
                words("After the course"),
            )
        )
    return Markup("").join(parts)


class _Done:
    """A button to say that one is done; it can be taken back."""

    def __init__(self, own: Reader) -> None:
        self._reader = own
        self._said = Panel(spoken=True)
        words = own.words
        self._form = Form(
            [Field("done", Kind.BUTTON, words("I am done with this unit"))], words, words("Done")
        )
        self._form.on_press(lambda _: self._press())
        own.when_known(self._show)
        self.box = VBox((self._form, self._said))

    def _press(self) -> None:
        try:
            self._reader.save(FINISHED, datetime.now(UTC).date().isoformat())
        except Problem as problem:
            self._said.show(Markup('<p class="trouble">{}</p>').format(self._reader.words.problem(problem)))
        else:
            self._show()

    def _show(self) -> None:
        words = self._reader.words
        if is_finished(self._reader.load().answers):
            self._said.show(Markup("<p>{}</p>").format(words("You have done this unit. Well done.")))


def is_finished(answers: Mapping[str, Any]) -> bool:
    """Whether what is kept of a unit says that it is done."""
    return bool(answers.get(FINISHED))


def _list(texts: Iterable[Text], language: str) -> Markup:
    return Markup("<ul>{}</ul>").format(
        Markup("").join(Markup("<li>{}</li>").format(text(language)) for text in texts)
    )
