"""What a proposal holds: pairs with why, who is left with what stands in the way, and who moves."""

from dataclasses import dataclass

from sherpa_sim.content.matching import Candidate, Part

from .limits import Limit


@dataclass(frozen=True)
class Contribution:
    """What a part brings to the fit of a pair: points of 1000 out of the most it can bring.

    `known` is whether both told it; otherwise it counts as half.
    """

    part: Part
    points: float
    most: float
    known: bool


@dataclass(frozen=True)
class Proposed:
    """A pair.

    Attributes:
        points: the fit, from 0 to 1000.
        fixed: whether the coach wants this pair; nothing is as good then, and nothing is lost without it.
        against: the limits that a fixed pair goes against.
        as_good: mentors with whom the mentee is in another matching that is as good as this one.
        may_be_left: whether there is one in which she has nobody.
        lost_pairs: how many pairs fewer there are at best without this pair.
        lost_points: how much fit is lost then, in thousandths.
    """

    mentee: Candidate
    mentor: Candidate
    points: int
    contributions: tuple[Contribution, ...]
    fixed: bool
    against: tuple[Limit, ...] = ()
    as_good: tuple[Candidate, ...] = ()
    may_be_left: bool = False
    lost_pairs: int = 0
    lost_points: int = 0


@dataclass(frozen=True)
class Left:
    """A mentee without a mentor.

    Attributes:
        fits: how many mentors no limit keeps away; all of them are taken.
        nearest: the mentor with the fewest limits in the way and, of those, the best fit; None without mentors.
        limits: what stands between the two.
        points: their fit, from 0 to 1000.
        as_good: whether she could be matched in another matching that is as good, instead of somebody else.
    """

    mentee: Candidate
    fits: int
    nearest: Candidate | None
    limits: tuple[Limit, ...] = ()
    points: int = 0
    as_good: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """Pairs in the order of the list of mentees, who is left, and mentors with so many empty seats.

    Attributes:
        points: the fit of all pairs together, in thousandths.
        settled: whether pairs stay as they were as far as can be; what is as good and what is lost is then not told.
        best_points: of the best matching without that.
    """

    pairs: tuple[Proposed, ...]
    left: tuple[Left, ...]
    free: tuple[tuple[Candidate, int], ...]
    points: int
    settled: bool
    best_points: int


@dataclass(frozen=True)
class Move:
    """A mentee whose mentor is another one than before; None is nobody."""

    mentee: Candidate
    before: Candidate | None
    after: Candidate | None
