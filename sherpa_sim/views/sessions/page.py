"""The page of the trainer's pages: a list of them, one of them, or all in a row."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.sessions import (
    PROGRAMME,
    Programme,
    Session,
    load_programme,
    load_sessions,
)
from sherpa_sim.content.timed_page import Span
from sherpa_sim.content.units import Unit, load_units
from sherpa_sim.locale.words import Words

from ..controls import Panel
from ..visit import visit
from .prose import prose
from .times import times

WANTED = "session"
"""What the address calls the page that is open: the key of a unit, the programme, or all of them."""
ALL = "all"


class SessionPanel(Panel):
    """A piece of a trainer's page, which prints on A4."""

    _css = Path(__file__).parent / "sessions.css"


def show_sessions() -> VBox:
    """The page that its address asks for; without one, the list of all."""
    arrival = visit()
    box = VBox([SessionPanel(sessions_page(arrival.query.get(WANTED, ""), arrival.words))])
    box.add_class("sessions")
    return box


def sessions_page(wanted: str, words: Words) -> Markup:
    """What stands on the page; what is not known is answered with the list."""
    programme, sessions = load_programme(words.language), load_sessions(words.language)
    if wanted == ALL:
        parts = [
            _whole_programme(programme, words, 1),
            *(_session(one, words, 1) for one in sessions.values()),
        ]
        return (
            _way(wanted, words) + Markup("<h1>{}</h1>").format(words("The trainer's pages")) + _joined(parts)
        )
    if wanted == PROGRAMME:
        return _way(wanted, words) + _whole_programme(programme, words, 0)
    if wanted in sessions:
        return _way(wanted, words) + _session(sessions[wanted], words, 0)
    return _list(programme, words)


def _address(words: Words, key: str = "") -> str:
    return f"sessions?lang={words.language}" + (f"&{WANTED}={key}" if key else "")


def _link(words: Words, key: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(_address(words, key), text)


def _to_desk(words: Words) -> Markup:
    return Markup('<a href="./?lang={}">{}</a>').format(words.language, words("The trainer's desk"))


def _named(unit: Unit, words: Words) -> str:
    return f"{unit.key[:2]} {unit.name(words.language)}"


def _way(key: str, words: Words) -> Markup:
    """Where one can go from here; it is not printed."""
    links = [_to_desk(words), _link(words, "", words("All trainer's pages"))]
    units = list(load_units())
    if key in units:
        beside = [
            units[place] for place in (units.index(key) - 1, units.index(key) + 1) if 0 <= place < len(units)
        ]
        links += [_link(words, other, _named(load_units()[other], words)) for other in beside]
    items = _joined(Markup("<li>{}</li>").format(link) for link in links)
    return Markup('<nav class="way" aria-label="{}"><ul>{}</ul></nav>').format(
        words("Other trainer's pages"), items
    )


def _list(programme: Programme, words: Words) -> Markup:
    days = _joined(_day_of_list(name, spans, words) for name, spans in programme.days)
    return Markup(
        '<nav class="way" aria-label="{}"><ul><li>{}</li></ul></nav><h1>{}</h1><p class="lead">{}</p>'
        "<p>{}</p><p>{} · {}</p>{}"
    ).format(
        words("Other trainer's pages"),
        _to_desk(words),
        words("The trainer's pages"),
        words(
            "How to lead each unit with a group: timing, what to say, what people find hard, and how to look back."
        ),
        words(
            "Each page prints on A4 with Print in the menu of your browser. They are for you, not for the trainees."
        ),
        _link(words, PROGRAMME, words("The programme: two days and what comes after")),
        _link(words, ALL, words("All of them in a row, to print at once")),
        days,
    )


def _day_of_list(name: str, spans: Iterable[Span], words: Words) -> Markup:
    units = load_units()
    items = _joined(
        Markup("<li>{} <span>{}</span></li>").format(
            _link(words, span.unit, _named(units[span.unit], words)),
            words(
                "{start} to {end}, {minutes} minutes", start=span.start, end=span.end, minutes=span.minutes
            ),
        )
        for span in spans
        if span.unit
    )
    return Markup('<h2>{}</h2><ul class="listed">{}</ul>').format(name, items)


def _session(session: Session, words: Words, deeper: int) -> Markup:
    unit = load_units()[session.unit]
    when = words(
        "{day}, {start} to {end}: {minutes} minutes",
        day=session.day,
        start=session.steps[0].start,
        end=session.steps[-1].end,
        minutes=session.minutes,
    )
    rows = [(step, Markup("{}").format(step.what)) for step in session.steps]
    return Markup('<article><h{0}>{1}</h{0}><p class="lead">{2}</p>{3}{4}</article>').format(
        1 + deeper,
        _named(unit, words),
        unit.heart(words.language),
        times(when, rows, words),
        prose(session.text, lambda target: _within(target, words), deeper=deeper),
    )


def _whole_programme(programme: Programme, words: Words, deeper: int) -> Markup:
    tables = _joined(times(name, _rows_of_day(spans, words), words) for name, spans in programme.days)
    return Markup(
        '<article class="programme"><h{0}>{1}</h{0}>{2}{3}<h{4}>{5}</h{4}><ul>{6}</ul></article>'
    ).format(
        1 + deeper,
        words("The programme: two days and what comes after"),
        tables,
        prose(programme.text, lambda target: _within(target, words), deeper=deeper),
        2 + deeper,
        words("Where this comes from"),
        _joined(Markup("<li>{}</li>").format(citation(words.language)) for citation in programme.citations),
    )


def _rows_of_day(spans: Iterable[Span], words: Words) -> Iterator[tuple[Span, Markup]]:
    for span in spans:
        if span.unit:
            yield span, _link(words, span.unit, _named(load_units()[span.unit], words))
        else:
            yield span, Markup("{}").format(span.what)


def _within(target: str, words: Words) -> str:
    """Where the page in the file `target` is; links lead to other trainer's pages only."""
    return _address(words, target.removesuffix(".md"))


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
