"""Did it work: two rounds of a survey, with their limits and beside the model, as a report of two pages and a table."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from sherpa_sim import __version__
from sherpa_sim.content.csv_table import csv_table
from sherpa_sim.content.learning_culture import HIGHEST, Questionnaire
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.between_rounds import Expected
from sherpa_sim.experiments.stamp import commit
from sherpa_sim.locale.words import Words
from sherpa_sim.survey.before_after import Change, Kind
from sherpa_sim.survey.intervals import Estimate

from . import beside_model, survey_words
from .survey_words import UNPRINTABLE, Measured
from .typeset import REGIONS, typeset

_TEMPLATE = Path(__file__).with_suffix(".typ")
_COLUMNS = ("part", "kind", "key", "what", "people_before", "people_after", "value", "low", "high", "note")


def did_it_work_pdf(
    measured: Measured,
    questionnaire: Questionnaire,
    words: Words,
    expected: Expected | None = None,
    today: date | None = None,
) -> bytes:
    """The report on two pages of A4; the same bytes for the same results on the same day.

    Raises:
        Problem: if fewer than five people answered a round, or a name has a letter that the fonts do not have.
    """
    few = survey_words.too_few(measured, words)
    if few:
        raise Problem(
            "There is nothing to report yet: at least five people must have answered at each round."
        )
    return typeset(
        _TEMPLATE,
        _said(measured, questionnaire, words, expected, today or date.today()),
        UNPRINTABLE,
    )


def did_it_work_csv(
    measured: Measured, questionnaire: Questionnaire, words: Words, expected: Expected | None = None
) -> bytes:
    """Every number that is told, a row each; shares from 0 to 1, scales and statements from 1 to 5.

    Raises:
        Problem: if fewer than five people answered a round.
    """
    if survey_words.too_few(measured, words):
        raise Problem(
            "There is nothing to report yet: at least five people must have answered at each round."
        )
    return csv_table(_COLUMNS, _rows(measured, questionnaire, words, expected), digits=4)


def stamp(expected: Expected | None, made: date) -> str:
    """What the report came from: the kit, and the run of the model if there is one beside it."""
    if expected is not None:
        return expected.stamp.line()
    return f"sherpa-sim {__version__} · {commit()} · {made.isoformat()}"


def _said(
    measured: Measured, questionnaire: Questionnaire, words: Words, expected: Expected | None, made: date
) -> dict[str, object]:
    """Every text of the template."""
    results = measured.results
    others = survey_words.beside_others(measured, questionnaire, words)
    return {
        "language": words.language,
        "region": REGIONS[words.language],
        "title": words("Did it work?"),
        "document": words("Did it work? {group}", group=measured.group),
        "group": measured.group,
        "date": {"year": made.year, "month": made.month, "day": made.day},
        "over": words("Survey on learning at work, {day}", day=words.date(made)),
        "foot": words("Before and after shows that something changed, not why."),
        "page": words("Page {page} of {pages}", page="{page}", pages="{pages}"),
        "response": {
            "heading": words("Who answered"),
            "points": list(survey_words.response(measured, words)),
        },
        "heads": [
            words("What"),
            words("Before"),
            words("After"),
            words("Lower or higher"),
            words("In words"),
        ],
        "short": words("Difference between the rounds"),
        "scales": _table(measured, questionnaire, (Kind.SCALE,), words("The four scales (1 to 5)"), words),
        "shares": _table(measured, questionnaire, (Kind.SHARE,), words("Training and talks"), words),
        "items": _statements(measured, questionnaire, words),
        "chart_note": words(
            "The line is the interval of the change, the dot what was found; left of the middle is lower, right "
            "is higher."
        ),
        "chance": survey_words.chance(results, words),
        "others": {
            "heading": words("More than among the others without mentors"),
            "points": [words("{name}: {value}", name=name, value=told) for name, told in others],
        },
        "model": _model(measured, expected, words),
        "limits": {
            "heading": words("What this can show, and what not"),
            "points": list(survey_words.limits(bool(others), words)),
        },
        "next": {"heading": words("What next"), "points": list(survey_words.next_steps(words))},
        "method": {
            "heading": words("How it was made"),
            "points": [*survey_words.method(measured.paired, words), questionnaire.about(words.language)],
            "stamp": stamp(expected, made),
        },
    }


def _table(
    measured: Measured, questionnaire: Questionnaire, kinds: Sequence[Kind], heading: str, words: Words
) -> dict[str, object]:
    rows = [
        {
            "name": survey_words.name_of(change.measure, questionnaire, words),
            "before": _shown(change.before, change, words),
            "after": _shown(change.after, change, words),
            "line": line_of(change),
            "told": survey_words.found(change, words),
        }
        for change in survey_words.changes_of(measured.results, *kinds)
    ]
    return {"heading": heading, "rows": rows}


def _statements(measured: Measured, questionnaire: Questionnaire, words: Words) -> dict[str, object]:
    """The statements in a shorter form, for they are many: means, and the interval of the change alone."""
    rows = []
    for change in survey_words.changes_of(measured.results, Kind.ITEM):
        told = (
            survey_words.hidden(change, words)
            if change.difference is None
            else survey_words.signed(change.difference, words)
        )
        sides = ["–" if one is None else words.number(one.value, 1) for one in (change.before, change.after)]
        name = survey_words.name_of(change.measure, questionnaire, words)
        rows.append(
            {"name": name, "before": sides[0], "after": sides[1], "line": line_of(change), "told": told}
        )
    return {"heading": words("Statement by statement (1 to 5)"), "rows": rows}


def line_of(change: Change) -> dict[str, float] | None:
    """Where a change lies on a line whose middle is no change, each from 0 to 1; None if it is not told.

    The line reaches a whole degree of the scale, or 50 percentage points, to either side; what lies beyond stands
    at its end.
    """
    if change.difference is None:
        return None
    reach = 0.5 if change.measure.kind is Kind.SHARE else (HIGHEST - 1) / 2
    ends = asdict(change.difference)
    return {name: min(1.0, max(0.0, 0.5 + end / (2 * reach))) for name, end in ends.items()}


def _shown(estimate: Estimate | None, change: Change, words: Words) -> str:
    if estimate is None:
        return "–"
    kind = change.measure.kind
    return f"{survey_words.value(estimate, kind, words)} ({survey_words.interval(estimate, kind, words)})"


def _model(measured: Measured, expected: Expected | None, words: Words) -> dict[str, object]:
    if expected is None:
        return {"heading": "", "heads": [], "rows": [], "points": [], "workplace": ""}
    return {
        "heading": words("Beside the simulation"),
        "heads": list(beside_model.heads(words)),
        "rows": [list(row) for row in beside_model.rows(measured.results, expected, words)],
        "points": list(beside_model.notes(measured.results, expected, words)),
        "workplace": beside_model.workplace(expected, words),
    }


def _rows(
    measured: Measured, questionnaire: Questionnaire, words: Words, expected: Expected | None
) -> Iterator[tuple[object, ...]]:
    for survey, many in zip((measured.before, measured.after), measured.results.many, strict=True):
        yield ("response", "people", survey.round, survey.name, None, None, many, None, None, survey.asked)
    parts: list[tuple[str, Sequence[Change]]] = [("all", measured.results.changes)]
    parts += list(measured.results.teams.items())
    for part, changes in parts:
        for change in changes:
            name = survey_words.name_of(change.measure, questionnaire, words)
            about = (part, change.measure.kind, change.measure.key, name, *change.many)
            if change.hidden is not None:
                yield (*about, None, None, None, survey_words.hidden(change, words))
                continue
            for side in ("before", "after", "difference"):
                found: Estimate = getattr(change, side)
                yield (*about, found.value, found.low, found.high, side)
    for measure, estimate in measured.results.beside_others.items():
        name = survey_words.name_of(measure, questionnaire, words)
        if estimate is not None:
            ends = (estimate.value, estimate.low, estimate.high)
            yield ("beside others", measure.kind, measure.key, name, None, None, *ends, "difference")
    if expected is not None:
        for key in ("first", "without", "with_mentors", "difference"):
            one = getattr(expected, key)
            ends = (one.middle, one.low, one.high)
            yield ("model", "share", key, "8 in 10 runs", None, None, *ends, expected.stamp.line())
    yield ("stamp", "", "", stamp(expected, date.today()), None, None, None, None, None, "")
