"""Who does what when mentors meet: roles that go round, so that everybody has each of them as often."""

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from .category import Category

FEWEST, MOST = 3, 12
"""People in a group: below three nobody is left to ask; above twelve not everybody gets a word in."""


class Role(Category):
    """What somebody does while one case is on the table; whoever has no role asks along."""

    BRINGER = "bringer"
    CHAIR = "chair"
    TIMEKEEPER = "timekeeper"
    NOTE_TAKER = "note_taker"
    ASKER = "asker"


def drawn_order(people: Sequence[str], seed: int) -> tuple[str, ...]:
    """The people in the order of a draw: the same for the same names and number, in whatever order they were given."""

    def ticket(name: str) -> bytes:
        return hashlib.sha256(f"{seed}/{name}".encode()).digest()

    return tuple(sorted(people, key=ticket))


def roles(people: Sequence[str], seed: int, turn: int) -> Mapping[Role, str]:
    """Who has which role in the case with this number, counted from 0 over all meetings.

    Each case everybody moves on by one role, so nobody has a role twice running, and after as many cases as there are
    people everybody has had each role once. In a group of four the note taker asks first as well, in one of three
    the chair also keeps the time.

    Raises:
        ValueError: if there are fewer than three people, or two with one name.
    """
    if len(people) < FEWEST or len(set(people)) < len(people):
        raise ValueError("a group is at least three people with a name each")
    order = drawn_order(people, seed)
    many = len(order)
    seats = (
        {Role.BRINGER: 0, Role.CHAIR: 1, Role.TIMEKEEPER: 1, Role.NOTE_TAKER: 2, Role.ASKER: 2}
        if many == FEWEST
        else {
            Role.BRINGER: 0,
            Role.CHAIR: 1,
            Role.TIMEKEEPER: 2,
            Role.NOTE_TAKER: 3,
            Role.ASKER: 4 if many > 4 else 3,
        }
    )
    return MappingProxyType({role: order[(turn + seats[role]) % many] for role in Role})
