"""What happens when one of two says no: the pair is not proposed again, and the others move or stay."""

from dataclasses import dataclass

from sherpa_sim.content.matching import MatchingRecord, Pairing

from .decisions import forbid
from .proposal import Matching, Move, Proposal


@dataclass(frozen=True)
class Refusal:
    """A way to go on after a no: the record that goes with it, who moves, and what the pairs then are."""

    record: MatchingRecord
    moves: tuple[Move, ...]
    proposal: Proposal


def refusals(record: MatchingRecord, now: Proposal, pair: Pairing) -> tuple[Refusal, Refusal]:
    """Going on with the fewest other changes, and matched freely again; neither with fewer pairs than can be."""
    without = forbid(record, pair)
    others = tuple(
        one
        for one in (Pairing(mentor=own.mentor.id, mentee=own.mentee.id) for own in now.pairs)
        if one != pair
    )
    return (
        _refusal(without.model_copy(update={"settled": others}), now),
        _refusal(without.model_copy(update={"settled": ()}), now),
    )


def _refusal(record: MatchingRecord, before: Proposal) -> Refusal:
    matching = Matching(record)
    after = matching.proposal()
    moves = matching.moves(matching.numbered_proposal(before), matching.numbered_proposal(after))
    return Refusal(record, moves, after)
