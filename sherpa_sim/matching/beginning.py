"""From a pair that is proposed to a pair that begins, with days to meet."""

from collections.abc import Iterable
from datetime import date

from sherpa_sim.content.matching import Candidate, MatchingRecord
from sherpa_sim.content.pair_record import BegunPair, Frame

from .meetings import MeetingPlan, plan_meetings
from .proposed import Proposed


def begin(record: MatchingRecord, pairs: Iterable[Proposed], today: date) -> MatchingRecord:
    """The record in which these pairs begin: on the first day on which both are there, from today on.

    What the coach had fixed of them is done; the days to meet are those that `plan_meetings` proposes.
    """
    begun = []
    done = set()
    for pair in pairs:
        first = max([today, *(one.first_day for one in (pair.mentor, pair.mentee) if one.first_day)])
        frame = Frame(begins=first)
        begun.append(
            BegunPair(
                mentor=pair.mentor.id,
                mentee=pair.mentee.id,
                mentor_name=pair.mentor.name,
                mentee_name=pair.mentee.name,
                frame=frame,
                plan=plan_meetings(frame, pair.mentor, pair.mentee).meetings,
            )
        )
        done.add(pair.mentee.id)
    return record.model_copy(
        update={
            "pairs": (*record.pairs, *begun),
            "fixed": tuple(one for one in record.fixed if one.mentee not in done),
            "settled": tuple(one for one in record.settled if one.mentee not in done),
        }
    )


def planned_for(record: MatchingRecord, pair: BegunPair, frame: Frame) -> MeetingPlan:
    """Days to meet within a frame; without the lists, as if nobody told when she can."""
    return plan_meetings(
        frame, candidate(record.mentors, pair.mentor), candidate(record.mentees, pair.mentee)
    )


def candidate(people: Iterable[Candidate], key: str) -> Candidate | None:
    """The person with a key, if the list still has her."""
    return next((one for one in people if one.id == key), None)
