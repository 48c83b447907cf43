"""Talks in which the mentor's codes are given straight away, so that thousands are quick."""

import random
from collections.abc import Callable, Iterator, Mapping

from sherpa_sim.conversation.answer import Reply
from sherpa_sim.conversation.coding import Coding
from sherpa_sim.conversation.talk import Talk
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

Mentor = Callable[[random.Random], MentorCode]

OPEN, CLOSED = MentorCode.OPEN_QUESTION, MentorCode.CLOSED_QUESTION
SIMPLE, COMPLEX, SUMMARY = MentorCode.SIMPLE_REFLECTION, MentorCode.COMPLEX_REFLECTION, MentorCode.SUMMARY

WAYS: Mapping[str, Mapping[MentorCode, float]] = {
    "consistent": {
        OPEN: 5, SIMPLE: 4, COMPLEX: 5, SUMMARY: 1, MentorCode.AFFIRMATION: 2, MentorCode.AUTONOMY: 1,
        MentorCode.COLLABORATION: 1, MentorCode.INFORMATION_WITH_PERMISSION: 1,
    },
    "mixed": {
        OPEN: 18, CLOSED: 18, SIMPLE: 14, COMPLEX: 14, SUMMARY: 2, MentorCode.AFFIRMATION: 4,
        MentorCode.AUTONOMY: 2, MentorCode.COLLABORATION: 2, MentorCode.INFORMATION: 10,
        MentorCode.INFORMATION_WITH_PERMISSION: 4, MentorCode.PERSUASION: 5, MentorCode.DIRECTION: 5,
        MentorCode.OTHER: 2,
    },
    "interrogating": {CLOSED: 14, OPEN: 4, MentorCode.INFORMATION: 1, MentorCode.OTHER: 1},
    "pushing": {
        MentorCode.PERSUASION: 7, MentorCode.DIRECTION: 7, MentorCode.CONFRONTATION: 2, CLOSED: 2,
        MentorCode.INFORMATION: 2,
    },
}  # fmt: skip
"""Ways to lead a talk: how often each code comes."""


def line_of(code: MentorCode, number: int) -> str:
    """A line that `given_codes` hears as that code; it speaks of nothing."""
    return f"well, {code.code} and {number}"


def given_codes(text: str, speaker: Speaker, language: str, previous: str | None = None) -> Coding:
    """The code that a line of `line_of` carries; of the colleague nothing is heard."""
    if speaker is Speaker.COLLEAGUE:
        return Coding(ColleagueCode.NEUTRAL, {ColleagueCode.NEUTRAL: 1.0})
    try:
        code = MentorCode.of(int(text.split()[1]))
    except (IndexError, ValueError):
        code = MentorCode.OTHER
    return Coding(code, {code: 1.0})


def led(colleague: str, way: str, seed: int, lines: int = 25) -> tuple[Talk, list[tuple[MentorCode, Reply]]]:
    """A talk of at most so many lines led in one of the `WAYS`, and what was said after which code."""
    talk = Talk(colleague, "en", seed, given_codes)
    return talk, list(_exchanges(talk, way, seed, lines))


def _exchanges(talk: Talk, way: str, seed: int, lines: int) -> Iterator[tuple[MentorCode, Reply]]:
    chance = random.Random(f"{way} {seed}")
    codes, weights = zip(*WAYS[way].items(), strict=True)
    for number in range(lines):
        if talk.end is not None:
            return
        code = chance.choices(codes, weights)[0]
        yield code, talk.say(line_of(code, number))
