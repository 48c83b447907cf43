"""Trials with talks: chosen workers have one talk or several with somebody of a given skill."""

from types import SimpleNamespace

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.model import rules
from sherpa_sim.model.batch import BURN_IN_WEEKS
from sherpa_sim.model.population import Floors
from sherpa_sim.model.rules import YEAR
from sherpa_sim.model.schedule import support_now

from .ground import WORKERS, After, Flags, Ground, PerRun, trained_within
from .mentors import trained_skill

WEEKS_BETWEEN = 4
SEVERAL = 3

_SEEN = (
    *("need", "awareness", "confidence", "time_room", "money_room", "support_gap"),
    *("leave_allowed", "voucher_allowed"),
)
"""What a mentor could see of a worker: all that `rules.barrier` looks at."""


def good_talk(ground: Ground) -> dict[str, PerRun]:
    """One talk with a trained mentor, or several, for each of the low-educated, beside herself without a talk."""
    some = ground.low_educated
    skill = trained_skill(ground)
    usual = ground.share(trained_within(ground.untouched(YEAR).workers, YEAR), some)
    one, several = (_share_after(ground, some, skill, talks) for talks in (1, SEVERAL))
    return {"talk_base": usual, "one_talk": one - usual, "three_talks_more": several - one}


def pushy_talk(ground: Ground) -> dict[str, PerRun]:
    """The same for one talk with an untrained colleague, and with the pushiest that the range of that number allows."""
    some = ground.low_educated
    pushiest = ground.sets.assumptions.mentors.skill_untrained.low
    usual = ground.share(trained_within(ground.untouched(YEAR).workers, YEAR), some)
    given = {}
    for name, skill in (
        ("untrained", np.asarray(ground.basis.skill_untrained)),
        ("pushy", np.full(ground.runs, pushiest)),
    ):
        floors = ground.start.copy()
        before = floors.workers.balance[some].copy()
        hold_talks(ground, floors, some, skill, 0)
        moved = np.bincount(ground.run_of[some], floors.workers.balance[some] - before, ground.runs)
        given[f"{name}_balance"] = moved / ground.count(some)
        after = ground.go_on(floors, YEAR)
        given[f"{name}_training"] = ground.share(trained_within(after.workers, YEAR), some) - usual
    return given


def hold_talks(ground: Ground, floors: Floors, who: Flags, skill: PerRun, week: int) -> None:
    """One talk with each of some workers in a week, by the rules, with somebody of `skill` in each run.

    She looks for what holds a colleague back, as mentors are meant to.
    """
    pars = ground.pars()
    rows = np.flatnonzero(who)
    run_of = ground.run_of[rows]
    levers = np.array(_levers(ground, floors, rows, pars, skill, week))
    for run, par in enumerate(pars):
        for lever in np.unique(levers[run_of == run]):
            same = rows[
                (run_of == run) & (levers == lever)
            ]  # for all of these the talk goes by the same numbers
            some = floors.workers[same].view(np.recarray)
            rules.converse(some, par, skill[run], lever, BURN_IN_WEEKS + week)
            floors.workers[same] = some


def _levers(
    ground: Ground, floors: Floors, rows: NDArray[np.int64], pars: np.recarray, skill: PerRun, week: int
) -> list[int]:
    """The lever that is chosen for each of the workers in some rows."""
    plain = [_plain(par) for par in pars]
    support = [support_now(floor, plain[floor.assumed]) for floor in floors.floors]
    lots = np.random.default_rng(np.random.SeedSequence(ground.seed, spawn_key=(0, 2, week)))
    levers = []
    for i, (u_sees, u_lever), *seen in zip(
        rows.tolist(),
        lots.random((len(rows), 2)).tolist(),
        *(floors.workers[name][rows].tolist() for name in _SEEN),
        strict=True,
    ):
        run = int(ground.run_of[i])
        w = SimpleNamespace(**dict(zip(_SEEN, seen, strict=True)))
        held_back_by = rules.barrier(w, plain[run], support[i // WORKERS])
        levers.append(rules.choose_lever(plain[run], float(skill[run]), held_back_by, u_sees, u_lever))
    return levers


def _share_after(ground: Ground, who: Flags, skill: PerRun, talks: int) -> PerRun:
    """The share of some workers that trained within a year of the first of several talks."""
    floors = ground.start.copy()
    week = 0
    for number in range(talks):
        hold_talks(ground, floors, who, skill, week)
        on = WEEKS_BETWEEN if number < talks - 1 else YEAR - week
        after: After = ground.go_on(floors, on, first_week=week)
        week += on
    return ground.share(trained_within(after.workers, YEAR), who)


def _plain(par: np.record) -> SimpleNamespace:
    """A record as plain numbers and lists, which the rules read much faster one by one."""
    return SimpleNamespace(**dict(zip(par.dtype.names or (), par.tolist(), strict=True)))
