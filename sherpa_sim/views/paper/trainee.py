"""Who is in: a person of a cohort, by her code or by the token of this tab."""

from dataclasses import dataclass

from sherpa_sim.cohort.codes import sign_in
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.roster import Trainee, load_roster
from sherpa_sim.cohort.sessions import begin_session, end_session, resume_session
from sherpa_sim.locale.words import Words

from ..sign_in import Door


@dataclass(frozen=True)
class Participant:
    """A person in her cohort."""

    cohort: Cohort
    person: Trainee


def trainees_door(words: Words) -> Door[Participant]:
    """The door of trainees: in with a personal code."""
    return Door(
        _enter,
        _resume,
        _leave,
        lambda participant: words("Signed in as {name}", name=participant.person.name),
    )


def _enter(cohort: str, code: str, address: str) -> tuple[Participant, str]:
    own = Cohort.open(cohort)
    trainee = sign_in(own, code, address)
    participant = Participant(own, load_roster(own).person(trainee))
    return participant, begin_session(own, trainee)


def _resume(cohort: str, token: str) -> Participant | None:
    own = Cohort.open(cohort)
    trainee = resume_session(own, token)
    return None if trainee is None else Participant(own, load_roster(own).person(trainee))


def _leave(cohort: str, token: str) -> None:
    end_session(Cohort.open(cohort), token)
