"""How likely each group and each code is for a line, by what was learnt."""

from dataclasses import dataclass

import numpy as np

from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

from .coding import Code, Group, Language
from .features import Seen, see
from .weights import Floats, Weights
from .word_pairs import WordPairs, weighed, word_pairs

WORDS_IN_CODES = {Speaker.MENTOR: 0.2, Speaker.COLLEAGUE: 0.4}
"""How much words count beside features where a code of talk at work is chosen."""
WORDS_IN_COUNSELLING = 0.6
"""The same where the group of a line of counselling is chosen."""
WORK_IN_COUNSELLING = 0.1
"""How much what holds at work counts for a line of counselling, at least."""
OPEN_AT_WORK, PLAIN_AT_WORK = 0.7, 0.9
"""Where the group is so likely by what holds at work, counselling counts in full, or not at all."""
WORK_BELOW, COUNSELLING_ABOVE = 0.3, 0.7
"""A line in English is taken for one of work, or of counselling, where its words make that so likely; else for both."""
GROUP_BY_ITSELF = {Speaker.MENTOR: 0.0, Speaker.COLLEAGUE: 0.5}
"""How much a scale for groups counts beside the codes that make up a group, in talk at work."""

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


def judge(line: Line, weights: Weights) -> Judgement:
    """How likely each group and code is for a line."""
    features = [*line.seen.values.items()]
    words = weighed(line.pairs, weights.rarity)
    by_words, by_itself = WORDS_IN_CODES[line.speaker], GROUP_BY_ITSELF[line.speaker]
    codes = (1 - by_words) * weights.features["code"].probabilities(features)
    codes += by_words * weights.words["code"].probabilities(words)
    member = members(line.speaker)
    own_groups = member @ codes
    if by_itself:
        own_groups = (1 - by_itself) * own_groups
        own_groups += by_itself * weights.features["group"].probabilities(features)
    total = own_groups
    autonomy = (
        "autonomy" in line.seen.values and CODES[line.speaker][int(codes.argmax())] is MentorCode.AUTONOMY
    )
    if line.language == "en" and not autonomy:  # AnnoMI has no code for it, and counts it now here, now there
        likely = float(weights.words["setting"].probabilities(words)[0])
        share = min(1.0, max(0.0, (likely - WORK_BELOW) / (COUNSELLING_ABOVE - WORK_BELOW)))
        heard = (1 - WORDS_IN_COUNSELLING) * weights.features["counselling"].probabilities(features)
        heard += WORDS_IN_COUNSELLING * weights.words["counselling"].probabilities(words)
        doubt = (PLAIN_AT_WORK - float(own_groups.max())) / (PLAIN_AT_WORK - OPEN_AT_WORK)
        share *= (1 - WORK_IN_COUNSELLING) * min(1.0, max(0.0, doubt))
        total = (1 - share) * own_groups + share * heard
    within = codes / (member.T @ (member @ codes))
    return Judgement(line.speaker, total, within * (member.T @ total))


def members(speaker: Speaker) -> Floats:
    """A table of 0 and 1: a row for each group, a column for each code that belongs to it."""
    return np.array(
        [[code.group is group for code in CODES[speaker]] for group in groups(speaker)], dtype=np.float64
    )
