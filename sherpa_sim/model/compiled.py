"""The same rules and the same week, compiled (Numba) and run over many floors in one call.

Nothing of the model is written here: `rules`, `draws` and `schedule` are handed to the compiler as they are.
Without Numba they run interpreted, slowly and with the same result.
"""

import hashlib
import inspect
from collections.abc import Callable
from types import FunctionType, ModuleType
from typing import Any

from sherpa_sim.domain import delivery, levers, people, states

from . import blocks, columns, draws, mentors_week, newcomers, rules, schedule, workers_week
from .blocks import WORKERS, into_blocks, keep, memory_for, out_of_blocks

try:
    from numba import njit
    from numba.extending import register_jitable
except ImportError:  # for example in a browser, where Numba does not exist
    njit = None  # type: ignore[assignment]

_MODULES: tuple[ModuleType, ...] = (draws, rules, newcomers, mentors_week, workers_week, schedule)
_WORDS: tuple[ModuleType, ...] = (delivery, levers, people, states)  # their codes are compiled in as numbers
_INLINED = (rules.hear_peers, rules.drift, draws.words, draws.uniforms)
"""Run for every worker in every week: written into the loop instead of called, they save a fifth of the time."""


def source_stamp() -> str:
    """A hash of everything that is compiled: a cached machine code of an older rule is never used."""
    text = "".join(inspect.getsource(module) for module in (*_WORDS, columns, blocks, *_MODULES))
    return hashlib.sha256(text.encode()).hexdigest()


def run_floors(first, last, floors, workers, ties, mentors, pars, spans, first_week, lines, tables):  # type: ignore[no-untyped-def]
    """Run floors `first` to `last` one after the other, each for all its weeks while it lies in the cache.

    `pars` [sets of assumptions, spans].
    """
    most_workers = 0
    most_posts = 0
    most_talks = 0
    for f in range(first, last):
        floor = floors[f]
        most_workers = max(most_workers, floor.workers)
        most_posts = max(most_posts, floor.posts)
        most_talks = max(most_talks, schedule.talks_a_week(floor.posts, pars[floor.assumed]))
    memory = memory_for(most_workers, WORKERS)
    rest = schedule.memory_for_desk(most_workers, most_posts, most_talks)
    for f in range(first, last):
        floor = floors[f]
        begin = floor.first_worker
        end = begin + floor.workers
        post = floor.first_post
        own = pars[floor.assumed]
        rows = workers[begin:end]
        some = into_blocks(rows, memory)
        schedule.run_floor(
            floor,
            some,
            ties[begin:end],
            mentors[post : post + floor.posts],
            own,
            spans,
            first_week,
            lines[f],
            tables[f],
            schedule.desk(floor.workers, floor.posts, schedule.talks_a_week(floor.posts, own), rest),
        )
        out_of_blocks(some, rows)
    keep(memory, rest)


def people_floors(first, last, floors, workers, ties, mentors, origins, cells, whole, listed):  # type: ignore[no-untyped-def]
    """Fill floors `first` to `last` with people, as they are before their first week."""
    for f in range(first, last):
        floor = floors[f]
        begin = floor.first_worker
        end = begin + floor.workers
        post = floor.first_post
        newcomers.people_floor(
            floor,
            workers[begin:end],
            ties[begin:end],
            mentors[post : post + floor.posts],
            origins[floor.assumed],
            cells,
            whole,
            listed,
        )


def _compile() -> tuple[Callable[..., None], Callable[..., None]]:
    if njit is None:
        return run_floors, people_floors
    for module in _MODULES:
        for value in vars(module).values():
            if isinstance(value, FunctionType) and value.__module__ == module.__name__:
                register_jitable(inline="always" if value in _INLINED else "never")(value)
    stamp = source_stamp()

    # The stamp is a variable of the closure, and Numba's cache on disk is keyed by the closure: after an edit
    # to a rule, which lies in another file, Numba alone would go on running the old machine code.
    def stamped(first, last, floors, workers, ties, mentors, pars, spans, first_week, lines, tables):  # type: ignore[no-untyped-def]
        if len(stamp) > 0:
            run_floors(first, last, floors, workers, ties, mentors, pars, spans, first_week, lines, tables)

    def stamped_people(first, last, floors, workers, ties, mentors, origins, cells, whole, listed):  # type: ignore[no-untyped-def]
        if len(stamp) > 0:
            people_floors(first, last, floors, workers, ties, mentors, origins, cells, whole, listed)

    for function in (memory_for, keep, run_floors, people_floors):
        register_jitable(function)
    compile_it: Any = njit(nogil=True, cache=True, error_model="numpy")
    return compile_it(stamped), compile_it(stamped_people)


run_floors_compiled, people_floors_compiled = _compile()
