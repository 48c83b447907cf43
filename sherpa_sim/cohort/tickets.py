"""One-time tickets: who starts the desk on her own machine is let in at once, without typing the secret.

A ticket is 256 random bits, holds five minutes and opens once; here lies only its SHA-256. Who can have one made can
read the cohort's folder anyway.
"""

import hashlib
import hmac
import secrets
from datetime import UTC, datetime, timedelta

from pydantic import AwareDatetime

from sherpa_sim.content.file_trouble import removing, writing
from sherpa_sim.content.json_file import load_json
from sherpa_sim.content.record import Record
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort

TICKET = "private/ticket.json"
HOLDS = timedelta(minutes=5)
MAXIMUM_BYTES = 1000


class Ticket(Record):
    """The hash of a ticket, and when it was made."""

    hash: str
    made: AwareDatetime


def make_ticket(cohort: Cohort, now: datetime | None = None) -> str:
    """A ticket for the trainer's desk; it can be seen only now, and an earlier one is void.

    Raises:
        Problem: if it cannot be kept.
    """
    ticket = secrets.token_urlsafe(32)
    own = Ticket(hash=_hash(ticket), made=now or datetime.now(UTC))
    place = cohort.folder / TICKET
    with cohort.locked(), writing(place):
        write_whole(place, own.model_dump_json().encode(), 0o600)
    return ticket


def use_ticket(cohort: Cohort, ticket: str, now: datetime | None = None) -> None:
    """Let the trainer in who has the ticket, once.

    Raises:
        Problem: if it is another one, was used, or is too old.
    """
    place = cohort.folder / TICKET
    with cohort.locked():
        known = load_json(place, MAXIMUM_BYTES, Ticket)
        age = (now or datetime.now(UTC)) - known.made if known is not None else HOLDS
        if (
            known is None
            or not hmac.compare_digest(known.hash, _hash(ticket))
            or not timedelta() <= age < HOLDS
        ):
            raise Problem("This way in was used, or is too old. Sign in with the secret of the desk.")
        with removing():
            place.unlink()


def _hash(ticket: str) -> str:
    return hashlib.sha256(ticket.encode()).hexdigest()
