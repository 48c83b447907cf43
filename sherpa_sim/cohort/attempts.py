"""How often somebody may try a code: after a few failures each next one must wait longer.

Failures are counted for the code whose first group was typed and for the network address, and are kept in the
cohort's folder, so that a restart forgives nothing. A whole class behind one address gets more chances than one
code. Nobody waits longer than a minute: who attacks a code may keep its owner from it only that long.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from pydantic import AwareDatetime, Field

from sherpa_sim.content.json_file import load_json
from sherpa_sim.content.record import Record
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort

ATTEMPTS = "private/attempts.json"
MAXIMUM_BYTES = 1_000_000
FREE = {"code": 5, "address": 100, "trainer": 5}
"""Failures without a wait, by what they are counted for; a class may sign in at once from one address."""
LONGEST_WAIT = 60.0
FORGIVEN_AFTER = 24 * 3600.0
MOST_DOORS = 2000
"""Counted at once; beyond that the oldest is forgotten, so that an attacker cannot fill the disk."""


class Door(Record):
    """Failures since the last success, and when the last one was."""

    failures: int = Field(ge=1)
    last: AwareDatetime


class Attempts(Record):
    """Failures by what they are counted for."""

    schema_version: Literal[1] = 1
    doors: dict[str, Door] = Field(default_factory=dict)


def begin_attempt(cohort: Cohort, doors: Iterable[str], now: datetime | None = None) -> None:
    """Count an attempt as a failure before it is made, so that many at once are counted too.

    Raises:
        Problem: if it comes too soon; it says how many seconds are left, and nothing is counted.
    """
    moment = now or datetime.now(UTC)
    wanted = tuple(doors)
    with cohort.locked():
        known = {
            key: door
            for key, door in _load(cohort).doors.items()
            if (moment - door.last).total_seconds() < FORGIVEN_AFTER
        }
        left = max((_left(known.get(door), door, moment) for door in wanted), default=0.0)
        if left > 0:
            raise Problem("Too many attempts. Wait {seconds} seconds and try again.", seconds=int(left) + 1)
        for door in wanted:
            before = known.pop(door, None)
            known[door] = Door(failures=before.failures + 1 if before else 1, last=moment)
        _save(cohort, Attempts(doors=dict(list(known.items())[-MOST_DOORS:])))


def forgive(cohort: Cohort, doors: Iterable[str]) -> None:
    """After a success: forget the failures of a code, but of an address, which others share, only this one."""
    with cohort.locked():
        known = _load(cohort).doors
        for door in doors:
            before = known.pop(door, None)
            if before is not None and door.startswith("address ") and before.failures > 1:
                known[door] = before.model_copy(update={"failures": before.failures - 1})
        _save(cohort, Attempts(doors=known))


def _left(door: Door | None, key: str, now: datetime) -> float:
    """Seconds to wait; a clock that was set back asks for the longest wait at most."""
    if door is None:
        return 0.0
    beyond = door.failures - FREE[key.split(" ", 1)[0]]
    delay = 0.0 if beyond < 0 else min(LONGEST_WAIT, 2.0 ** min(beyond, 10))
    return min(delay, delay - (now - door.last).total_seconds())


def _load(cohort: Cohort) -> Attempts:
    try:
        return load_json(cohort.folder / ATTEMPTS, MAXIMUM_BYTES, Attempts) or Attempts()
    except Problem:
        return Attempts()  # a damaged count must not lock a class out


def _save(cohort: Cohort, attempts: Attempts) -> None:
    """Keep the count; where the disk is full, the wrong code is still refused, only not counted."""
    try:
        write_whole(cohort.folder / ATTEMPTS, attempts.model_dump_json().encode())
    except OSError:
        return
