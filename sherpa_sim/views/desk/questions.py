"""Questions: how hard each question of a paper was, whether it tells strong from weak, and what was chosen."""

from ipywidgets import DOMWidget, VBox

from sherpa_sim.assessment.mark import Verdict
from sherpa_sim.assessment.picks import PickFigures
from sherpa_sim.cohort.question_figures import PaperReport, QuestionReport, question_report
from sherpa_sim.cohort.question_words import (
    difficulty_in_words,
    people_in_words,
    questions_csv,
    telling_in_words,
    trust_in_words,
    verdicts_in_words,
)
from sherpa_sim.locale.words import Words

from ..controls import Action, Cell, Column, Panel, Row, Table
from ..markup import heading, paragraphs_of
from .desk import Desk
from .selection import About, selected_section

_OPTIONS = "options"
_LONGEST = 110
"""Characters of a question that name its row."""


def questions_section(desk: Desk) -> DOMWidget:
    """The section: a choice of paper and group, and the table of its questions."""
    return selected_section(
        desk,
        About(
            lambda cohort, chosen: question_report(cohort, chosen.paper or "", chosen.group),
            lambda report: _draw(report, desk),
            lambda report: questions_csv(report, desk.words),
            "questions.csv",
            all_papers=False,
        ),
    )


def _draw(report: PaperReport, desk: Desk) -> tuple[DOMWidget, ...]:
    words = desk.words
    by_key = {one.question.id: one for one in report.questions}
    flagged = any(verdicts_in_words(one.figures, words) for one in report.questions)
    options = VBox()
    options.add_class("stack")

    def pressed(row: str, _action: str) -> None:
        one = by_key[row]
        asked = heading(words("Question {place}", place=one.place), one.question.stem(words.language))
        options.children = (Panel(asked, reached=True), _picks(one, words))

    table = Table(
        words("The questions of this paper"),
        (
            Column(words("Question")),
            Column(words("How hard")),
            Column(words("Left empty"), number=True),
            Column(words("Tells strong from weak")),
            *([Column(words("What to look at"))] if flagged else []),
        ),
        [_row(one, flagged, words) for one in report.questions],
        words,
        desk.guarded(pressed),
    )
    about = (*people_in_words(report, words), *(words.problem(problem) for problem in report.problems))
    whole = heading(words("The paper as a whole"), *trust_in_words(report, words))
    return Panel(paragraphs_of(about)), table, options, Panel(whole)


def _row(one: QuestionReport, flagged: bool, words: Words) -> Row:
    figures = one.figures
    verdicts = verdicts_in_words(figures, words)
    name = f"{one.place}. {_short(one.question.stem(words.language))}"
    return Row(
        one.question.id,
        (
            Cell(name, one.place),
            Cell(
                difficulty_in_words(figures, words),
                figures.difficulty if figures.difficulty is not None else -2.0,
            ),
            Cell(words.number(figures.empty), figures.empty),
            Cell(
                telling_in_words(figures, words),
                figures.discrimination if figures.discrimination is not None else -2.0,
            ),
            *([Cell(" ".join(verdicts), len(verdicts), "wait" if verdicts else "")] if flagged else []),
        ),
        (Action(_OPTIONS, words("What was chosen")),) if one.picks else (),
    )


def _picks(one: QuestionReport, words: Words) -> Table:
    by_item = any(pick.item is not None for pick in one.picks)
    return Table(
        words("What was chosen in question {place}", place=one.place),
        (
            *([Column(words("Of what"))] if by_item else []),
            Column(words("Chosen")),
            Column(words("Right or not")),
            Column(words("People"), number=True),
            Column(words("What they earned on the other questions"), number=True),
        ),
        [Row(str(place), _pick(pick, by_item, words)) for place, pick in enumerate(one.picks)],
        words,
    )


def _pick(pick: PickFigures, by_item: bool, words: Words) -> tuple[Cell, ...]:
    said = {
        Verdict.RIGHT: Cell(words("Right"), tone="good"),
        Verdict.PARTLY: Cell(words("Partly right")),
        Verdict.WRONG: Cell(words("Wrong")),
    }
    item = [Cell(pick.item(words.language) if pick.item is not None else "")] if by_item else []
    rest = Cell(words.percent(max(0.0, pick.rest)), pick.rest) if pick.rest is not None else Cell("–", -2.0)
    return (
        *item,
        Cell(pick.option(words.language)),
        said[pick.verdict],
        Cell(words.number(pick.people), pick.people),
        rest,
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
