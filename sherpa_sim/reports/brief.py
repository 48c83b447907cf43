"""The brief: what plans would bring for one workplace, on two pages to staple to a note (tagged PDF/UA-1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sherpa_sim.content.prices import own_prices
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.results import Comparison
from sherpa_sim.experiments.versus import Versus
from sherpa_sim.locale.words import Words

from . import answer_words, names
from .brief_tables import costs, gains, reasons
from .doubt import LEANS_ON, doubts, leanings
from .plan_words import decisions, horizon
from .scenario_file import run_command
from .typeset import REGIONS, typeset

LONGEST = 60
"""Characters of a name that are printed; what is longer is cut, so that a page stays a page."""

_TEMPLATE = Path(__file__).with_suffix(".typ")


@dataclass(frozen=True)
class Briefed:
    """A plan of a brief: what it is called, what is decided, and what it brought beside the workplace without it."""

    name: str
    scenario: Scenario
    comparison: Comparison


@dataclass(frozen=True)
class Brief:
    """What a brief is about.

    Attributes:
        plans: one to four, on the same workplace and the same runs.
        versus: the same plans beside each other.
        workplace: what the workplace is called, in the language of the brief.
        chart: the chart of the plans as SVG, its letters those of DejaVu Sans or Libertinus Serif.
        own_list: whether the workplace is a list of somebody's own workers, which no file of the kit holds.
        leans_on: the numbers of the model that the answer leans on most, by name; those that were found for the
            programme SHERPA if it is left as it is, and then none where no plan has mentors.
    """

    plans: Sequence[Briefed]
    versus: Versus
    workplace: str
    chart: bytes
    own_list: bool = False
    leans_on: Sequence[str] = LEANS_ON


def brief_pdf(brief: Brief, words: Words) -> bytes:
    """The brief as a PDF of two pages, in the language of `words`; the same bytes for the same brief.

    Raises:
        Problem: if a name in it has a letter that the fonts do not have.
    """
    return typeset(
        _TEMPLATE,
        _said(brief, words),
        Problem(
            "The name of a plan or a list has a letter that the brief cannot print; write it in other letters."
        ),
    )


def _said(brief: Brief, words: Words) -> dict[str, object]:
    """Every text of the template."""
    scenarios = [plan.scenario for plan in brief.plans]
    comparisons = [plan.comparison for plan in brief.plans]
    first = brief.plans[0]
    made = date.fromisoformat(first.comparison.stamp.made_on)
    place = _short(brief.workplace)
    return {
        "language": words.language,
        "region": REGIONS[words.language],
        "title": first.scenario.question(words.language),
        "document": words("Policy brief: {workplace}", workplace=place),
        "author": "SHERPA",
        "date": {"year": made.year, "month": made.month, "day": made.day},
        "over": words("Policy brief from a simulation, {day}", day=words.date(made)),
        "foot": words("A model says so; no trial has measured it."),
        "page": words("Page {page} of {pages}", page="{page}", pages="{pages}"),
        "place": place,
        "horizon": horizon(first.scenario, words),
        "several": len(brief.plans) > 1,
        "decided": _decided(brief.plans, words),
        "answer": _answer(brief, words),
        "chart": brief.chart.decode(),
        "chart_said": answer_words.picture(_labels(brief.plans, words), comparisons, words),
        "chart_title": words("Workers who took a course in the last 12 months"),
        "chart_note": words(
            "The bands hold 8 in 10 runs of the simulation: chance, and the numbers that surveys leave open."
        ),
        "gains": gains(comparisons, _letters(brief.plans), words),
        "reasons": reasons(comparisons, _letters(brief.plans), words),
        "costs": costs(comparisons, _letters(brief.plans), words),
        "prices": _own_prices(scenarios[0], words),
        "beside": _beside(brief, words),
        "doubt": _doubt(brief, words),
        "again": _again(brief, words),
    }


def _letters(plans: Sequence[Briefed]) -> list[str]:
    """What stands above a plan's column where there are several."""
    return list(names.PLAN_LETTERS[: len(plans)]) if len(plans) > 1 else []


def _labels(plans: Sequence[Briefed], words: Words) -> list[str]:
    """What a plan is called within a sentence."""
    if len(plans) == 1:
        return [words("the plan")]
    return [words("plan {letter}", letter=letter) for letter in _letters(plans)]


