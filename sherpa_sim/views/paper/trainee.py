"""Who is in: a person of a cohort, by her code or by the token of this tab."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sherpa_sim.cohort.codes import sign_in
from sherpa_sim.cohort.cohort import SETTINGS, Cohort
from sherpa_sim.cohort.groups import groups
from sherpa_sim.cohort.roster import Trainee, load_roster
from sherpa_sim.cohort.sessions import begin_session, end_session, resume_session
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..sign_in import Door, SignIn, Wording

_LONGEST = 200


@dataclass(frozen=True)
class Participant:
    """A person in her cohort."""

    cohort: Cohort
    person: Trainee

    def now(self) -> "Participant":
        """The same as things are now: the trainer may have set other dates, or removed her, while the page was open.

        What cannot be read at the moment is taken as it was: it must not keep an answer from being saved.

        Raises:
            Problem: if she is no longer in it.
        """
        if (self.cohort.folder / SETTINGS).exists():
            try:
                cohort = Cohort.open(self.cohort.folder)
                people = {person.id: person for person in load_roster(cohort).people}
            except Problem:
                return self
            if self.person.id in people:
                return Participant(cohort, people[self.person.id])
        raise Problem("You are no longer in this group, so nothing is saved. Ask your trainer.")


def trainees_door(words: Words) -> Door[Participant]:
    """The door of trainees: in with a personal code."""
    return Door(
        _enter,
        _resume,
        _leave,
        lambda participant: words("Signed in as {name}", name=participant.person.name),
    )


def trainees_sign_in(
    groups: Sequence[tuple[str, str]], machine: str, words: Words, on_enter: Callable[[Participant], None]
) -> SignIn[Participant]:
    """The sign-in of a page for trainees; `groups` are the key and the name of each cohort."""
    wording = Wording(
        words("Your group"),
        words("Your personal code"),
        words("It is on the sheet that your trainer gave you. Capitals and hyphens do not matter."),
    )
    return SignIn(trainees_door(words), groups, wording, machine, words, on_enter)


def sign_in_address(words: Words) -> str:
    """The page where a trainee signs in, seen from another page of the site; empty where there is no group."""
    return f"learn?lang={words.language}" if groups().open else ""


def who_is_here(said: Mapping[str, Any], words: Words) -> Participant | None:
    """Whose tab this is, by the group and the token that its browser says it has; None if nobody's (any more)."""
    group, token = (str(said.get(name) or "")[:_LONGEST] for name in ("group", "token"))
    if not (group and token):
        return None
    try:
        return trainees_door(words).resume(group, token)
    except Problem:
        return None


def greeting(participant: Participant, words: Words) -> str:
    """Who is in, and that what she does is kept."""
    return words("Signed in as {name}. What you do here is kept.", name=participant.person.name)


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
