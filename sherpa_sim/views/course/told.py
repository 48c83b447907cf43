"""What is said of an answer to a practice task: everything that helps, for there is nothing to hide."""

from typing import Any

from sherpa_sim.assessment.mark import Mark, Verdict
from sherpa_sim.assessment.scoring import score
from sherpa_sim.content.question import Question
from sherpa_sim.content.question_written import Form, ShortText
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words


def told(question: Question, answer: object, words: Words) -> dict[str, Any]:
    """A verdict on the whole, and a line for each part of the answer: what it is about, its sign, and why.

    `lines` are dictionaries with `about`, `verdict` ("right", "partly", "wrong", "missed" or empty) and `text`.
    """
    try:
        mark = score(question, answer)
    except Problem as problem:
        return {"verdict": words.problem(problem), "lines": []}
    if not mark.answered:
        return {"verdict": words("Give an answer first."), "lines": []}
    if isinstance(question, ShortText | Form):
        return {
            "verdict": words("Nobody marks this. Compare it yourself:"),
            "lines": _compared(question, words),
        }
    return {"verdict": _verdict(mark, words), "lines": _lines(question, mark, words)}


def _verdict(mark: Mark, words: Words) -> str:
    if mark.share >= 1:
        return words("Right.")
    return words("Partly right. Read why, and try again.") if mark.share > 0 else words("Not yet. Read why.")


def _lines(question: Question, mark: Mark, words: Words) -> list[dict[str, str]]:
    sheet = question.for_trainee()
    parts = (*sheet.options, *sheet.items, *sheet.slots)
    about = {label.key: label.text(words.language) for label in parts}
    signs = {
        Verdict.RIGHT: words("Right:"),
        Verdict.PARTLY: words("Partly right:"),
        Verdict.WRONG: words("Not right:"),
        Verdict.MISSED: words("Right, but you did not choose it:"),
    }
    return [
        {
            "verdict": str(remark.verdict or ""),
            "sign": signs[remark.verdict] if remark.verdict else "",
            "about": about.get(remark.part, ""),
            "text": remark.text(words.language),
        }
        for remark in mark.remarks
    ]


def _compared(question: ShortText | Form, words: Words) -> list[dict[str, str]]:
    """What a good answer shows, and what to look at in one's own."""
    language = words.language
    good = {
        "verdict": "",
        "sign": words("Good answers:"),
        "about": "",
        "text": question.rubric.good(language),
    }
    return [
        good,
        *(
            {
                "verdict": "",
                "sign": "",
                "about": criterion.name(language),
                "text": criterion.levels[-1].text(language),
            }
            for criterion in question.rubric.criteria
        ),
    ]
