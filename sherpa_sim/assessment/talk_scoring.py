"""What a talk earns: how the mentor talked, by measures in a straight line from nothing to all; never what came of it.

Points are for talk. So the share that the measures earn counts as far as there are enough lines that say something
and are not said twice (nothing below eight, for then nothing can be told), and as far as they take up what the
colleague says: whoever pastes lines that would fit anybody, or words without sense, earns nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sherpa_sim.content.question_conversation import FEWEST_LINES, Conversation, TalkMeasure
from sherpa_sim.content.transcript import OPENING_TURNS
from sherpa_sim.conversation.measures import CodedTurn, Measure, measures
from sherpa_sim.domain.talk import MentorCode, Speaker

from .mark import Mark, Remark
from .talk_reading import ReadLine, TalkReading

LISTENS_NOT, LISTENS = 0.1, 0.2
"""Shares of the lines that take something up, at which the talk counts for nothing and in full.

Of the kit's own coded lines, each after what was said before it, 36 in 100 do; after lines of other talks 2 to 4.
"""
UNASKED = (MentorCode.INFORMATION, *(code for code in MentorCode if code.inconsistent))


@dataclass(frozen=True)
class TalkFigures:
    """The figures of a talk.

    Attributes:
        lines: of the mentor's that count.
        takes_up: the share of them that take up what the colleague said.
        values: each measure that has lines behind it; none below eight lines.
    """

    lines: int
    takes_up: float
    values: Mapping[TalkMeasure, float]


def talk_figures(reading: TalkReading) -> TalkFigures:
    """The figures of a talk, from the lines that count and what the colleague said."""
    counted = [line for line in reading.lines if line.counts]
    if not counted:
        return TalkFigures(0, 0.0, {})
    answered = reading.lines[OPENING_TURNS:]  # what she says before the mentor does, nobody evoked
    found = measures([_coded(line) for line in answered if line.counts or _hers(line)])
    values = {
        own: found[theirs].value
        for own, theirs in (
            (TalkMeasure.CONSISTENT, Measure.CONSISTENT),
            (TalkMeasure.REFLECTIONS_TO_QUESTIONS, Measure.REFLECTIONS_TO_QUESTIONS),
            (TalkMeasure.OPEN_QUESTIONS, Measure.OPEN_QUESTIONS),
            (TalkMeasure.CHANGE_TALK, Measure.CHANGE_TALK),
        )
        if theirs in found
    }
    if len(counted) >= FEWEST_LINES:
        values[TalkMeasure.UNASKED] = sum(line.code in UNASKED for line in counted) / len(counted)
    return TalkFigures(len(counted), sum(line.takes_up for line in counted) / len(counted), values)


def talk_worth(question: Conversation, figures: TalkFigures) -> float:
    """What a talk with these figures earns, in [0, 1]; a better figure never earns less."""
    if figures.lines < FEWEST_LINES:
        return 0.0
    earned = sum(
        yardstick.points * yardstick.worth(figures.values[yardstick.measure])
        for yardstick in question.rubric
        if yardstick.measure in figures.values
    )
    enough = min(1.0, figures.lines / question.least)
    listening = min(1.0, max(0.0, (figures.takes_up - LISTENS_NOT) / (LISTENS - LISTENS_NOT)))
    return enough * listening * earned / question.points


def talk_mark(question: Conversation, reading: TalkReading) -> Mark:
    """The mark of a talk: a remark for each yardstick, with what it earned."""
    figures = talk_figures(reading)
    remarks = []
    for yardstick in question.rubric:
        value = figures.values.get(yardstick.measure)
        worth = yardstick.worth(value) if value is not None else 0.0
        told = yardstick.good if worth == 1 else yardstick.better
        remarks.append(Remark(str(yardstick.measure), told, share=worth))
    return Mark(talk_worth(question, figures), tuple(remarks))


def _hers(line: ReadLine) -> bool:
    return line.speaker is Speaker.COLLEAGUE


def _coded(line: ReadLine) -> CodedTurn:
    also = line.heard.also if line.code is line.heard.code else ()
    return CodedTurn(line.speaker, (line.code, *also), len(line.text.split()))
