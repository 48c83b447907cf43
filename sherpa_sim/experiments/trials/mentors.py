"""Trials with mentors in a workplace: whether they are there, what they reach, what becomes of their skill."""

import numpy as np

from sherpa_sim.content.scenario import Settings, load_scenario
from sherpa_sim.domain.people import Education
from sherpa_sim.experiments.timeline import settings_on
from sherpa_sim.model.rules import YEAR

from .ground import After, Ground, PerRun, trained_within

REPRESENTATIVES = "unionlearn_representatives"
YEARS = 3
HALF_A_YEAR = 26
SIX_MINUTES = 0.1
MANY = 4.0
"""Mentors per 100 workers where it is about their skill only."""


def representatives(ground: Ground) -> dict[str, PerRun]:
    """Workplaces with the British representatives for three years, with their hours, with none and with hardly any."""
    usual = _participation(ground, ground.untouched(YEARS * YEAR))
    settings = _british()
    given = {}
    for key, hours in (
        ("no_hours", 0.0),
        ("six_minutes", SIX_MINUTES),
        ("present_training", settings.mentor_hours),
    ):
        pars = ground.pars(settings.model_copy(update={"mentor_hours": hours}))
        with_them = _participation(ground, ground.go_on(ground.start.copy(), YEARS * YEAR, pars))
        given[key] = with_them["all"] - usual["all"]
    low, high = Education.LOW, Education.HIGH
    given["equal_ratio"] = with_them[low] / with_them[high] - usual[low] / usual[high]
    given["equal_gap"] = (with_them[high] - with_them[low]) - (usual[high] - usual[low])
    return given


def reach(ground: Ground) -> dict[str, PerRun]:
    """Colleagues whom a British representative talks with in a year, and those of them who start a course."""
    after = ground.go_on(ground.start.copy(), YEAR, ground.pars(_british()))
    posts = np.bincount(ground.start.floors.assumed, after.record.week("posts").max(axis=1), ground.runs)
    talked_with = after.workers.talks > 0
    helped = talked_with & (after.workers.starts > 0)
    began_anyway = ground.untouched(YEAR).workers.starts > 0
    return {
        "colleagues_talked_with": ground.count(talked_with) / posts,
        "colleagues_helped": ground.count(helped) / posts,
        "colleagues_extra": ground.count(helped & ~began_anyway) / posts,
    }


def skill_kept(ground: Ground) -> dict[str, PerRun]:
    """What a course adds to skill, and what half a year does to that, in standard deviations between people.

    Without coaching, with the sessions that hold skill and are all attended, and with those that nobody attends.
    """
    deviation, given = ground.basis.skill_sd, {}
    for key, sessions, attendance in (
        ("skill_uncoached", 0.0, 1.0),
        ("skill_coached", ground.basis.sessions_to_hold, 1.0),
        ("skill_unattended", ground.basis.sessions_to_hold, 0.0),
    ):
        pars = ground.pars(Settings(mentors_per_100=MANY))
        pars.coaching_sessions = sessions
        pars.session_attendance = attendance
        own, fresh, later = _skill_over_half_a_year(ground, pars)
        given[key] = (later - fresh) / deviation
    given["skill_gained"] = (fresh - own) / deviation  # the same in all three
    return given


def trained_skill(ground: Ground) -> PerRun:
    """The skill of mentors who have just been trained as the kit's own are, in each run."""
    _, fresh, _ = _skill_over_half_a_year(ground, ground.pars(Settings(mentors_per_100=MANY)))
    return fresh


def _skill_over_half_a_year(ground: Ground, pars: np.recarray) -> tuple[PerRun, PerRun, PerRun]:
    """The mean skill of mentors: without training, in the week in which all are in post, and half a year later.

    None of them leaves.
    """
    pars.mentor_leaves = 0.0
    floors = ground.start.copy()
    for week in range(HALF_A_YEAR):
        after = ground.go_on(floors, 1, pars, first_week=week)
        record = after.record
        if np.array_equal(record.week("posts"), record.week("posts_filled")):
            break
    own, fresh = _mean(ground, after, "own_skill"), _mean(ground, after, "skill")
    later = ground.go_on(floors, HALF_A_YEAR, pars, first_week=week + 1)
    return own, fresh, _mean(ground, later, "skill")


def _british() -> Settings:
    """The British representatives as the kit's own scenario has them."""
    scenario = load_scenario(REPRESENTATIVES)
    return settings_on(scenario, scenario.start)


def _participation(ground: Ground, after: After) -> dict[str, PerRun]:
    """The share who trained in the last 12 months of the three years, of everybody and by education."""
    trained = trained_within(after.workers, YEARS * YEAR)
    given = {"all": ground.share(trained, np.ones(len(trained), bool))}
    for education in Education:
        given[education] = ground.share(trained, after.workers.education == education.code)
    return given


def _mean(ground: Ground, after: After, skill: str) -> PerRun:
    """The mean skill of one kind of the mentors in post, in each run."""
    run_of = np.repeat(ground.start.floors.assumed, ground.start.floors.posts)
    in_post = after.mentors.in_post == 1
    total = np.bincount(run_of[in_post], after.mentors[skill][in_post], ground.runs)
    return total / np.bincount(run_of[in_post], minlength=ground.runs)
