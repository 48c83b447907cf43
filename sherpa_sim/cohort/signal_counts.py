"""How many people are behind signals, and which of it may be told: as a statistical office would tell it.

What one colleague said is never counted twice: of one mentor the number that is surely there counts, and of several
mentors the largest of theirs, unless a log is known to be about other people. What is told is rounded down to five.
What fewer than five people said is put together with more until no kind of it is known to have been said by one to
four; what is left then waits, and that it waits is not told. Why this is enough, and what remains: docs/signals.md.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sherpa_sim.content.signal_walls import LEAST_KINDS, Wall, load_walls
from sherpa_sim.content.signals import MOST_GROUPS, Level, Signal

LEAST_PEOPLE = 5
"""Fewer people are never told of; every number that is told is a multiple of it."""

Chosen = Callable[[Signal], bool]


@dataclass(frozen=True)
class Log:
    """Signals of one mentor; `apart`: whether she surely heard other people than all the other mentors here."""

    signals: tuple[Signal, ...]
    apart: bool = False


@dataclass(frozen=True)
class Told:
    """What may be told of a group of signals; the names are those of a `Group` of a summary."""

    level: Level
    key: str
    least: int
    most: int
    places: tuple[str, ...]
    signals: tuple[str, ...]


def surely(signals: Sequence[Signal]) -> int:
    """The number of different people that is surely behind signals of one mentor."""
    kinds: dict[str, list[Signal]] = {}
    for signal in signals:
        kinds.setdefault(signal.kind, []).append(signal)
    new = sum(signal.people - signal.same - signal.elsewhere for signal in signals)
    return max([new, *map(_surely_of_a_kind, kinds.values())])


def _surely_of_a_kind(signals: Sequence[Signal]) -> int:
    return max(sum(signal.people - signal.same for signal in signals), *(signal.people for signal in signals))


def least(logs: Sequence[Log], chosen: Chosen) -> int:
    """The number of different people that is surely behind the chosen signals of all mentors."""
    apart = [surely(list(filter(chosen, log.signals))) for log in logs if log.apart]
    shared = [surely(list(filter(chosen, log.signals))) for log in logs if not log.apart]
    return sum(apart) + max(shared, default=0)


def most(logs: Sequence[Log], chosen: Chosen) -> int:
    """The number of different people behind the chosen signals if nobody is counted twice anywhere."""
    return sum(signal.people for log in logs for signal in log.signals if chosen(signal))


def rounded_down(people: int) -> int:
    """The multiple of five below or at a number."""
    return people - people % LEAST_PEOPLE


def rounded_up(people: int) -> int:
    """The multiple of five above or at a number."""
    return -rounded_down(-people)


def what_may_be_told(logs: Sequence[Log]) -> tuple[Told, ...]:
    """The groups of a summary, the largest first; none, if nothing may be told."""
    shown = [
        _kind(kind.key, logs)
        for wall in load_walls().values()
        for kind in wall.kinds
        if least(logs, _of({kind.key})) >= LEAST_PEOPLE
    ]
    hidden = {wall.key: _hidden(wall, {one.key for one in shown}) for wall in load_walls().values()}
    together = [key for key, kinds in hidden.items() if _may_go_together(logs, kinds, kinds)]
    shown += [_put_together(Level.WALL, key, logs, hidden[key]) for key in together]
    rest = {key: kinds for key, kinds in hidden.items() if kinds and key not in together}
    kinds = {kind for kinds in rest.values() for kind in kinds}
    if _may_go_together(logs, kinds, rest):
        shown.append(_put_together(Level.OTHER, "", logs, kinds))
    return tuple(sorted(shown, key=lambda one: (one.level is Level.OTHER, -one.least))[:MOST_GROUPS])


def _of(kinds: set[str]) -> Chosen:
    return lambda signal: signal.kind in kinds


def _hidden(wall: Wall, shown: set[str]) -> set[str]:
    return {kind.key for kind in wall.kinds} - shown


def _may_go_together(logs: Sequence[Log], kinds: set[str], parts: Collection[str]) -> bool:
    """Whether kinds that are hidden may be told together: enough people, and so many parts that any may be empty."""
    return len(parts) >= LEAST_KINDS and least(logs, _of(kinds)) >= LEAST_PEOPLE


def _keys(logs: Sequence[Log], chosen: Chosen) -> tuple[str, ...]:
    return tuple(signal.key for log in logs for signal in log.signals if chosen(signal))


def _kind(kind: str, logs: Sequence[Log]) -> Told:
    chosen = _of({kind})
    return Told(
        Level.KIND,
        kind,
        rounded_down(least(logs, chosen)),
        rounded_up(most(logs, chosen)) if len(logs) > 1 else 0,
        _places(logs, chosen),
        _keys(logs, chosen),
    )


def _put_together(level: Level, key: str, logs: Sequence[Log], kinds: set[str]) -> Told:
    """Several kinds together: never more than "at least five", for with more each kind would have to be there."""
    return Told(level, key, LEAST_PEOPLE, 0, (), _keys(logs, _of(kinds)))


def same_place(place: str) -> str:
    """What two ways of writing the same place have in common."""
    return " ".join(place.casefold().split())


def _places(logs: Sequence[Log], chosen: Chosen) -> tuple[str, ...]:
    """The places where at least five of the people are, if nobody or at least five are elsewhere."""
    signals = [signal for log in logs for signal in log.signals if chosen(signal)]
    written = {same_place(signal.place): signal.place for signal in signals if signal.place}
    return tuple(place for key, place in written.items() if _may_be_named(key, logs, chosen))


def _may_be_named(place: str, logs: Sequence[Log], chosen: Chosen) -> bool:
    here = least(logs, lambda signal: chosen(signal) and same_place(signal.place) == place)
    elsewhere = least(logs, lambda signal: chosen(signal) and same_place(signal.place) != place)
    return here >= LEAST_PEOPLE and (elsewhere == 0 or elsewhere >= LEAST_PEOPLE)
