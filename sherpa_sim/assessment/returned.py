"""Answers as they are shown to the trainer and returned to the trainee: as HTML in which nothing typed is markup.

What is returned speaks of the answers given only: which other option was right stays with the trainer.
"""

from collections.abc import Iterable, Mapping
from html import escape

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.question import Question
from sherpa_sim.content.question_answer import Answer, check_answer
from sherpa_sim.content.question_parts import Kind, Label
from sherpa_sim.content.question_sheet import QuestionSheet
from sherpa_sim.content.transcript import Transcript
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import Speaker
from sherpa_sim.locale.words import Words

from .mark import Verdict
from .paper_marks import PaperMarks

_NO_MATHS = "tex2jax_ignore mathjax_ignore"


class ReturnedPage:
    """What the page of a returned paper says, in the language of `words`."""

    def __init__(self, words: Words) -> None:
        self.language = words.language
        self.title = words("Your marks")
        self.about_marks = words(
            "Wrong choices cost points. These are taken off where you earned points, a little from each question. "
            "So a question that is all right can show a bit less than its full points."
        )
        self.trainer_says = words("Your trainer says:")
        self.words = words

    def points(self, points: float, most: float) -> str:
        """Points of how many."""
        return self.words("Points: {points} of {most}", points=self._plain(points), most=self._plain(most))

    def late(self, points: float) -> str:
        """What coming late cost."""
        return self.words("Handed in late: {points} points taken off.", points=self._plain(points))

    def _plain(self, points: float) -> str:
        """Points with no more decimals than they need."""
        digits = next(many for many in (0, 1, 2) if many == 2 or round(points, many) == round(points, 2))
        return self.words.number(points, digits)


def marked_answer(question: Question, value: object, marked: PaperMarks, words: Words) -> str:
    """The answer given to a question and what is said of it, as HTML."""
    if question.id in marked.refused:
        return _paragraph(words.problem(marked.refused[question.id]))
    mark = marked.marks[question.id]
    if not mark.answered:
        return _paragraph(words("You gave no answer."))
    sheet = question.for_trainee()
    answer = check_answer(sheet, value)
    own = _labels((*sheet.options, *sheet.items, *sheet.slots), words)
    said = []
    for remark in mark.remarks:
        if remark.verdict is Verdict.MISSED:
            continue
        about = f"{own[remark.part]}: " if remark.part in own else ""
        verdict = f"{_verdict(remark.verdict, words)} " if remark.verdict else ""
        earned = (
            f"{words('{share} of its points.', share=words.percent(remark.share))} "
            if remark.share is not None
            else ""
        )
        said.append(about + verdict + earned + remark.text(words.language))
    return (
        _paragraph(words("Your answer:"))
        + _list(_lines(sheet, answer, words))
        + (_paragraph(words("About your answer:")) + _list(said) if said else "")
    )


def written_answer(question: Question, value: object, words: Words) -> str:
    """What was written, as one line of HTML for a Markdown cell; empty if nothing was.

    What cannot be an answer is shown as the sentence that says why, so that the trainer decides.
    """
    try:
        return "".join(_quotation(line) for line in answer_lines(question, value, words))
    except Problem as problem:
        return _paragraph(words.problem(problem))


def answer_lines(question: Question, value: object, words: Words) -> tuple[str, ...]:
    """An answer in words, a line for each part, none of it markup yet; nothing if nothing was answered.

    Raises:
        Problem: if the value cannot be an answer to this question.
    """
    sheet = question.for_trainee()
    return tuple(_lines(sheet, check_answer(sheet, value), words))


def _lines(sheet: QuestionSheet, answer: Answer | None, words: Words) -> list[str]:
    """The answer in words, a line for each part."""
    own = _labels((*sheet.options, *sheet.items, *sheet.slots), words)
    match answer:
        case None:
            return []
        case str():
            return [own[answer]] if sheet.kind is Kind.ONE else [answer]
        case float() | int():
            unit = sheet.unit(words.language) if sheet.unit else ""
            return [f"{answer:g} {unit}".strip()]
        case tuple():
            return [own[key] for key in answer]
        case Mapping() if sheet.kind is Kind.FORM:
            return [
                f"{field.text(words.language)}: {_labels(field.choices, words).get(str(given), str(given))}"
                for field in sheet.fields
                if (given := answer.get(field.key)) is not None
            ]
        case Mapping() if sheet.kind is Kind.CONVERSATION:
            return _said(Transcript.model_validate(answer), words)
        case _:
            return [f"{own[key]}: {own.get(str(given), str(given))}" for key, given in answer.items()]


def _said(talk: Transcript, words: Words) -> list[str]:
    """The lines of a talk, each with who said it."""
    who = {Speaker.MENTOR: words("You"), Speaker.COLLEAGUE: load_colleagues()[talk.colleague].name}
    return [f"{who[turn.speaker]}: {turn.text}" for turn in talk.turns]


def _verdict(verdict: Verdict, words: Words) -> str:
    return {
        Verdict.RIGHT: words("Right."),
        Verdict.PARTLY: words("Partly right."),
        Verdict.WRONG: words("Not right."),
    }[verdict]


def _labels(labels: Iterable[Label], words: Words) -> dict[str, str]:
    return {label.key: label.text(words.language) for label in labels}


def _paragraph(text: str) -> str:
    return f'<p class="{_NO_MATHS}">{_plain(text)}</p>'


def _list(lines: Iterable[str]) -> str:
    return f'<ul class="{_NO_MATHS}">{"".join(f"<li>{_plain(line)}</li>" for line in lines)}</ul>'


def _quotation(text: str) -> str:
    return f'<blockquote class="{_NO_MATHS}">{_plain(text)}</blockquote>'


def _plain(text: str) -> str:
    """Text in which no character is markup: HTML, Markdown (a line of HTML has none) or formulas."""
    plain = escape(text).replace("$", "&#36;").replace("\\", "&#92;")
    return "<br>".join(plain.splitlines())
