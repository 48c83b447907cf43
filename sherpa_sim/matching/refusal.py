"""What happens when one of two says no: the pair is not proposed again, and the others move or stay."""

from dataclasses import dataclass

from sherpa_sim.content.matching import MatchingRecord, Pairing

from .assignment import NOBODY, Chosen, total
from .decisions import forbid
from .proposal import Matching
from .proposed import Move, Proposal


@dataclass(frozen=True)
class Refusal:
    """A way to go on after a no.

    Attributes:
        record: that goes with it.
        moves: who has another mentor than before.
        pairs: how many there are then, and `points` their fit together, in thousandths.
    """

    record: MatchingRecord
    moves: tuple[Move, ...]
    pairs: int
    points: int


def refusals(record: MatchingRecord, now: Proposal, pair: Pairing) -> tuple[Refusal, Refusal]:
    """Going on with the fewest other changes, and matched freely again; both with as many pairs as can be."""
    without = forbid(record, pair)
    others = tuple(
        one
        for one in (Pairing(mentor=own.mentor.id, mentee=own.mentee.id) for own in now.pairs)
        if one != pair
    )
    matching = Matching(without)
    before, kept = matching.numbered_proposal(now), matching.numbered(others)

    def way(settled: tuple[Pairing, ...], after: Chosen) -> Refusal:
        return Refusal(
            without.model_copy(update={"settled": settled}),
            matching.moves(before, after),
            int((after != NOBODY).sum()),
            total(matching.points, after),
        )

    return way(others, matching.best(kept)), way((), matching.best())
