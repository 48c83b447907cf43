"""Sheets of paper for a pair: what they agree on, and what each is asked at the end; tagged PDF, set by Typst."""

from pathlib import Path

from sherpa_sim.content.pair_evaluation import EvaluationItem, ItemKind, PairEvaluationForm
from sherpa_sim.content.pair_record import BegunPair, Evaluator, PlannedMeeting
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import N_, Words
from sherpa_sim.matching.programme import end_of

from .match_words import DAY_PARTS
from .typeset import REGIONS, typeset

_TEMPLATE = Path(__file__).with_suffix(".typ")
EVALUATORS = {Evaluator.MENTEE: N_("Mentee"), Evaluator.MENTOR: N_("Mentor"), Evaluator.COACH: N_("Coach")}


def agreement_pdf(pair: BegunPair, words: Words) -> bytes:
    """The agreement of a pair on paper, with its days and room for three signatures.

    Raises:
        Problem: if a name has a letter that the fonts do not have.
    """
    frame = pair.frame
    sections: list[dict[str, object]] = [
        {
            "heading": words("What we agree"),
            "points": [
                words(
                    "We meet from {first} to {last}, at least {count} times a month, for about {minutes} minutes.",
                    first=words.date(frame.begins),
                    last=words.date(end_of(pair)),
                    count=frame.a_month,
                    minutes=frame.minutes,
                ),
                words("Who cannot come tells the other as soon as she knows, and we choose another day."),
                words("What is told stays between us. The coach hears how it goes, not what was said."),
                words("Coming is free for both. Each of us may stop, and tells the coach why."),
                words("The mentor listens, tells and shows the way; decisions are the mentee's own."),
            ],
        },
        {
            "heading": words("Days that are proposed"),
            "points": [meeting_words(one, words) for one in pair.plan]
            or [words("No day is planned yet: choose the first two together.")],
        },
        {"heading": words("What we work on"), "lines": 4},
    ]
    names = (
        words(EVALUATORS[Evaluator.MENTEE]),
        words(EVALUATORS[Evaluator.MENTOR]),
        words(EVALUATORS[Evaluator.COACH]),
    )
    return _set(
        words("Agreement of {mentee} and {mentor}", mentee=pair.mentee_name, mentor=pair.mentor_name),
        "",
        sections,
        [
            {"name": name, "who": who}
            for name, who in zip((pair.mentee_name, pair.mentor_name, ""), names, strict=True)
        ],
        words,
    )


def evaluation_pdf(pair: BegunPair, who: Evaluator, form: PairEvaluationForm, words: Words) -> bytes:
    """The items that one of the three is asked, to be filled in on paper; raises Problem as `agreement_pdf` does."""
    return _set(
        words("At the end: what does the {who} say?", who=words(EVALUATORS[who]).lower()),
        words(
            "{mentee} and {mentor}. There is no right answer, and nobody gets a mark. What you write is read by "
            "the coach; the programme sees counts only.",
            mentee=pair.mentee_name,
            mentor=pair.mentor_name,
        ),
        [_asked(item, who, form, words) for item in form.asked(who)],
        [],
        words,
    )


def meeting_words(one: PlannedMeeting, words: Words) -> str:
    """A planned meeting: the day, and the part of it if there is one."""
    if not one.part:
        return words.date(one.day)
    return words("{day}, {part}", day=words.date(one.day), part=words(DAY_PARTS[one.part]))


def _asked(item: EvaluationItem, who: Evaluator, form: PairEvaluationForm, words: Words) -> dict[str, object]:
    heading = item.asks[who](words.language)
    if item.kind is ItemKind.TEXT:
        return {"heading": heading, "lines": 4}
    return {"heading": heading, "boxes": [one.text(words.language) for one in form.answers]}


def _set(
    title: str, lead: str, sections: list[dict[str, object]], signatures: list[dict[str, str]], words: Words
) -> bytes:
    said = {
        "language": words.language,
        "region": REGIONS[words.language],
        "title": title,
        "lead": lead,
        "sections": [{"points": [], "boxes": [], "lines": 0, **one} for one in sections],
        "signatures": signatures,
        "signature": words("Day and signature"),
    }
    return typeset(
        _TEMPLATE,
        said,
        Problem("This sheet has a letter that its fonts do not have; write the name in other letters."),
    )
