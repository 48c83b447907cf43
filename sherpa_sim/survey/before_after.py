"""Two rounds of a survey beside each other: each scale, statement and share before and after, with its interval.

Nothing is told of fewer than five people. Who gave a code of her own at both rounds is compared with herself where
that is wanted; else the rounds are two groups of people who need not be the same.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

import numpy as np

from sherpa_sim.content.learning_culture import Fact, Questionnaire
from sherpa_sim.content.survey import Answer

from . import intervals
from .intervals import Estimate, Numbers
from .scores import TRAINED, fact_scores, item_scores, scale_scores, trained
from .small_groups import LEAST, all_the_same, large_enough, leaves_enough, teams_to_tell

_Scored = Callable[[Sequence[Answer]], Numbers]


class Kind(StrEnum):
    """What is measured: a scale or a statement (1 to 5), or a share of people (0 to 1)."""

    SCALE = "scale"
    ITEM = "item"
    SHARE = "share"


class Hidden(StrEnum):
    """Why something is not told: too few answered, or all of a small group said the same."""

    FEW = "few"
    SAME = "same"


@dataclass(frozen=True)
class Measure:
    """Something that is measured at both rounds, by its key."""

    kind: Kind
    key: str


@dataclass(frozen=True)
class Change:
    """A measure at both rounds: how many gave it, and, unless it is hidden, what was found and how it changed.

    `pairs`: how many were compared with themselves; 0 where the rounds are two groups.
    """

    measure: Measure
    many: tuple[int, int]
    hidden: Hidden | None = None
    before: Estimate | None = None
    after: Estimate | None = None
    difference: Estimate | None = None
    pairs: int = 0


@dataclass(frozen=True)
class Results:
    """What two rounds say.

    Attributes:
        many: how many answered at each round.
        changes: every measure, in the order of the questionnaire.
        teams: for each team of which something can be told, the measures of which it can.
        teams_hidden: how many teams nothing is told of.
        beside_others: how much more a measure changed than among others who were asked too; None where that cannot
            be told, and empty if no others were asked.
        others_many: how many of the others answered at each round; None if none were asked.
    """

    many: tuple[int, int]
    changes: tuple[Change, ...]
    teams: Mapping[str, tuple[Change, ...]]
    teams_hidden: int
    beside_others: Mapping[Measure, Estimate | None]
    others_many: tuple[int, int] | None = None

    @property
    def told(self) -> tuple[Change, ...]:
        """The measures of which something is told."""
        return tuple(change for change in self.changes if change.hidden is None)

    @property
    def comparisons(self) -> int:
        """How many differences are told of everybody: of the rounds, and beside others."""
        return len(self.told) + sum(estimate is not None for estimate in self.beside_others.values())

    def change(self, kind: Kind, key: str) -> Change:
        """The change of one measure; raises KeyError if there is none."""
        return {change.measure: change for change in self.changes}[Measure(kind, key)]


Rounds = tuple[Sequence[Answer], Sequence[Answer]]


def before_after(
    questionnaire: Questionnaire,
    rounds: Rounds,
    *,
    others: Rounds | None = None,
    paired: bool = False,
    teams: Sequence[str] = (),
) -> Results:
    """What two rounds say.

    Args:
        questionnaire: what was asked.
        rounds: the answers before and after.
        others: the same of people who get no mentors, if they were asked at both rounds.
        paired: whether who gave the same code at both rounds is compared with herself.
        teams: the teams that are compared too, if both rounds know them.
    """
    many = (len(rounds[0]), len(rounds[1]))
    measures = _measures(questionnaire)
    pairs = _pairs(rounds) if paired else ()
    changes = tuple(_change(measure, score, rounds, pairs) for measure, score in measures.items())
    told, hidden = _teams(measures, rounds, teams)
    beside = {
        change.measure: _beside(change, measures[change.measure], rounds, others)
        for change in changes
        if others is not None and change.measure.kind is not Kind.ITEM
    }
    others_many = (len(others[0]), len(others[1])) if others is not None else None
    return Results(many, changes, told, hidden, beside, others_many)


def _measures(questionnaire: Questionnaire) -> dict[Measure, _Scored]:
    """Everything that is measured, and how it comes from answers."""
    found: dict[Measure, _Scored] = {}
    for scale in questionnaire.scales:
        found[Measure(Kind.SCALE, scale.key)] = partial(
            scale_scores, questionnaire=questionnaire, scale=scale.key
        )
    found[Measure(Kind.SHARE, TRAINED)] = trained
    for fact in Fact:
        found[Measure(Kind.SHARE, fact)] = partial(fact_scores, fact=fact)
    for item in questionnaire.items:
        found[Measure(Kind.ITEM, item.key)] = partial(item_scores, item=item.key)
    return found


def _change(measure: Measure, score: _Scored, rounds: Rounds, pairs: Sequence[tuple[int, int]]) -> Change:
    scores = [score(answers) for answers in rounds]
    before, after = (values[~np.isnan(values)] for values in scores)
    many = (len(before), len(after))
    if not large_enough(many):
        return Change(measure, many, Hidden.FEW)
    if (
        all_the_same(before)
        or all_the_same(after)
        or not (np.ptp(before) or np.ptp(after) or _share(measure))
    ):
        return Change(measure, many, Hidden.SAME)
    one, apart, together = (
        (intervals.share, intervals.difference_of_shares, intervals.share_difference)
        if _share(measure)
        else (intervals.mean, intervals.difference_of_means, intervals.mean_difference)
    )
    found = Change(measure, many, None, one(before), one(after), apart(before, after))
    same = [(scores[0][first], scores[1][second]) for first, second in pairs]
    known = np.array([pair for pair in same if not np.isnan(pair).any()]).reshape(-1, 2)
    others_left = all(leaves_enough(len(known), each) for each in many)
    if len(known) >= LEAST and others_left and np.ptp(known[:, 1] - known[:, 0]):
        found = replace(found, difference=together(known[:, 0], known[:, 1]), pairs=len(known))
    return found


def _share(measure: Measure) -> bool:
    return measure.kind is Kind.SHARE


def _pairs(rounds: Rounds) -> tuple[tuple[int, int], ...]:
    """Where the same person stands in both rounds; a code that several people gave in one round counts for nobody."""
    places = []
    for answers in rounds:
        times = Counter(answer.code for answer in answers)
        places.append({one.code: at for at, one in enumerate(answers) if one.code and times[one.code] == 1})
    before, after = places
    return tuple((at, after[code]) for code, at in before.items() if code in after)


def _teams(
    measures: Mapping[Measure, _Scored], rounds: Rounds, teams: Sequence[str]
) -> tuple[dict[str, tuple[Change, ...]], int]:
    """The scales and taking part in each team of which that can be told, and how many teams are left out.

    Whether a team is told is decided for each measure: not everybody answers everything.
    """
    wanted = [one for one in measures if one.kind is Kind.SCALE or one.key == TRAINED]
    found: dict[str, list[Change]] = {team: [] for team in teams}
    for measure in wanted:
        score = measures[measure]
        before, after = (_tellable(score, answers) for answers in rounds)
        for team in teams:
            if team not in before & after:
                continue
            within = [[answer for answer in answers if answer.team == team] for answers in rounds]
            change = _change(measure, score, (within[0], within[1]), ())
            if change.hidden is None:
                found[team].append(change)
    told = {team: tuple(changes) for team, changes in found.items() if changes}
    return told, len(teams) - len(told)


def _tellable(score: _Scored, answers: Sequence[Answer]) -> frozenset[str]:
    """The teams of a round of which a measure can be told, whatever they are compared with."""
    known = ~np.isnan(score(answers))
    many = Counter(answer.team for answer, given in zip(answers, known, strict=True) if given and answer.team)
    return teams_to_tell(many, int(known.sum()))


def _beside(change: Change, score: _Scored, rounds: Rounds, others: Rounds | None) -> Estimate | None:
    """How much more a measure changed than among the others."""
    if others is None or change.hidden is not None or change.difference is None:
        return None
    their = _change(change.measure, score, others, ())
    if their.hidden is not None or their.difference is None:
        return None
    known = [values[~np.isnan(values)] for values in map(score, (*rounds, *others))]
    if _share(change.measure):
        return intervals.difference_of_share_differences(*known)
    return intervals.difference_of_differences(*known)
