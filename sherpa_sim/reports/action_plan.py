"""An action plan on paper, as a tagged PDF (PDF/UA-1) set by Typst: the plan, its steps and how they go."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from sherpa_sim.cohort.action_plan_words import answer_in_words, day_in_words, said_in_words
from sherpa_sim.content.action_plan import ActionPlan, PlanPart
from sherpa_sim.content.plan_record import PlanReview
from sherpa_sim.content.plan_standing import StandingStep, standing, to_look_back
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from .typeset import REGIONS, typeset

ROOMY = 1_800
"""Characters of a plan up to which there is place for large letters."""

_TEMPLATE = Path(__file__).with_suffix(".typ")


def action_plan_pdf(plan: ActionPlan, reviews: Sequence[PlanReview], words: Words, made: date) -> bytes:
    """The PDF of a plan as it stands on the day that it is made; the same bytes for the same plan and day.

    A plan as long as the paper takes is one page of A4; steps that came out of reviews may make it longer.

    Raises:
        Problem: if something in it has a letter that the fonts do not have.
    """
    return typeset(
        _TEMPLATE,
        _said(plan, reviews, words, made),
        Problem("Your plan has a sign that the printed sheet does not have; write it in other letters."),
    )


def _said(plan: ActionPlan, reviews: Sequence[PlanReview], words: Words, made: date) -> dict[str, object]:
    """Every text of the template."""
    steps = standing(plan, reviews)
    review = to_look_back(plan, reviews)
    written = [line.answer for part in plan.parts for line in part.lines if isinstance(line.answer, str)]
    day = words.date(made)
    return {
        "language": words.language,
        "region": REGIONS[words.language],
        "title": words("My action plan"),
        "made": words("As it stood on {day}", day=day),
        "date": {"year": made.year, "month": made.month, "day": made.day},
        "roomy": sum(map(len, written)) <= ROOMY,
        "parts": [_part(part, steps, words) for part in plan.parts],
        "open": words("Left open."),
        "heads": [words("Step"), words("Day"), words("Who helps"), words("How it went")],
        "look_back": words("I look back next on {day}.", day=words.date(review))
        if review is not None
        else "",
        "learned": [words("What I learned"), *_learned(reviews, words)],
        "private": words("Initials only. Keep this sheet for yourself and for who helps you with it."),
    }


def _part(part: PlanPart, steps: Iterable[StandingStep], words: Words) -> dict[str, object]:
    rows = [_row(step, words) for step in steps] if part.has_steps else []
    lines = (
        []
        if part.has_steps
        else [[line.asked(words.language), answer_in_words(line, words)] for line in part.lines]
    )
    return {"asked": part.asked(words.language), "lines": lines, "rows": rows}


def _row(step: StandingStep, words: Words) -> list[str]:
    return [
        step.step.what,
        day_in_words(step, words),
        step.step.help,
        "\n".join(said_in_words(step.said, words)) if step.said is not None else "",
    ]


def _learned(reviews: Sequence[PlanReview], words: Words) -> list[str]:
    """What she learned, at the last reviews that said so."""
    told = [
        words("{day}: {learned}", day=words.date(one.day), learned=one.learned)
        for one in reviews
        if one.learned
    ]
    return told[-2:]
