"""How likely each group and each code is for a line, by what was learnt."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

from .coding import Code, Group, Language
from .features import Seen, see
from .weights import BIAS, Floats, Name, Weights
from .word_pairs import WordPairs, weighed, word_pairs

FEATURES = 0.3
"""What a feature counts, beside 1 for all words of a line together."""
WORK_BELOW, COUNSELLING_ABOVE = 0.3, 0.6
"""A line in English is taken for one of work, or of counselling, where it is that likely to be so; else for both."""
WORK_IN_COUNSELLING = {Speaker.MENTOR: 0.0, Speaker.COLLEAGUE: 0.1}
"""How much what holds at work counts for a line of counselling, at least."""
PLAIN_COUNSELLING = 0.9
"""Only where counselling is at least so likely, words on autonomy are coded as counselling codes them."""

CODES: dict[Speaker, tuple[Code, ...]] = {
    Speaker.MENTOR: tuple(MentorCode),
    Speaker.COLLEAGUE: tuple(ColleagueCode),
}


def groups(speaker: Speaker) -> tuple[Group, ...]:
    """The groups that the codes of a speaker are counted in."""
    return tuple(type(CODES[speaker][0].group))


@dataclass(frozen=True)
class Line:
    """A line as it is judged: what is seen in it, and its words."""

    speaker: Speaker
    language: Language
    seen: Seen
    pairs: WordPairs


def line_of(text: str, speaker: Speaker, language: Language, previous: str | None = None) -> Line:
    """The line made ready to be judged."""
    return Line(
        speaker, language, see(text, speaker, language, previous), word_pairs(text, language, previous)
    )


@dataclass(frozen=True)
class Judgement:
    """How likely each group is, and each code, in the order of their lists; the codes of a group make up its share."""

    speaker: Speaker
    groups: Floats
    codes: Floats

    @property
    def code(self) -> Code:
        """The likeliest code of the likeliest group."""
        all_codes = CODES[self.speaker]
        group = groups(self.speaker)[int(self.groups.argmax())]
        return max(
            (code for code in all_codes if code.group is group), key=lambda code: self.codes[code.code]
        )


def values_of(line: Line, rarity: Mapping[int, float]) -> list[tuple[Name, float]]:
    """What a line is weighed by: its features, then its words as far as they are known."""
    seen = ((name, FEATURES * value) for name, value in line.seen.values.items() if name != BIAS)
    return [*seen, *weighed(line.pairs, rarity)]


def judge(line: Line, weights: Weights) -> Judgement:
    """How likely each group and code is for a line."""
    values = values_of(line, weights.rarity)
    codes = weights.scales["code"].probabilities(values)
    member = members(line.speaker)
    own_groups = total = member @ codes
    if line.language == "en":
        likely = float(weights.scales["setting"].probabilities(values)[0])
        share = min(1.0, max(0.0, (likely - WORK_BELOW) / (COUNSELLING_ABOVE - WORK_BELOW)))
        share *= 1 - WORK_IN_COUNSELLING[line.speaker]
        if likely < PLAIN_COUNSELLING and CODES[line.speaker][int(codes.argmax())] is MentorCode.AUTONOMY:
            share = 0.0  # AnnoMI has no code for it, and counts it now here, now there
        total = (1 - share) * own_groups + share * weights.scales["counselling"].probabilities(values)
    within = codes / (member.T @ own_groups)
    return Judgement(line.speaker, total, within * (member.T @ total))


def members(speaker: Speaker) -> Floats:
    """A table of 0 and 1: a row for each group, a column for each code that belongs to it."""
    return np.array(
        [[code.group is group for code in CODES[speaker]] for group in groups(speaker)], dtype=np.float64
    )
