"""Who is signed in: random tokens, kept hashed, that outlive a reload of the page but not the evening.

A browser's tab holds the token; here lies only its SHA-256, with the person, since when, and with which code. A code
that was renewed or revoked ends the session, whatever the clock says meanwhile. A trainer's session names no person,
and opens nothing of a trainee's.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import AwareDatetime, ValidationError

from sherpa_sim.assessment.answers import Key
from sherpa_sim.content.file_trouble import removing, writing
from sherpa_sim.content.record import Record
from sherpa_sim.content.whole_file import read_plain, write_whole

from .codes import code_marks, trainer_mark
from .cohort import Cohort

SESSIONS = "private/sessions"
LONGEST = timedelta(hours=12)
MAXIMUM_BYTES = 1000
_TOKEN_BYTES = 32


class Session(Record):
    """Who signed in (None: the trainer), when, and the mark of the code that let her in."""

    trainee: Key | None
    since: AwareDatetime
    code: str


def begin_session(cohort: Cohort, trainee: str, now: datetime | None = None) -> str:
    """The token of a new session of a trainee; it can be seen only now.

    Raises:
        Problem: if the codes cannot be read, or the session cannot be kept.
    """
    return _begin(cohort, trainee, code_marks(cohort).get(trainee, ""), now)


def begin_trainer_session(cohort: Cohort, now: datetime | None = None) -> str:
    """The token of a new session of the trainer; raises as `begin_session` does."""
    return _begin(cohort, None, trainer_mark(cohort), now)


def resume_session(cohort: Cohort, token: str, now: datetime | None = None) -> str | None:
    """The id of the trainee with this token; None if it is unknown or too old, or her code was renewed or revoked.

    Raises:
        Problem: if the codes of the cohort cannot be read.
    """
    session = _in_time(cohort, token, now)
    if session is None or session.trainee is None:
        return None
    return session.trainee if code_marks(cohort).get(session.trainee) == session.code else None


def trainer_session_holds(cohort: Cohort, token: str, now: datetime | None = None) -> bool:
    """Whether this is the token of a trainer's session, not too old, and no new secret was made since.

    Raises:
        Problem: if the codes of the cohort cannot be read.
    """
    session = _in_time(cohort, token, now)
    return session is not None and session.trainee is None and trainer_mark(cohort) == session.code


def end_session(cohort: Cohort, token: str) -> None:
    """Make a token worthless; one that is unknown already is."""
    _place(cohort, token).unlink(missing_ok=True)


def forget_sessions(cohort: Cohort, trainee: str) -> None:
    """End every session of a person, and leave nothing of them; so goes one that cannot be read.

    Raises:
        Problem: if a file cannot be removed.
    """
    with removing():
        for place in (cohort.folder / SESSIONS).glob("*.json"):
            session = _load(place)
            if session is None or session.trainee == trainee:
                place.unlink(missing_ok=True)


def _begin(cohort: Cohort, trainee: str | None, code: str, now: datetime | None) -> str:
    moment = now or datetime.now(UTC)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    place = _place(cohort, token)
    with writing(place.parent):
        place.parent.mkdir(mode=0o700, exist_ok=True)
        _forget_old(place.parent, moment)
        session = Session(trainee=trainee, since=moment, code=code)
        write_whole(place, session.model_dump_json().encode())
    return token


def _in_time(cohort: Cohort, token: str, now: datetime | None) -> Session | None:
    """The session with this token, if it is known and not too old."""
    session = _load(_place(cohort, token))
    return session if session and abs((now or datetime.now(UTC)) - session.since) <= LONGEST else None


def _load(place: Path) -> Session | None:
    try:
        return Session.model_validate_json(read_plain(place, MAXIMUM_BYTES))
    except (OSError, ValidationError):
        return None


def _place(cohort: Cohort, token: str) -> Path:
    return cohort.folder / SESSIONS / f"{hashlib.sha256(token.encode()).hexdigest()}.json"


def _forget_old(folder: Path, now: datetime) -> None:
    for place in folder.glob("*.json"):
        if now.timestamp() - place.stat().st_mtime > LONGEST.total_seconds():
            place.unlink(missing_ok=True)
