"""How well every mentor fits every mentee, part by part, from both sides; nothing else is compared.

Origin, age, gender and what somebody wrote about her motivation are in no part. What one of the two does not tell
counts as half: neither for nor against.
"""

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.matching import LEVELS, SLOTS, Candidate, MatchRules, Part
from sherpa_sim.content.matching_values import ANYWHERE, sector_key
from sherpa_sim.content.workforce_words import plain as plain_text

Shares = NDArray[np.float64]
Points = NDArray[np.int64]
WHOLE = 1000
"""The fit of a pair in which everything that counts is as good as it can be."""
UNKNOWN = 0.5
plain = functools.lru_cache(maxsize=50_000)(plain_text)  # the same few words come back for every person
ENOUGH_SLOTS = 3
"""So many parts of the week in common are as good as more: two meetings a month need no more choice."""
ON_THE_WAY = 0.5
"""What a distance is worth that one of the two has to travel."""


@dataclass(frozen=True)
class Fit:
    """A row for each mentee and a column for each mentor.

    Attributes:
        mentees_side: for each part, from 0 to 1; `nan` where one of the two does not tell.
        mentors_side: likewise, as a mentor sees it.
    """

    mentees_side: Mapping[Part, Shares]
    mentors_side: Mapping[Part, Shares]

    def share(self, part: Part) -> Shares:
        """The mean of both sides from 0 to 1, half where it is not known."""
        return (_known(self.mentees_side[part]) + _known(self.mentors_side[part])) / 2

    def unknown(self, part: Part) -> NDArray[np.bool_]:
        """Where one of the two does not tell."""
        return np.isnan(self.mentees_side[part])

    def points(self, rules: MatchRules) -> Points:
        """The fit of each pair, from 0 to 1000: the weighted mean of the parts, rounded, so that a tie is a tie."""
        return _weighted({part: self.share(part) for part in Part}, rules)

    def mentees_points(self, rules: MatchRules) -> Points:
        """How each mentee sees each mentor, from 0 to 1000."""
        return _weighted({part: _known(self.mentees_side[part]) for part in Part}, rules)

    def mentors_points(self, rules: MatchRules) -> Points:
        """How each mentor sees each mentee, from 0 to 1000."""
        return _weighted({part: _known(self.mentors_side[part]) for part in Part}, rules)


def fit_of(mentors: Sequence[Candidate], mentees: Sequence[Candidate]) -> Fit:
    """The fit of every mentee with every mentor."""
    both = {
        Part.SECTOR: _in_common(mentees, mentors, lambda one: map(sector_key, one.sectors)),
        Part.SKILLS: _in_common(mentees, mentors, lambda one: map(plain, one.skills)),
        Part.TALENTS: _in_common(mentees, mentors, lambda one: map(plain, one.talents)),
        Part.LANGUAGES: (_languages(mentees, mentors),) * 2,
        Part.TIME: (_time(mentees, mentors),) * 2,
        Part.DISTANCE: _distance(mentees, mentors),
    }
    return Fit({part: one for part, (one, _) in both.items()}, {part: one for part, (_, one) in both.items()})


def common_level(mentees: Sequence[Candidate], mentors: Sequence[Candidate]) -> NDArray[np.int64]:
    """The level, from 1 (A1) to 6 (C2), at which two can talk in the language in which they do best together; 0: none.

    A language without a level is taken to be spoken at B1. Where one of the two tells no language it is -1.
    """
    languages = sorted({spoken.language for one in (*mentees, *mentors) for spoken in one.languages})
    levels = np.zeros((len(mentees), len(mentors)), np.int64)
    first, second = (_levels(people, languages) for people in (mentees, mentors))
    for level in range(1, len(LEVELS) + 1):
        levels[(first >= level).astype(np.float32) @ (second >= level).astype(np.float32).T > 0] = level
    levels[_untold(mentees, mentors, lambda one: one.languages)] = -1
    return levels


def common_slots(mentees: Sequence[Candidate], mentors: Sequence[Candidate]) -> NDArray[np.int64]:
    """In how many parts of a week two can meet, 0 to 21; -1 where one of the two does not tell."""
    first, second = (_marks(people, lambda one: one.available, SLOTS) for people in (mentees, mentors))
    slots = (first @ second.T).astype(np.int64)
    slots[_untold(mentees, mentors, lambda one: one.available)] = -1
    return slots