def _decided(plans: Sequence[Briefed], words: Words) -> dict[str, object]:
    rows = decisions([plan.scenario for plan in plans], words)
    called = [_short(name) for name in names.lettered([plan.name for plan in plans])]
    same = [row for row in rows if len(plans) > 1 and len(set(row.told)) == 1]
    listed = "; ".join(words("{name}: {value}", name=row.name, value=row.told[0]) for row in same)
    return {
        "heading": words("What is done"),
        "heads": [words("Decision"), *(name or words("The plan") for name in called)],
        "rows": [[row.name, *row.told] for row in rows if row not in same],
        "same": words("The same in every plan: {decisions}.", decisions=listed) if same else "",
        "rest": words("Further decisions are in the scenario files."),
    }


def _answer(brief: Brief, words: Words) -> dict[str, object]:
    plans = brief.plans
    told = [_told(plan.comparison, words) for plan in plans]
    heading = words("The answer")
    if len(plans) == 1:
        only = plans[0].comparison
        lead = [] if answer_words.changes_nothing(only) else [answer_words.shares(only, words)]
        return {"heading": heading, "lead": " ".join([*lead, told[0]]), "points": [], "last": ""}
    comparisons = [plan.comparison for plan in plans]
    return {
        "heading": heading,
        "lead": answer_words.share_without(comparisons[0], words),
        "points": [
            {
                "head": words(
                    "With {plan}: {share}.",
                    plan=label,
                    share=words.percent(comparison.groups[0].with_change.middle),
                ),
                "text": text,
            }
            for label, comparison, text in zip(_labels(plans, words), comparisons, told, strict=True)
        ],
        "last": answer_words.best(_labels(plans, words), comparisons, words),
    }


def _told(comparison: Comparison, words: Words) -> str:
    if answer_words.changes_nothing(comparison):
        return words("Nothing changes: in every run it is as without the plan.")
    return " ".join((answer_words.extra_people(comparison, words), answer_words.how_sure(comparison, words)))


def _own_prices(scenario: Scenario, words: Words) -> str:
    """The prices that are not the kit's."""
    if not scenario.prices:
        return words("All prices are those of the kit.")
    kit, called = own_prices(), names.prices(words)
    told = (
        f"{called[name]}: {words.percent(value) if kit[name].unit == 'share' else words.number(value, 2)}"
        for name, value in scenario.prices.items()
    )
    return words("Own prices (euro, unless told otherwise): {prices}.", prices="; ".join(told))


def _beside(brief: Brief, words: Words) -> dict[str, object]:
    told = answer_words.pairs_in_words(_labels(brief.plans, words), brief.versus, words)
    return {
        "heading": words("The plans beside each other"),
        "rule": words(
            "Each pair on the same people and the same luck; people in training in an average year."
        ),
        "points": [one[:1].upper() + one[1:] for one in told],
    }


def _doubt(brief: Brief, words: Words) -> dict[str, object]:
    leans_on = brief.leans_on
    if tuple(leans_on) == LEANS_ON and all(plan.comparison.mentor_skill is None for plan in brief.plans):
        leans_on = ()  # they are about talks of mentors
    found_for = (
        words("The answer leans on these numbers most. They were found for the programme SHERPA in Flanders.")
        if tuple(leans_on) == LEANS_ON
        else words("The answer leans on these numbers most.")
    )
    return {
        "heading": words("How sure is this?"),
        "points": list(doubts(words)),
        "leans": found_for,
        "heads": [words("Number of the model"), words("In use"), words("Could as well be")],
        "rows": [[one.meaning, one.used, one.defended] for one in leanings(leans_on, words)],
    }


def _again(brief: Brief, words: Words) -> dict[str, object]:
    letters = _letters(brief.plans) or [""]
    return {
        "heading": words("Make it again"),
        "how": words("Save the scenario file from the page, and run it in a terminal:"),
        "own_list": words(
            "The workplace is a list of your own. It is not in the file; give it with the command."
        )
        if brief.own_list
        else "",
        "lines": [
            {
                "letter": letter,
                "command": run_command(plan.scenario, brief.own_list, words),
                "stamp": plan.comparison.stamp.line(),
            }
            for letter, plan in zip(letters, brief.plans, strict=True)
        ],
    }


def _short(name: str) -> str:
    """A name on one line, cut where it is long."""
    line = " ".join(name.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
