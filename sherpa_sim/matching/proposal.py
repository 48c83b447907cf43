"""What the page proposes, from a record: the best pairs, what would be as good, and who is left."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from sherpa_sim.content.matching import Candidate, MatchingRecord, Pairing, Part

from .alternatives import Alternatives, alternatives
from .assignment import NOBODY, Chosen, best_matching, total
from .fit import Fit, Points, fit_of
from .limits import Grid, Limit, allowed_by, limits_of
from .proposed import Contribution, Left, Move, Proposal, Proposed
from .stable import stable_matching


class Matching:
    """The people of a record who take part now, with their fit and limits, computed once.

    `open` is where no limit stands in the way; `capacity` the seats that no pair that began or is fixed takes.
    """

    def __init__(self, record: MatchingRecord) -> None:
        self._record = record
        begun = {(pair.mentor, pair.mentee) for pair in record.pairs if pair.ended is None}
        busy = {mentee for _, mentee in begun}
        self.mentors = [one for one in record.mentors if one.id not in record.away_mentors]
        self.mentees = [one for one in record.mentees if one.id not in {*record.away_mentees, *busy}]
        self._taken = {one.id: sum(mentor == one.id for mentor, _ in begun) for one in self.mentors}
        self.fit: Fit = fit_of(self.mentors, self.mentees)
        self._shares = {part: self.fit.share(part) for part in Part}
        self._unknown = {part: self.fit.unknown(part) for part in Part}
        self.points: Points = self.fit.points(record.rules)
        self.limits: Mapping[Limit, Grid] = limits_of(record, self.mentors, self.mentees, self.fit)
        self.open = allowed_by(self.limits)
        self._fixed = self._known(record.fixed)
        self._free = self.open.copy()
        self.capacity = np.array(
            [max(one.capacity - self._taken[one.id], 0) for one in self.mentors], np.int64
        )
        for mentee, mentor in self._fixed.items():
            self._free[mentee] = False
            self.capacity[mentor] = max(self.capacity[mentor] - 1, 0)

    def best(self, kept: Chosen | None = None) -> Chosen:
        """The best matching with what the coach fixed; with `kept`, the fewest changes come before the fit."""
        return self._with_fixed(best_matching(self.points, self._free, self.capacity, kept))

    def stable(self) -> Chosen:
        """The stable matching, with what the coach fixed."""
        rules = self._record.rules
        sides = self.fit.mentees_points(rules), self.fit.mentors_points(rules)
        return self._with_fixed(stable_matching(*sides, self._free, self.capacity))

    def proposal(self) -> Proposal:
        """The best matching, told; or the one with the fewest changes from what is settled."""
        best = self.best()
        chosen = best
        others = None
        if self._record.settled:
            chosen = self.best(kept=self.numbered(self._record.settled))
        else:
            others = alternatives(self.points, self._free, self.capacity, self._without_fixed(best))
        pairs = tuple(
            self._proposed(mentee, int(mentor), others)
            for mentee, mentor in enumerate(chosen)
            if mentor != NOBODY
        )
        left = tuple(self._left(int(mentee), others) for mentee in np.flatnonzero(chosen == NOBODY))
        seats = np.bincount(chosen[chosen != NOBODY], minlength=len(self.mentors))
        free = tuple(
            (one, int(one.capacity - self._taken[one.id] - seats[number]))
            for number, one in enumerate(self.mentors)
            if one.capacity - self._taken[one.id] > seats[number]
        )
        whole = total(self.points, chosen)
        return Proposal(pairs, left, free, whole, bool(self._record.settled), total(self.points, best))

    def numbered(self, pairs: Sequence[Pairing]) -> Chosen:
        """Pairs by number, of the people who take part."""
        rows = {one.id: number for number, one in enumerate(self.mentees)}
        columns = {one.id: number for number, one in enumerate(self.mentors)}
        chosen = np.full(len(self.mentees), NOBODY, np.int64)
        for pair in pairs:
            if pair.mentee in rows and pair.mentor in columns:
                chosen[rows[pair.mentee]] = columns[pair.mentor]
        return chosen

    def numbered_proposal(self, proposal: Proposal) -> Chosen:
        """The pairs of a proposal by number."""
        return self.numbered([Pairing(mentor=one.mentor.id, mentee=one.mentee.id) for one in proposal.pairs])

    def moves(self, before: Chosen, after: Chosen) -> tuple[Move, ...]:
        """Who has another mentor than before."""
        return tuple(
            Move(self.mentees[row], self._mentor(before[row]), self._mentor(after[row]))
            for row in np.flatnonzero(before != after)
        )

    def between(self, mentee: int, mentor: int) -> tuple[Limit, ...]:
        """The limits between two, in order."""
        return tuple(limit for limit, grid in self.limits.items() if grid[mentee, mentor])

    def _proposed(self, mentee: int, mentor: int, others: Alternatives | None) -> Proposed:
        fixed = mentee in self._fixed
        told = Proposed(
            self.mentees[mentee],
            self.mentors[mentor],
            int(self.points[mentee, mentor]),
            self._contributions(mentee, mentor),
            fixed,
            against=self.between(mentee, mentor) if fixed else (),
        )
        if fixed or others is None:
            return told
        return replace(
            told,
            as_good=self._named(others.as_good[mentee]),
            may_be_left=bool(others.may_be_left[mentee]),
            lost_pairs=int(others.lost_pairs[mentee]),
            lost_points=int(others.lost_points[mentee]),
        )

    def _left(self, mentee: int, others: Alternatives | None) -> Left:
        one, fits = self.mentees[mentee], int(self.open[mentee].sum())
        if not self.mentors:
            return Left(one, 0, None)
        many = sum(grid[mentee].astype(np.int64) for grid in self.limits.values())
        nearest = int(np.lexsort((-self.points[mentee], many))[0])
        return Left(
            one,
            fits,
            self.mentors[nearest],
            self.between(mentee, nearest),
            int(self.points[mentee, nearest]),
            () if others is None else self._named(others.as_good[mentee]),
        )

    def _contributions(self, mentee: int, mentor: int) -> tuple[Contribution, ...]:
        rules = self._record.rules
        total_weight = max(sum(rules.weight(part) for part in Part), 1)
        return tuple(
            Contribution(
                part,
                1000 * rules.weight(part) / total_weight * float(self._shares[part][mentee, mentor]),
                1000 * rules.weight(part) / total_weight,
                not bool(self._unknown[part][mentee, mentor]),
            )
            for part in Part
        )

    def _known(self, pairs: Sequence[Pairing]) -> dict[int, int]:
        """Pairs of people who take part, by number: the mentor of each mentee."""
        rows = {one.id: number for number, one in enumerate(self.mentees)}
        columns = {one.id: number for number, one in enumerate(self.mentors)}
        return {
            rows[pair.mentee]: columns[pair.mentor]
            for pair in pairs
            if pair.mentee in rows and pair.mentor in columns
        }

    def _with_fixed(self, chosen: Chosen) -> Chosen:
        for mentee, mentor in self._fixed.items():
            chosen[mentee] = mentor
        return chosen

    def _without_fixed(self, chosen: Chosen) -> Chosen:
        own = chosen.copy()
        own[list(self._fixed)] = NOBODY
        return own

    def _named(self, marks: Grid) -> tuple[Candidate, ...]:
        return tuple(self.mentors[number] for number in np.flatnonzero(marks))

    def _mentor(self, number: int) -> Candidate | None:
        return None if number == NOBODY else self.mentors[int(number)]