def _languages(mentees: Sequence[Candidate], mentors: Sequence[Candidate]) -> Shares:
    levels = common_level(mentees, mentors)
    return np.where(levels < 0, np.nan, levels / len(LEVELS))


def _time(mentees: Sequence[Candidate], mentors: Sequence[Candidate]) -> Shares:
    slots = common_slots(mentees, mentors)
    return np.where(slots < 0, np.nan, np.minimum(slots / ENOUGH_SLOTS, 1.0))


def _in_common(
    mentees: Sequence[Candidate], mentors: Sequence[Candidate], said: Callable[[Candidate], Iterable[str]]
) -> tuple[Shares, Shares]:
    """For each side, which share of what she says the other says too."""
    kinds = sorted({kind for one in (*mentees, *mentors) for kind in said(one)})
    first, second = (_marks(people, said, kinds) for people in (mentees, mentors))
    shared = first @ second.T
    with np.errstate(invalid="ignore", divide="ignore"):
        one, other = shared / first.sum(1)[:, None], shared / second.sum(1)[None, :]
    untold = _untold(mentees, mentors, lambda one: tuple(said(one)))
    return np.where(untold, np.nan, one), np.where(untold, np.nan, other)


def _distance(mentees: Sequence[Candidate], mentors: Sequence[Candidate]) -> tuple[Shares, Shares]:
    """In the same region: 1. Where only one of the two travels it is 1 for who stays and half for who goes.

    Where both go anywhere, or both to the same third place, it is half for both; else 0.
    """
    places = sorted(
        {plain(place) for one in (*mentees, *mentors) for place in (one.region, *one.travel) if place}
    )

    def home(one: Candidate) -> Iterable[str]:
        return [plain(one.region)] if one.region else []

    def reach(one: Candidate) -> Iterable[str]:
        return places if ANYWHERE in one.travel else [*home(one), *map(plain, one.travel)]

    homes = [_marks(people, home, places) for people in (mentees, mentors)]
    reaches = [_marks(people, reach, places) for people in (mentees, mentors)]
    same = homes[0] @ homes[1].T > 0
    mentee_goes, mentor_goes = reaches[0] @ homes[1].T > 0, homes[0] @ reaches[1].T > 0
    somewhere = reaches[0] @ reaches[1].T > 0
    mentees_see = np.select([same | mentor_goes, mentee_goes | somewhere], [1.0, ON_THE_WAY], 0.0)
    mentors_see = np.select(
        [same | mentee_goes & ~mentor_goes, mentor_goes | somewhere], [1.0, ON_THE_WAY], 0.0
    )
    untold = _untold(
        mentees, mentors, lambda one: (one.region, *one.travel) if one.region or one.travel else ()
    )
    return np.where(untold, np.nan, mentees_see), np.where(untold, np.nan, mentors_see)


def _marks(
    people: Sequence[Candidate], said: Callable[[Candidate], Iterable[str]], kinds: Sequence[str]
) -> Shares:
    """A row for each person with a 1 for each kind she says."""
    place = {kind: number for number, kind in enumerate(kinds)}
    marks = np.zeros((len(people), len(place)))
    for row, one in enumerate(people):
        marks[row, [place[kind] for kind in said(one)]] = 1.0
    return marks


def _levels(people: Sequence[Candidate], languages: Sequence[str]) -> NDArray[np.int64]:
    place = {language: number for number, language in enumerate(languages)}
    levels = np.zeros((len(people), len(place)), np.int64)
    for row, one in enumerate(people):
        for spoken in one.languages:
            levels[row, place[spoken.language]] = LEVELS.index(spoken.level or "B1") + 1
    return levels


def _untold(
    mentees: Sequence[Candidate], mentors: Sequence[Candidate], said: Callable[[Candidate], Sequence[object]]
) -> NDArray[np.bool_]:
    first, second = (np.array([not said(one) for one in people], bool) for people in (mentees, mentors))
    return np.asarray(first[:, None] | second[None, :])


def _known(shares: Shares) -> Shares:
    return np.where(np.isnan(shares), UNKNOWN, shares)


def _weighted(shares: Mapping[Part, Shares], rules: MatchRules) -> Points:
    """The weighted mean in whole points; 0 everywhere if every weight is 0."""
    total = sum(rules.weight(part) for part in Part)
    whole = sum((rules.weight(part) * shares[part] for part in Part), np.zeros_like(shares[Part.SECTOR]))
    return np.rint(WHOLE * whole / max(total, 1)).astype(np.int64)
