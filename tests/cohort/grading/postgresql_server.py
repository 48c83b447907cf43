"""A PostgreSQL server of the tests' own, in a temporary folder, gone at the end.

PostgreSQL refuses to run as root, so root starts it as the user "postgres" or "nobody".
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

NO_SERVER = "no PostgreSQL found: install Debian's `postgresql`, or put `initdb` and `postgres` on PATH"
USER, PASSWORD = "trainer", "Wachtwoord%1"
QUICK = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "shared_buffers=16MB",
    "max_connections=40",
)


def programs() -> Path | None:
    """The folder with the newest `initdb` and `postgres` of this machine."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: int(place.parent.name), reverse=True
    )
    return next(
        (place for place in places if all((place / name).is_file() for name in ("initdb", "postgres"))), None
    )


def _as_somebody() -> dict[str, Any]:
    """How a program is started as an ordinary user."""
    if os.geteuid() != 0:
        return {}
    known = {person.pw_name for person in pwd.getpwall()}
    who = pwd.getpwnam("postgres" if "postgres" in known else "nobody")
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


@dataclass(frozen=True)
class Server:
    """A running server: its folder, which also has its socket, and its port."""

    folder: Path
    port: int

    def run(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement as whoever may do everything."""
        with psycopg.connect(
            host=str(self.folder), port=self.port, user=USER, dbname=database, autocommit=True
        ) as connection:
            done = connection.execute(statement.encode())
            return done.fetchall() if done.description else []

    def address(self, database: str, host: str = "127.0.0.1") -> str:
        """The address of a database, as a trainer gives it."""
        return f"postgresql://{USER}@{host}:{self.port}/{database}"


@contextmanager
def running_server(place: Path) -> Iterator[Server]:
    """A server that asks for the password on its port, and lets everybody in at its socket."""
    somebody = _as_somebody()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a short path: that of a socket may have 107 signs
    try:
        (folder / "password").write_text(PASSWORD, "utf-8")
        if somebody:
            for path in (folder, folder / "password"):
                os.chown(path, somebody["user"], somebody["group"])
        common: dict[str, Any] = {
            "cwd": folder,
            "env": {"PATH": os.environ["PATH"], "LC_ALL": "C"},
            **somebody,
        }
        access = ("--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={folder / 'password'}")
        made = [place / "initdb", "-D", folder / "data", "-U", USER, "--encoding=UTF8", "--no-sync", *access]
        subprocess.run(made, check=True, capture_output=True, **common)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = [part for one in QUICK for part in ("-c", one)]
        command = [
            place / "postgres",
            "-D",
            folder / "data",
            "-p",
            str(port),
            "-k",
            folder,
            "-h",
            "127.0.0.1",
        ]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen([*command, *settings], stdout=log, stderr=log, **common)
        try:
            server = Server(folder, port)
            _wait(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: Server, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    while True:
        try:
            server.run("SELECT 1")
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return
