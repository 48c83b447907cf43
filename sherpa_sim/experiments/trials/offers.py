"""Trials with what comes from outside a workplace: a brochure, a voucher."""

import numpy as np

from sherpa_sim.domain.people import Age, Education
from sherpa_sim.model import rules
from sherpa_sim.model.batch import BURN_IN_WEEKS
from sherpa_sim.model.rules import YEAR

from .ground import Flags, Ground, PerRun

ASKED_AFTER = 13
"""Weeks between the brochure and the question who knows the support."""


def brochure(ground: Ground) -> dict[str, PerRun]:
    """A brochure for a random half of the workers, each beside herself without it."""
    floors = ground.start.copy()
    reached = ground.half_of(np.ones(len(ground.run_of), bool))
    some = floors.workers[reached].view(np.recarray)
    rules.be_informed(some, ground.basis[ground.run_of[reached]], BURN_IN_WEEKS)
    floors.workers[reached] = some
    know = ground.basis.instrument_known[ground.run_of]
    informed = ground.go_on(floors, ASKED_AFTER).workers.awareness > know
    usual = ground.untouched(ASKED_AFTER).workers.awareness > know
    began = ground.go_on(floors, YEAR - ASKED_AFTER, first_week=ASKED_AFTER).workers.starts > 0
    began_anyway = ground.untouched(YEAR).workers.starts > 0
    young = reached & np.isin(
        floors.workers.age, [age.code for age in (Age.UNDER_25, Age.FROM_25, Age.FROM_35)]
    )
    return {
        "brochure_known_before": ground.share(ground.start.workers.awareness > know, reached),
        "brochure_known": ground.count(informed & reached) / ground.count(usual & reached),
        "brochure_training": _more(ground, began, began_anyway, reached),
        "brochure_under_45": _more(ground, began, began_anyway, young),
    }


def voucher_for_low_skilled(ground: Ground) -> dict[str, PerRun]:
    """A voucher that pays any course, for two years, for the low-educated, each beside herself without it."""
    floors = ground.start.copy()
    given = ground.low_educated
    for room in ("money_room", "own_money_room"):
        floors.workers[room][given] = 1.0
    began = ground.go_on(floors, 2 * YEAR).workers.starts > 0
    began_anyway = ground.untouched(2 * YEAR).workers.starts > 0
    return {
        "voucher_base": ground.share(began_anyway, given),
        "voucher_gain": _more(ground, began, began_anyway, given),
        "voucher_deadweight": ground.share(began_anyway, given & began),
    }


def voucher_for_all(ground: Ground) -> dict[str, PerRun]:
    """The voucher opened to every worker for a year: how much less the low-educated use it than the next group."""
    floors = ground.start.copy()
    floors.workers.voucher_allowed[:] = 1
    workers = ground.go_on(floors, YEAR).workers
    used = (workers.starts > 0) & (workers.with_voucher == 1)
    low, medium, high = (ground.share(used, workers.education == group.code) for group in Education)
    return {"voucher_use_low": low - np.minimum(medium, high)}


def _more(ground: Ground, flags: Flags, anyway: Flags, who: Flags) -> PerRun:
    return ground.share(flags, who) - ground.share(anyway, who)
