"""What a user is told when the database of a gradebook says no."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from sherpa_sim.domain.problem import Problem


@contextmanager
def reaching(db_url: str) -> Iterator[None]:
    """While this lasts, what the database says against its use is raised as a Problem."""
    try:
        yield
    except ModuleNotFoundError as missing:
        if missing.name != "psycopg":
            raise
        raise Problem(
            "A gradebook on PostgreSQL needs the package psycopg; install the kit with its extra postgresql."
        ) from None
    except SQLAlchemyError as error:
        raise _trouble(error, db_url) from error


def _trouble(error: SQLAlchemyError, db_url: str) -> Problem:
    url = make_url(db_url)
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    reason = said.rpartition("FATAL: ")[2][:200]
    where = url.host or url.query.get("host") or "localhost"
    if not url.drivername.startswith("postgresql"):
        if "locked" in said:
            return Problem("Another program is writing in this cohort; try again in a moment.")
        return Problem(
            "The gradebook cannot be used ({reason}); nothing of this step was saved.", reason=reason
        )
    if "password" in said or "authentication failed" in said or "pg_hba.conf" in said:
        return Problem(
            'The database on {host} does not let "{user}" in; check the name, and the password in your file .pgpass.',
            host=where,
            user=url.username or "",
        )
    if f'database "{url.database}" does not exist' in said:
        return Problem(
            'There is no database "{name}" on {host}; have it made, empty, and try again.',
            name=url.database,
            host=where,
        )
    return Problem(
        "The database on {host} cannot be reached, or the connection was lost ({reason}). "
        "What was saved before, stands; do this step again once it is back.",
        host=where,
        reason=reason,
    )
