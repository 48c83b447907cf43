"""Which tasks refresh a mentor best: weakest first, what wore off comes back, and each with its reason.

How strong she is in an objective is a share from 0 to 1: the mean of what she showed (each piece counts half as much
for every quarter of a year of age), less what wears off since the last of it. All numbers stand here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sherpa_sim.content.question_parts import Kind, Objective
from sherpa_sim.content.refresher import DoneTask, Reason, Round, Task, Why
from sherpa_sim.content.units import Unit

HALF_YEAR_KEEPS = (0.76 - 0.30) / 0.76
"""The share of a skill that is left after half a year in which nobody listened in (Schwalbe et al. 2014)."""
HALF_YEAR = 182.5
"""Days."""
COUNTS_HALF = 91.0
"""Days after which a piece of evidence counts half; a choice of this kit, as the bounds below are."""
UNKNOWN = 0.35
"""The strength where nothing is known: behind what went wrong, before what went well."""
NOT_MARKED = 0.6
"""The strength where she wrote something that nobody marks."""
SAID_HARD = 0.2
"""The most strength that is taken where she says that it is hard."""
ENOUGH = 0.75
"""From this strength on an objective needs no refreshing."""
RESTS = 45
"""Days that a task which was done rests; twice as long after each time more."""
FEWEST_PRACTICE, MOST_PRACTICE = 2, 4
"""Practice tasks of a round; a talk comes on top."""
NEXT_WEEKS = 7
"""Weeks to the next round: three or four times in half a year kept the skill (Schwalbe et al. 2014)."""
TALK_MINUTES = 15
TALKED = (Objective.OPEN_CONVERSATION, Objective.CHANGE_TALK, Objective.STAY_OUT_OF_ARGUMENTS)
"""What a talk practises."""
_LONG_TASKS = (Kind.TEXT, Kind.FORM, Kind.PLAN)


@dataclass(frozen=True)
class Piece:
    """Something that she showed of an objective: a share in [0, 1] (None: nobody marked it), and how it is told."""

    objective: Objective
    share: float | None
    on: date
    reason: Reason


@dataclass(frozen=True)
class Evidence:
    """What is known of a mentor.

    Attributes:
        pieces: what she showed.
        tried: the share of each practice task that she answered, None if nobody marks it, and when.
        talks: when she last talked with a colleague, by key.
    """

    pieces: tuple[Piece, ...] = ()
    tried: Mapping[str, tuple[float | None, date]] = field(default_factory=dict)
    talks: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Practice:
    """A practice task that can be chosen: its id, what it practises, its unit and its kind."""

    key: str
    objective: Objective
    unit: str
    kind: Kind

    @property
    def minutes(self) -> int:
        """About how long it takes."""
        return 10 if self.kind in _LONG_TASKS else 5


@dataclass(frozen=True)
class Strength:
    """How strong she is in an objective, in [0, 1], and why that is said."""

    objective: Objective
    share: float
    reason: Reason


def strengths(
    evidence: Evidence, hard: Iterable[Objective], objectives: Iterable[Objective], today: date
) -> tuple[Strength, ...]:
    """Each objective with its strength, the weakest first; in the order of the objectives where they are equal."""
    own: dict[Objective, list[Piece]] = defaultdict(list)
    for piece in evidence.pieces:
        own[piece.objective].append(piece)
    marked_hard, wanted = set(hard), set(objectives)
    found = [_strength(one, own[one], one in marked_hard, today) for one in Objective if one in wanted]
    return tuple(sorted(found, key=lambda one: one.share))


def choose(
    evidence: Evidence,
    hard: Iterable[Objective],
    done: Sequence[DoneTask],
    tasks: Sequence[Practice],
    units: Mapping[str, Unit],
    today: date,
) -> Round:
    """A round of three to five tasks (fewer if there are none), the weakest objective first and a talk at the end."""
    ranked = strengths(evidence, hard, {task.objective for task in tasks}, today)
    rested = _rested(evidence, done, today)
    focus = Counter((task.unit, task.objective) for task in tasks)
    chosen: list[Task] = []
    spare: list[Task] = []
    for one in ranked:
        own = sorted(
            (task for task in tasks if task.objective is one.objective),
            key=lambda task: (*_need(task.key, evidence), -focus[task.unit, task.objective]),
        )
        ready = [task for task in own if rested(task.key)]
        wanted = one.share < ENOUGH and len(chosen) < MOST_PRACTICE
        if ready and wanted:
            chosen.append(_task(ready[0], one.reason))
        spare += [_task(task, one.reason) for task in (*ready, *(task for task in own if task not in ready))]
    for task in spare:
        if len(chosen) >= FEWEST_PRACTICE:
            break
        if task.key not in {other.key for other in chosen}:
            chosen.append(task)
    place = [one.objective for one in ranked]
    chosen.sort(key=lambda task: place.index(task.objective))
    talk = _talk(ranked, evidence, done, units, today)
    return Round(began=today, tasks=(*chosen, *([talk] if talk is not None else [])))


def next_day(last: date) -> date:
    """When the next round is due, if the last one was done on this day."""
    return last + timedelta(weeks=NEXT_WEEKS)


def _strength(objective: Objective, pieces: Sequence[Piece], is_hard: bool, today: date) -> Strength:
    if is_hard:
        return Strength(objective, min(SAID_HARD, _shown(pieces, today)), Reason(why=Why.HARD))
    if not pieces:
        return Strength(objective, UNKNOWN, Reason(why=Why.NEVER))
    last = max(piece.on for piece in pieces)
    share = _shown(pieces, today)
    marked = [piece for piece in pieces if piece.share is not None]
    if share >= ENOUGH:
        return Strength(objective, share, Reason(why=Why.FRESH, on=last))
    weakest = min(marked, key=lambda piece: (piece.share, -piece.on.toordinal()), default=None)
    if weakest is None or (weakest.share or 0.0) >= ENOUGH:
        return Strength(objective, share, Reason(why=Why.LONG_AGO, on=last))
    return Strength(objective, share, weakest.reason)


def _shown(pieces: Sequence[Piece], today: date) -> float:
    """The mean of what was shown, the newer the more, less what wore off since the last of it."""
    if not pieces:
        return UNKNOWN
    marked = [
        (piece.share, 0.5 ** (_days(piece.on, today) / COUNTS_HALF))
        for piece in pieces
        if piece.share is not None
    ]
    total = sum(weight for _, weight in marked)
    mean = sum(share * weight for share, weight in marked) / total if total > 0 else NOT_MARKED
    last = max(piece.on for piece in pieces)
    return float(min(1.0, max(0.0, mean)) * HALF_YEAR_KEEPS ** (_days(last, today) / HALF_YEAR))


def _days(day: date, today: date) -> int:
    """Days since then; a day to come counts as today."""
    return max(0, (today - day).days)


def _rested(evidence: Evidence, done: Sequence[DoneTask], today: date) -> "_Rested":
    last: dict[str, date] = {}
    times: dict[str, int] = defaultdict(int)
    for one in done:
        last[one.task] = max(one.on, last.get(one.task, one.on))
        times[one.task] += 1
    for key, (share, on) in evidence.tried.items():
        if share is not None and share >= ENOUGH:
            last[key] = max(on, last.get(key, on))
            times[key] = max(1, times[key])
    return _Rested(last, times, today)


@dataclass(frozen=True)
class _Rested:
    """Whether a task has rested long enough since it was done or answered well."""

    last: Mapping[str, date]
    times: Mapping[str, int]
    today: date

    def __call__(self, key: str) -> bool:
        if key not in self.last:
            return True
        return _days(self.last[key], self.today) >= RESTS << min(10, self.times[key] - 1)


def _need(key: str, evidence: Evidence) -> tuple[float, date]:
    """By which tasks of one objective are ordered: what went wrong, then what was never tried, then the longest ago.

    Among equals those come first whose unit has most tasks on it: there it is taught.
    """
    if key not in evidence.tried:
        return (0.5, date.min)
    share, on = evidence.tried[key]
    return (NOT_MARKED if share is None else share, on)


def _task(practice: Practice, reason: Reason) -> Task:
    return Task(
        key=practice.key,
        objective=practice.objective,
        unit=practice.unit,
        minutes=practice.minutes,
        reason=reason,
    )


def _talk(
    ranked: Sequence[Strength],
    evidence: Evidence,
    done: Sequence[DoneTask],
    units: Mapping[str, Unit],
    today: date,
) -> Task | None:
    """A talk on the weakest of what talks practise, with the colleague of its units whom she met longest ago."""
    weakest = next((one for one in ranked if one.objective in TALKED), None)
    if weakest is None:
        return None
    met = dict(evidence.talks)
    for one in done:
        if one.task.startswith("talk-"):
            colleague = one.task.removeprefix("talk-")
            met[colleague] = max(one.on, met.get(colleague, one.on))
    fitting = [
        (met.get(colleague, date.min), place, unit.key, colleague)
        for place, unit in enumerate(units.values())
        if weakest.objective in unit.objectives
        for colleague in unit.colleagues
    ]
    if not fitting:
        return None
    _, _, unit_key, colleague = min(fitting)
    last = max(met.values(), default=None)
    telling = weakest.reason.why in (Why.OPEN_QUESTIONS, Why.REFLECTIONS, Why.PUSHING)
    reason = (
        weakest.reason
        if telling
        else Reason(why=Why.NO_TALK)
        if last is None
        else Reason(why=Why.LAST_TALK, on=min(last, today))
    )
    return Task(
        key=f"talk-{colleague}",
        objective=weakest.objective,
        unit=unit_key,
        minutes=TALK_MINUTES,
        reason=reason,
        colleague=colleague,
    )
