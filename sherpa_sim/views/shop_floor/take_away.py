"""A run as a table to keep: who everybody is, and where each stood in each week, with the plan and without it."""

from collections.abc import Iterator

from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import Barrier
from sherpa_sim.experiments.floor_weeks import Ending, FloorWeeks, Standing, Telling, Weeks
from sherpa_sim.experiments.results import Stamp
from sherpa_sim.reports.numbers import stamped_csv

_PERSON = ("person", "education", "age", "sex", "shift", "department")
_SIDE = ("stands", "held_back_by", "course_ended", "told_by", "mentor")


def run_as_csv(floor: FloorWeeks, stamp: Stamp) -> bytes:
    """A row for each person and week (0 is the start); `talk` is "mentor:lever", with a space between two talks."""
    columns = (
        "week",
        *_PERSON,
        *(f"with_{name}" for name in _SIDE),
        "with_talk",
        *(f"without_{name}" for name in _SIDE),
    )
    return stamped_csv(stamp, columns, _rows(floor))


def _rows(floor: FloorWeeks) -> Iterator[tuple[object, ...]]:
    people = [
        (number, *member[:-1], member.department + 1) for number, member in enumerate(floor.members, start=1)
    ]
    for week in range(floor.changed.weeks + 1):
        talks: dict[int, list[str]] = {}
        for talk in floor.changed.talks[week]:
            talks.setdefault(talk.colleague, []).append(f"{talk.mentor + 1}:{Lever.of(talk.lever)}")
        sides = zip(_side(floor.changed, week), _side(floor.without, week), strict=True)
        for worker, (changed, without) in enumerate(sides):
            yield (week, *people[worker], *changed, " ".join(talks.get(worker, ())), *without)


def _side(side: Weeks, week: int) -> Iterator[tuple[object, ...]]:
    columns = (side.standing, side.barrier, side.ending, side.telling, side.in_post)
    for standing, barrier, ending, telling, in_post in zip(
        *(one[week].tolist() for one in columns), strict=True
    ):
        yield (
            _STANDING[standing],
            _BARRIER[barrier],
            _ENDING[ending],
            _TELLING[telling],
            "yes" if in_post else "no",
        )


_STANDING, _BARRIER, _ENDING, _TELLING = (
    [str(one) for one in kind] for kind in (Standing, Barrier, Ending, Telling)
)
