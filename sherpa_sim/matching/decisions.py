"""What the coach decides about the pairs that are proposed; each gives a new record, or says why it cannot be."""

from sherpa_sim.content.matching import MatchingRecord, Pairing
from sherpa_sim.domain.problem import Problem


def fix(record: MatchingRecord, pair: Pairing) -> MatchingRecord:
    """The record with a pair that the coach wants, whatever it weighs; it takes the place of another for that mentee.

    Raises:
        Problem: if the mentor has no seat left among what is fixed and what began.
    """
    mentor = next(one for one in record.mentors if one.id == pair.mentor)
    others = tuple(one for one in record.fixed if one.mentee != pair.mentee)
    taken = sum(one.mentor == pair.mentor for one in others)
    taken += sum(one.mentor == pair.mentor and one.ended is None for one in record.pairs)
    if taken >= mentor.capacity:
        raise Problem(
            "{mentor} has room for {count}, and that is taken by pairs you fixed or that began.",
            mentor=mentor.name,
            count=mentor.capacity,
        )
    return _changed(record, fixed=(*others, pair), forbidden=_without(record.forbidden, pair))


def forbid(record: MatchingRecord, pair: Pairing) -> MatchingRecord:
    """The record in which this pair is not proposed."""
    return _changed(
        record, fixed=_without(record.fixed, pair), forbidden=(*_without(record.forbidden, pair), pair)
    )


def release(record: MatchingRecord, pair: Pairing) -> MatchingRecord:
    """The record in which the pair is neither fixed nor forbidden."""
    return _changed(record, fixed=_without(record.fixed, pair), forbidden=_without(record.forbidden, pair))


def _without(pairs: tuple[Pairing, ...], pair: Pairing) -> tuple[Pairing, ...]:
    return tuple(one for one in pairs if one != pair)


def _changed(
    record: MatchingRecord, fixed: tuple[Pairing, ...], forbidden: tuple[Pairing, ...]
) -> MatchingRecord:
    return record.model_copy(update={"fixed": fixed, "forbidden": forbidden})
