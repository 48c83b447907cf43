"""The page of papers over a bank of the tests' own, with one question of each kind, and a group that takes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipywidgets import VBox

from sherpa_sim.cohort.codes import make_codes
from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.roster import load_roster, take_in_list
from sherpa_sim.content import places
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.people_list import Listed, PeopleReading
from sherpa_sim.views.paper import show_papers

ASSIGNMENTS = Path(__file__).parent / "assignments"
PAPER = "nine-kinds"


def show_own_papers() -> VBox:
    """The page of papers, which finds the tests' bank where the kit's own would be, for as long as it lasts."""
    places.folder = _folder(places.folder)
    return show_papers()


@contextmanager
def own_bank() -> Iterator[None]:
    """While this lasts, the bank is the tests' own."""
    kits_own = places.folder
    places.folder = _folder(kits_own)
    _read_again()
    try:
        yield
    finally:
        places.folder = kits_own
        _read_again()


def _read_again() -> None:
    """What was read of another bank in this process is forgotten."""
    load_bank.cache_clear()
    load_paper.cache_clear()


def _folder(kits_own):
    return lambda name: ASSIGNMENTS if name == "assignments" else kits_own(name)


def make_group(place: Path, people: int) -> dict[str, str]:
    """A new cohort "Try out" in `place`, with the paper of nine kinds open; the code of each person, by id."""
    cohort = Cohort.create("Try out", "nl", place)
    rows = tuple(Listed(row, f"Person {row}", id=f"p{row:02}") for row in range(1, people + 1))
    take_in_list(cohort, PeopleReading(rows, (), (), len(rows)))
    with own_bank():
        cohort.set_paper(SetPaper(paper=PAPER))
    return make_codes(cohort, [person.id for person in load_roster(cohort).people])
