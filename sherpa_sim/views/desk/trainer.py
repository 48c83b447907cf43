"""Who is at the desk: the trainer of a cohort, by its secret, by a one-time ticket, or by the token of this tab."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sherpa_sim.cohort.codes import trainer_sign_in
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.sessions import begin_trainer_session, end_session, trainer_session_holds
from sherpa_sim.cohort.tickets import use_ticket
from sherpa_sim.locale.words import Words

from ..sign_in import Door, SignIn, Wording


@dataclass(frozen=True)
class Trainer:
    """The trainer of the cohort in a folder, with her session."""

    folder: Path
    name: str
    token: str

    def is_in(self) -> bool:
        """Whether her session still holds; raises Problem if the cohort cannot be read."""
        return trainer_session_holds(Cohort.open(self.folder), self.token)


def trainers_door(words: Words) -> Door[Trainer]:
    """The door of trainers: in with the secret of the cohort's desk."""
    return Door(
        _enter,
        _resume,
        lambda cohort, token: end_session(Cohort.open(cohort), token),
        lambda trainer: words("The desk of {cohort}", cohort=trainer.name),
        _with_ticket,
    )


def trainers_sign_in(
    groups: Sequence[tuple[str, str]], machine: str, words: Words, on_enter: Callable[[Trainer], None]
) -> SignIn[Trainer]:
    """The sign-in of a page for trainers; `groups` are the key and the name of each cohort."""
    wording = Wording(
        words("Which group"),
        words("The secret of the desk"),
        words('It was shown when the group was made. "sherpa cohort codes --trainer" makes a new one.'),
        hidden=True,
    )
    return SignIn(trainers_door(words), groups, wording, machine, words, on_enter)


def _enter(cohort: str, secret: str, address: str) -> tuple[Trainer, str]:
    own = Cohort.open(cohort)
    trainer_sign_in(own, secret, address)
    return _begin(own)


def _with_ticket(cohort: str, ticket: str) -> tuple[Trainer, str]:
    own = Cohort.open(cohort)
    use_ticket(own, ticket)
    return _begin(own)


def _resume(cohort: str, token: str) -> Trainer | None:
    own = Cohort.open(cohort)
    return Trainer(own.folder, own.settings.name, token) if trainer_session_holds(own, token) else None


def _begin(cohort: Cohort) -> tuple[Trainer, str]:
    token = begin_trainer_session(cohort)
    return Trainer(cohort.folder, cohort.settings.name, token), token
