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

from ..controls import Action, Cell, Column, Download, Downloads, Panel, Row, Table
from .desk import Desk
from .markup import heading, paragraphs_of
from .selection import SelectionForm

_OPTIONS = "options"
_LONGEST = 110
"""Characters of a question that name its row."""


def questions_section(desk: Desk) -> DOMWidget:
    """The section: a choice of paper and group, and the table of its questions."""
    if not desk.cohort.settings.papers:
        return Panel(paragraphs_of([desk.words("No paper is set for this group yet.")]))
    return _Section(desk).box


class _Section:
    """The section and what it shows now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._form = SelectionForm(desk.cohort, desk.words, lambda _: self._changed(), all_papers=False)
        self._below = VBox()
        self._below.add_class("stack")
        download = Download(
            "questions.csv", "text/csv", desk.words("Save as a table (CSV)"), desk.file(self._csv)
        )
        self.box = VBox([self._form, self._below, Downloads([download], desk.words)])
        self.box.add_class("stack")
        self._changed = desk.guarded(self._show)
        self._show()

    def _find(self) -> PaperReport:
        chosen = self._form.selection
        return question_report(self._desk.cohort, chosen.paper or "", chosen.group)

    def _csv(self) -> bytes:
        return questions_csv(self._find(), self._desk.words)

    def _show(self) -> None:
        self._below.children = (Panel(paragraphs_of([self._desk.words("One moment ...")])),)
        asked = self._form.selection

        def draw(found: PaperReport) -> None:
            if asked == self._form.selection:  # else another one was chosen since
                self._draw(found)

        self._desk.later(self._find, draw)

    def _draw(self, report: PaperReport) -> None:
        words = self._desk.words
        by_key = {one.question.id: one for one in report.questions}
        options = VBox()
        options.add_class("stack")

        def pressed(row: str, _action: str) -> None:
            one = by_key[row]
            asked = heading(words("Question {place}", place=one.place), one.question.stem(words.language))
            options.children = (Panel(asked, spoken=True), _picks(one, words))

        flagged = any(verdicts_in_words(one.figures, words) for one in report.questions)
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
            self._desk.guarded(pressed),
        )
        about = (*people_in_words(report, words), *(words.problem(problem) for problem in report.problems))
        self._below.children = (
            Panel(paragraphs_of(about)),
            table,
            options,
            Panel(heading(words("The paper as a whole"), *trust_in_words(report, words))),
        )


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
