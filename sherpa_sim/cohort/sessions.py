"""Who is signed in: random tokens, kept hashed, that outlive a reload of the page but not the evening.

A browser's tab holds the token; here lies only its SHA-256, with the person and since when. A code that was renewed
or revoked after that ends the session. A trainer's session names no person, and opens nothing of a trainee's.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import AwareDatetime, ValidationError

from sherpa_sim.assessment.answers import Key
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.record import Record
from sherpa_sim.content.whole_file import read_plain, write_whole
from sherpa_sim.domain.problem import Problem

from .codes import trainer_secret_since, with_code
from .cohort import Cohort

SESSIONS = "private/sessions"
LONGEST = timedelta(hours=12)
MAXIMUM_BYTES = 1000
_TOKEN_BYTES = 32


class Session(Record):
    """Who signed in (None: the trainer), and when."""

    trainee: Key | None
    since: AwareDatetime


def begin_session(cohort: Cohort, trainee: str, now: datetime | None = None) -> str:
    """The token of a new session of a trainee; it can be seen only now.

    Raises:
        Problem: if it cannot be kept.
    """
    return _begin(cohort, trainee, now or datetime.now(UTC))


def begin_trainer_session(cohort: Cohort, now: datetime | None = None) -> str:
    """The token of a new session of the trainer; raises as `begin_session` does."""
    return _begin(cohort, None, now or datetime.now(UTC))


def resume_session(cohort: Cohort, token: str, now: datetime | None = None) -> str | None:
    """The id of the trainee with this token; None if it is unknown or too old, or her code was renewed or revoked.

    Raises:
        Problem: if the codes of the cohort cannot be read.
    """
    session = _session(cohort, token, now or datetime.now(UTC))
    if session is None or session.trainee is None:
        return None
    made = with_code(cohort).get(session.trainee)
    return session.trainee if made is not None and made <= session.since else None


def trainer_session_holds(cohort: Cohort, token: str, now: datetime | None = None) -> bool:
    """Whether this is the token of a trainer's session, not too old, and no new secret was made since.

    Raises:
        Problem: if the codes of the cohort cannot be read.
    """
    session = _session(cohort, token, now or datetime.now(UTC))
    if session is None or session.trainee is not None:
        return False
    made = trainer_secret_since(cohort)
    return made is None or made <= session.since


def end_session(cohort: Cohort, token: str) -> None:
    """Make a token worthless; one that is unknown already is."""
    _place(cohort, token).unlink(missing_ok=True)


def _begin(cohort: Cohort, trainee: str | None, moment: datetime) -> str:
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    place = _place(cohort, token)
    with writing(place.parent):
        place.parent.mkdir(mode=0o700, exist_ok=True)
        _forget_old(place.parent, moment)
        write_whole(place, Session(trainee=trainee, since=moment).model_dump_json().encode())
    return token


def _session(cohort: Cohort, token: str, moment: datetime) -> Session | None:
    """The session with this token, if it is known and not too old."""
    try:
        session = Session.model_validate_json(read_plain(_place(cohort, token), MAXIMUM_BYTES))
    except (OSError, ValidationError, Problem):
        return None
    return session if moment - session.since <= LONGEST else None


def _place(cohort: Cohort, token: str) -> Path:
    return cohort.folder / SESSIONS / f"{hashlib.sha256(token.encode()).hexdigest()}.json"


def _forget_old(folder: Path, now: datetime) -> None:
    for place in folder.glob("*.json"):
        if now.timestamp() - place.stat().st_mtime > LONGEST.total_seconds():
            place.unlink(missing_ok=True)
