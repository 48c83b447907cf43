"""The demo group: invented people whose answers went the real way, so that every page has something to show."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sherpa_sim.content.demo import Demo, load_demo
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem

from .codes import make_codes, make_trainer_secret
from .cohort import Cohort, cohorts_folder, key_of
from .deletion import delete_cohort
from .demo_course import Language, follow_course
from .first_start import MADE_ONCE
from .roster import load_roster

_SAID = b"The demo group was made here once. Without this file it is made again when the kit starts.\n"


@dataclass(frozen=True)
class DemoKeys:
    """What opens the demo, seen only now: a person's name and code, and the secret of the trainer's desk."""

    cohort: Cohort
    name: str
    code: str
    secret: str


def make_demo(language: Language, today: date | None = None) -> DemoKeys:
    """Make the demo group, in a place of its own first, so that it is there whole or not at all.

    Raises:
        Problem: if there is a group of that name, or it cannot be written.
    """
    demo = load_demo()
    home = cohorts_folder()
    place = home / key_of(demo.name)
    taken = Problem('There is a cohort "{name}"; choose another name.', name=place.name)
    if place.exists():
        raise taken
    with _workshop(home) as workshop:
        made = Cohort.create(demo.name, language, workshop, demo=True)
        follow_course(demo, made, today or date.today())
        with writing(home / MADE_ONCE):
            write_whole(home / MADE_ONCE, _SAID)
        with writing(place):
            try:
                made.folder.rename(place)
            except FileExistsError:
                raise taken from None
    return renew_keys(Cohort.open(place))


def renew_keys(cohort: Cohort) -> DemoKeys:
    """A new code for the person whom a newcomer tries the demo as, and a new secret of the desk.

    Raises:
        Problem: if it is not the demo, or the codes cannot be written.
    """
    shown = load_demo().person(_the_demo(cohort).shown)
    code = make_codes(cohort, [shown.id])[shown.id]
    return DemoKeys(cohort, shown.name, code, make_trainer_secret(cohort))


def remove_demo() -> None:
    """Delete the demo group; it does not come back by itself.

    Raises:
        Problem: if there is none, the group of that name is a real one, somebody real was added to it, or a file
            cannot be removed.
    """
    cohort = Cohort.open(cohorts_folder() / key_of(load_demo().name))
    demo = _the_demo(cohort)
    invented = {person.id for person in demo.people}
    for person in load_roster(cohort).people:
        if person.id not in invented:
            raise Problem(
                '{name} was added to the demo. "sherpa cohort delete" deletes it with all who are in it.',
                name=person.name,
            )
    delete_cohort(cohort)


def _the_demo(cohort: Cohort) -> Demo:
    if not cohort.settings.demo:
        raise Problem(
            'The group "{name}" is not the demo of the kit; nothing was done.', name=cohort.settings.name
        )
    return load_demo()


@contextmanager
def _workshop(home: Path) -> Iterator[Path]:
    """A folder that no page takes for a group; what a killed program left in one of these goes, too."""
    with writing(home):
        home.mkdir(parents=True, exist_ok=True)
        for left in home.glob(".making-*"):
            if datetime.now().timestamp() - left.stat().st_mtime > 3600:
                shutil.rmtree(left, ignore_errors=True)
        place = Path(tempfile.mkdtemp(prefix=".making-", dir=home))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
