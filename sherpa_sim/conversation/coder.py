"""From a line to its codes: what a mentor does with it, or what a colleague says in it."""

from collections.abc import Sequence

import numpy as np

from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

from .coding import Clue, Code, Coding, Language
from .features import read, sentences
from .judgement import CODES, FEATURES, Judgement, Line, judge, line_of
from .weights import Weights, learnt

PART_ABOVE = 0.5
"""A code is heard in a part of a line where it is at least so certain in that sentence alone."""
PARTS = 6
"""Sentences of a line that are heard by themselves, at most."""
CLUE_ABOVE = 0.4
"""Words are a clue where they speak at least so much more for a code than for the others."""
CLUES = 3
"""Clues for one code, at most."""
UNHEARD = 0.3
"""How certain the main code of a line is at most that has no words of the language in it."""
_PLAIN: dict[Speaker, Code] = {Speaker.MENTOR: MentorCode.OTHER, Speaker.COLLEAGUE: ColleagueCode.NEUTRAL}


def code_utterance(
    text: str, speaker: Speaker | str, language: Language, previous: str | None = None
) -> Coding:
    """The codes of a line, with their certainties, in either language; the same for the same words.

    Args:
        text: the line, as typed or spoken; any text at all. What has no words in it, or words of another language,
            is coded as other (mentor) or neutral (colleague), with low certainty. Of more than 1 000 characters the
            first and the last 500 are read.
        speaker: who said it: "mentor" or "colleague".
        language: the language of the talk: "en" or "nl".
        previous: what the other said just before; None or "" if it is not known or nothing was said.

    Raises:
        ValueError: if `speaker` or `language` is none of these.
    """
    who = Speaker(speaker)
    if language not in ("en", "nl"):
        raise ValueError(f"{language!r} is not a language of the kit")
    line, weights = line_of(text, who, language, previous), learnt(who)
    if line.seen.words == 0 or line.seen.foreign:
        return _unheard(who)
    heard = judge(line, weights)
    also = _heard_in_parts(text, line, heard.code, weights, previous)
    clues = [clue for code in (heard.code, *also) for clue in _clues(text, line, code, weights)]
    return Coding(heard.code, _certainties(heard), also, tuple(sorted(clues, key=lambda clue: clue.start)))


def _unheard(who: Speaker) -> Coding:
    """What is made of a line without words of the language."""
    plain, rest = _PLAIN[who], [code for code in CODES[who] if code is not _PLAIN[who]]
    return Coding(plain, {plain: UNHEARD} | dict.fromkeys(rest, (1 - UNHEARD) / len(rest)))


def _certainties(heard: Judgement) -> dict[Code, float]:
    """The main code, then the others, the likeliest first; together 1."""
    codes = CODES[heard.speaker]
    order = sorted(codes, key=lambda code: (code is not heard.code, -heard.codes[code.code], code.code))
    return {code: float(heard.codes[code.code]) for code in order}


def _heard_in_parts(
    text: str, line: Line, main: Code, weights: Weights, previous: str | None
) -> tuple[Code, ...]:
    """Codes other than the main one that are plain in a sentence by itself."""
    small = read(text)
    spans = sentences(small)
    if len(spans) < 2:
        return ()
    found: list[Code] = []
    for number, (start, end) in enumerate(_outer(spans)):
        part = line_of(
            small[start:end], line.speaker, line.language, previous if number == 0 else small[:start]
        )
        heard = judge(part, weights)
        sure = heard.codes[heard.code.code] >= PART_ABOVE
        if sure and heard.code not in (main, _PLAIN[line.speaker], *found):
            found.append(heard.code)
    return tuple(found)


def _outer(spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The first and the last sentences, where there are many."""
    half = PARTS // 2
    return spans if len(spans) <= PARTS else (*spans[:half], *spans[-half:])


def _clues(text: str, line: Line, code: Code, weights: Weights) -> list[Clue]:
    """The words that spoke most for a code."""
    if len(read(text)) < len(text):
        return []  # of a line that is read in part, places are not those of the text
    scale = weights.scales["code"]
    speaks: dict[tuple[int, int], float] = {}
    for found in line.seen.found:
        names = (name for name in line.seen.values if name.split(" ")[0] == found.family)
        rows = [scale.weights[name] for name in names if name in scale.weights]
        total = np.sum(rows, axis=0) if rows else np.zeros(len(scale.answers))
        gain = FEATURES * float(total[code.code] - total.mean())
        if gain >= CLUE_ABOVE:
            speaks[found.start, found.end] = max(gain, speaks.get((found.start, found.end), 0.0))
    clues: list[Clue] = []
    for start, end in sorted(speaks, key=lambda place: (-speaks[place], place)):
        if len(clues) < CLUES and all(end <= clue.start or start >= clue.end for clue in clues):
            clues.append(Clue(code, text[start:end], start, end))
    return clues
