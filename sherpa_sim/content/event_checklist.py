"""What to do when for an event, counted back from its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .event_ideas import EventTask


class When(StrEnum):
    """How it stands with a task."""

    DONE = "done"
    GONE_BY = "gone_by"
    TODAY = "today"
    COMING = "coming"


@dataclass(frozen=True)
class DatedTask:
    """A task, its day, how it stands, and whether it was `moved` because its own day lay before the planning began."""

    task: EventTask
    day: date
    when: When
    moved: bool


@dataclass(frozen=True)
class Checklist:
    """The tasks by day; `left_out` are those for which the notice is too short, `notice` the days there were."""

    tasks: tuple[DatedTask, ...]
    left_out: tuple[EventTask, ...]
    notice: int

    @property
    def moved(self) -> int:
        """How many tasks have to be done at once, because their own day had gone by when the planning began."""
        return sum(dated.moved for dated in self.tasks)

    @property
    def done(self) -> int:
        """How many tasks are done."""
        return sum(dated.when is When.DONE for dated in self.tasks)

    @property
    def gone_by(self) -> int:
        """How many tasks are not done though their day has gone by."""
        return sum(dated.when is When.GONE_BY for dated in self.tasks)


def checklist(
    tasks: Sequence[EventTask], day: date, begun: date, today: date, ticked: Sequence[str]
) -> Checklist:
    """The tasks for an event on `day` of which the planning began on `begun`, as they stand `today`.

    A task whose own day lies before the planning began is left out, or, if it always has to be done, done on the day
    the planning began. Of an event that was planned after its day only what comes after it is left.
    """
    dated, left_out = [], []
    for task in tasks:
        own = day - timedelta(days=task.days)
        moved = own < begun and task.days >= 0
        if moved and (not task.always or begun > day):
            left_out.append(task)
            continue
        due = begun if moved else own
        dated.append(DatedTask(task, due, when(due, today, task.key in ticked), moved))
    return Checklist(
        tuple(sorted(dated, key=lambda one: one.day)), tuple(left_out), max((day - begun).days, 0)
    )


def when(due: date, today: date, done: bool) -> When:
    """How it stands `today` with something that is due on a day."""
    if done:
        return When.DONE
    if due < today:
        return When.GONE_BY
    return When.TODAY if due == today else When.COMING
