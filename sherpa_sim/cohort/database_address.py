"""Where a gradebook on a PostgreSQL server is: an address without a password, so that it may stand in cohort.yml.

The password stands where PostgreSQL's own programs look for it: in the file .pgpass of whoever runs the kit, or in the
one that PGPASSFILE names. In the address it would be in every backup, among the processes and on formgrader's page.
"""

from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from sherpa_sim.domain.problem import Problem

_KINDS = ("postgresql", "postgres", "postgresql+psycopg")
_SETTINGS = ("connect_timeout", "host", "passfile", "port", "sslcert", "sslkey", "sslmode", "sslrootcert")
PATIENCE_SECONDS = 10


def database_address(text: str) -> str:
    """The address as it is kept: `postgresql://user@host:port/database`, with the settings of a connection after a `?`.

    Raises:
        Problem: if it is none, or has a password in it.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
        asked = parse_qs(parts.query, strict_parsing=bool(parts.query))
    except ValueError:
        raise _no_address(text) from None
    if parts.password is not None or "password" in asked:
        raise Problem(
            "Leave the password out of the address of the database; put it in your file .pgpass (docs/grading.md)."
        )
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in _KINDS or not name or "/" in name or not text.isprintable() or parts.fragment:
        raise _no_address(text)
    for setting in asked:
        if setting not in _SETTINGS:
            raise Problem(
                'The address of the database has an unknown setting, "{name}"; choose from {accepted}.',
                name=setting[:40],
                accepted=", ".join(_SETTINGS),
            )
    user = f"{quote(unquote(parts.username))}@" if parts.username else ""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    settings = urlencode(sorted((key, values[-1]) for key, values in asked.items()))
    where = f"{host}:{port}" if port else host
    return f"postgresql://{user}{where}/{quote(name)}" + (f"?{settings}" if settings else "")


def sqlalchemy_url(address: str) -> str:
    """A kept address as SQLAlchemy takes it: with its driver, and without waiting for ever."""
    url = address.replace("postgresql://", "postgresql+psycopg://", 1)
    if "connect_timeout=" in url:
        return url
    return f"{url}{'&' if '?' in url else '?'}connect_timeout={PATIENCE_SECONDS}"


def _no_address(text: str) -> Problem:
    return Problem(
        '"{address}" is not the address of a PostgreSQL database; it looks like postgresql://user@host/database.',
        address=text.rpartition("@")[2][:80],
    )
