"""The figures of a paper's questions, in words a trainer reads."""

from collections.abc import Iterator

from sherpa_sim.assessment.item_statistics import ItemFigures
from sherpa_sim.assessment.item_verdicts import (
    EASY,
    FEWEST_FOR_DIFFICULTY,
    FEWEST_FOR_DISCRIMINATION,
    GOOD,
    HARD,
    WEAK,
    Trust,
    Verdict,
    item_verdicts,
    trust,
)
from sherpa_sim.content.csv_table import csv_table
from sherpa_sim.locale.words import Words

from .question_figures import PaperReport, QuestionReport

_COLUMNS = (
    "question",
    "place",
    "kind",
    "objective",
    "points",
    "people",
    "difficulty",
    "difficulty_low",
    "difficulty_high",
    "left_empty",
    "compared",
    "discrimination",
    "discrimination_low",
    "discrimination_high",
    "verdicts",
    "item",
    "option",
    "option_verdict",
    "option_people",
    "option_people_earned_elsewhere",
)


def difficulty_in_words(figures: ItemFigures, words: Words) -> str:
    """How hard a question was for this group, called hard or easy where enough people answered.

    Says for how many people it is marked, if not for all.
    """
    if figures.difficulty is None:
        return words("No marks yet.")
    share = words.percent(figures.difficulty)
    told = words("On average {share} of the points.", share=share)
    if figures.people >= FEWEST_FOR_DIFFICULTY:
        if figures.difficulty <= 0:
            told = words("No better than guessing: on average {share} of the points.", share=share)
        elif figures.difficulty <= HARD:
            told = words("Hard: on average {share} of the points.", share=share)
        elif figures.difficulty >= EASY:
            told = words("Easy: on average {share} of the points.", share=share)
    if figures.people == len(figures.rest):
        return told
    return told + " " + words("Marked for {people} so far.", people=figures.people)


def telling_in_words(figures: ItemFigures, words: Words) -> str:
    """Whether a question tells who did well otherwise from who did not."""
    if figures.compared < FEWEST_FOR_DISCRIMINATION:
        return words("Too few people to say")
    if figures.discrimination is None:
        return words("Everybody did the same")
    if figures.discrimination >= GOOD:
        return words("Yes")
    if figures.discrimination >= WEAK:
        return words("A little")
    found = item_verdicts(figures)
    if Verdict.REVERSED in found:
        return words("The wrong way round")
    return words("No") if Verdict.WEAK in found else words("Not clear")


def verdicts_in_words(figures: ItemFigures, words: Words) -> tuple[str, ...]:
    """What to look at in a question, a sentence each; nothing where nothing can be said."""
    told = {
        Verdict.EASY: words("Too easy: nearly everybody earns nearly everything, so it shows little."),
        Verdict.HARD: words("Too hard: has this been taught, and is the question clear?"),
        Verdict.WEAK: words(
            "Does not tell strong from weak: people who did well otherwise do not do better here."
        ),
        Verdict.REVERSED: words("People who did well otherwise do worse here: look at the key."),
    }
    return tuple(told[verdict] for verdict in item_verdicts(figures))


def people_in_words(report: PaperReport, words: Words) -> tuple[str, ...]:
    """How many people the figures are of, and what so few cannot say."""
    told = [words("Handed in by {people} people.", people=report.people)]
    if report.people < FEWEST_FOR_DIFFICULTY:
        told.append(
            words(
                "That is too few to judge a question by: from {fewest} people on, this page says which are too easy or "
                "too hard.",
                fewest=FEWEST_FOR_DIFFICULTY,
            )
        )
    if report.people < FEWEST_FOR_DISCRIMINATION:
        told.append(
            words(
                "Whether a question tells strong from weak cannot be said of fewer than {fewest} people.",
                fewest=FEWEST_FOR_DISCRIMINATION,
            )
        )
    if report.figures.left_out:
        told.append(
            words(
                "These questions still wait for your marks, and the others are not compared with them: {questions}.",
                questions=", ".join(report.figures.left_out),
            )
        )
    return tuple(told)


def trust_in_words(report: PaperReport, words: Words) -> tuple[str, ...]:
    """How far the marks of the whole paper can be relied on."""
    found = report.figures.reliability
    if found is None:
        return (
            words("How far the marks can be relied on cannot be told: too few people, or no differences."),
        )
    figures = {
        "alpha": words.number(found.alpha, 2),
        "low": words.number(found.interval.low, 2),
        "high": words.number(found.interval.high, 2),
    }
    told = {
        Trust.TOO_FEW: words("Too few people to say how far the marks can be relied on."),
        Trust.LOW: words(
            "The marks hang together loosely: decide nothing about a person by this paper alone."
        ),
        Trust.UNSURE: words(
            "The marks may or may not be good enough to decide about a person: look at more than this."
        ),
        Trust.GOOD: words("The marks hang together well: the questions measure the same thing."),
    }
    return (
        told[trust(found)],
        words("Cronbach's alpha: {alpha} (between {low} and {high}).", **figures),
        words(
            "By chance alone a person's mark can easily be {points} points higher or lower.",
            points=words.number(found.error, 1),
        ),
    )


def questions_csv(report: PaperReport, words: Words) -> bytes:
    """All of it as CSV: a row for each question, and one for each option of it."""
    return csv_table(
        _COLUMNS, (row for one in report.questions for row in _rows(one, report, words)), digits=3
    )


def _rows(one: QuestionReport, report: PaperReport, words: Words) -> Iterator[tuple[object, ...]]:
    own, difficulty, told = one.figures, one.figures.difficulty_interval, one.figures.discrimination_interval
    head = (
        one.question.id,
        one.place,
        str(one.question.kind),
        str(one.question.objective),
        report.paper.places[one.place - 1].points,
        own.people,
        own.difficulty,
        difficulty.low if difficulty else None,
        difficulty.high if difficulty else None,
        own.empty,
        own.compared,
        own.discrimination,
        told.low if told else None,
        told.high if told else None,
        " ".join(str(verdict) for verdict in item_verdicts(own)),
    )
    yield (*head, None, None, None, None, None)
    for pick in one.picks:
        item = pick.item(words.language) if pick.item is not None else None
        yield (*head, item, pick.option(words.language), str(pick.verdict), pick.people, pick.rest)
