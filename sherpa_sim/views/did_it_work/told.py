"""Results as a piece of page: who answered, tables with the interval of each change, teams, and the model beside it."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from sherpa_sim.content.learning_culture import load_learning_culture
from sherpa_sim.experiments.between_rounds import Expected
from sherpa_sim.locale.words import Words
from sherpa_sim.reports import beside_model, survey_words
from sherpa_sim.reports.did_it_work import line_of
from sherpa_sim.reports.survey_words import Measured
from sherpa_sim.survey.before_after import Change, Kind
from sherpa_sim.survey.small_groups import LEAST

from ..controls import Panel
from ..folding_table import Cell, Part, table
from ..markup import listed, paragraphs_of

_WIDE = 100


class SurveysPanel(Panel):
    """A piece of this page; it brings the style of the whole page, with tables whose rows fold on a phone."""

    _css = Path(__file__).parent / "results.css"


def results(measured: Measured, words: Words) -> Markup:
    """What the two surveys say; one sentence if that cannot be told."""
    few = survey_words.too_few(measured, words)
    if few:
        return Markup('<p class="few">{}</p>').format(few)
    own = measured.results
    parts = [
        Markup("<h3>{}</h3>").format(words("Who answered")),
        listed(survey_words.response(measured, words)),
        _table(words("The four scales (1 to 5)"), survey_words.changes_of(own, Kind.SCALE), words),
        _table(words("Training and talks"), survey_words.changes_of(own, Kind.SHARE), words),
        Markup('<p class="chance">{}</p>').format(survey_words.chance(own, words)),
        _folded(
            words("Statement by statement (1 to 5)"),
            _table(words("Statement by statement (1 to 5)"), survey_words.changes_of(own, Kind.ITEM), words),
        ),
        _others(measured, words),
        _teams(measured, words),
        Markup("<h3>{}</h3>").format(words("What this can show, and what not")),
        listed(survey_words.limits(bool(own.beside_others), words)),
        _folded(words("How it was made"), paragraphs_of(_made(measured, words))),
    ]
    return Markup("").join(parts)


def beside(measured: Measured, expected: Expected, words: Words) -> Markup:
    """What was seen beside what the model says of such a workplace."""
    heads = beside_model.heads(words)
    rows = [tuple(map(Cell, row)) for row in beside_model.rows(measured.results, expected, words)]
    return Markup("<h3>{}</h3><p>{}</p>{}{}").format(
        words("You saw, and the model says"),
        beside_model.workplace(expected, words),
        table(words("Beside the simulation"), heads, [Part("", rows)]),
        listed(beside_model.notes(measured.results, expected, words)),
    )


def _made(measured: Measured, words: Words) -> tuple[str, ...]:
    about = load_learning_culture().about(words.language)
    return (*survey_words.method(measured.paired, words), about)


def _others(measured: Measured, words: Words) -> Markup:
    """How much more each scale and share changed than among the others; nothing if there are none."""
    told = survey_words.beside_others(measured, load_learning_culture(), words)
    if not told:
        return Markup("")
    return Markup("<h3>{}</h3>{}").format(
        words("More than among the others without mentors"),
        listed(words("{name}: {value}", name=name, value=value) for name, value in told),
    )


def _teams(measured: Measured, words: Words) -> Markup:
    """The teams of which something is told, each folded, and how many are left out."""
    own = measured.results
    parts = [_folded(team, _table(team, changes, words)) for team, changes in own.teams.items()]
    if own.teams_hidden:
        parts.append(
            Markup("<p>{}</p>").format(
                words(
                    "Teams of which nothing is told: {count}. A team is told only with {least} people or more at "
                    "each round, and if nobody can be found by taking teams away from the whole.",
                    count=own.teams_hidden,
                    least=LEAST,
                )
            )
        )
    if not parts:
        return Markup("")
    return Markup("<h3>{}</h3>{}").format(words("Team by team"), Markup("").join(parts))


def _table(title: str, changes: Sequence[Change], words: Words) -> Markup:
    """The changes as a table, each with its interval as a line and in words."""
    heads = (words("What"), words("Before"), words("After"), words("Lower or higher"), words("In words"))
    return table(title, heads, [Part("", [_row(change, words) for change in changes])])


def _row(change: Change, words: Words) -> tuple[Cell, ...]:
    kind = change.measure.kind
    name = survey_words.name_of(change.measure, load_learning_culture(), words)
    sides = [
        Cell("–")
        if one is None
        else Cell(survey_words.value(one, kind, words), survey_words.interval(one, kind, words))
        for one in (change.before, change.after)
    ]
    return (Cell(name), *sides, Cell(_line(change)), Cell(survey_words.found(change, words)))


def _line(change: Change) -> Markup:
    """The interval of a change as a line whose middle is no change; the words beside it say the same."""
    at = line_of(change)
    if at is None:
        return Markup("")
    ends = {name: f"{_WIDE * place:.1f}" for name, place in at.items()}
    return Markup(
        '<svg class="interval" viewBox="-3 0 106 14" width="106" height="14" aria-hidden="true">'
        '<line class="none" x1="50" x2="50" y1="0" y2="14"/><line class="span" x1="{low}" x2="{high}" y1="7" y2="7"/>'
        '<circle cx="{value}" cy="7" r="3"/></svg>'
    ).format(**ends)


def _folded(title: str, body: Markup) -> Markup:
    return Markup("<details><summary>{}</summary>{}</details>").format(title, body)
