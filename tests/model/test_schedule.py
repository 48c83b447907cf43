"""That nobody gets lost in a week: people, seats, mentors and groups always add up."""

from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.delivery import LeverPolicy, Reach
from sherpa_sim.domain.people import GROUPS, Dimension
from sherpa_sim.domain.states import Status
from sherpa_sim.model.batch import Record, run
from sherpa_sim.model.columns import MEASURES, SERIES
from sherpa_sim.model.population import Floors
from tests.model.small_floors import BUSY, FIRST_WEEK, FLOATS, floors, run_weeks, spans

SIZES = (60, 23)
WEEKS = 60
SHARES = ("culture", "skill")
TALK_MINUTES = load_assumptions().conversation.talk_minutes.value
any_settings = st.builds(
    Settings,
    mentors_per_100=st.floats(0, 10),
    mentor_hours=st.floats(0, 20),
    mentor_course_days=st.floats(0, 20),
    mentor_practice_share=st.floats(0, 1),
    coaching_sessions=st.floats(0, 12),
    intervision_sessions=st.floats(0, 12),
    refresher_days=st.floats(0, 10),
    reach=st.sampled_from(Reach),
    lever_policy=st.sampled_from(LeverPolicy),
    events_per_year=st.floats(0, 12),
    employer_support=st.floats(0, 1),
    seats_per_100=st.floats(0, 30),
)
conserving = settings(deadline=None, max_examples=30)


def a_run(how: Settings, seed: int) -> tuple[Floors, Record]:
    some = floors(*SIZES, seed=seed)
    return some, run_weeks(some, WEEKS, how)


def each_floor(some: Floors) -> Iterator[tuple[int, np.recarray]]:
    for at, floor in enumerate(some.floors):
        yield at, some.workers[int(floor.first_worker) : int(floor.first_worker + floor.workers)]


@conserving
@given(any_settings, st.integers(0, 1000))
def test_people_and_seats_add_up(how: Settings, seed: int) -> None:
    some, record = a_run(how, seed)
    week = {name: record.week(name).astype(int) for name in SERIES if name not in SHARES}
    seats = np.floor(how.seats_per_100 * record.sizes / 100 + 0.5).astype(int)
    assert (week["in_training"] <= seats[:, None]).all()
    assert (week["training_weeks"] <= seats[:, None]).all()
    assert (week["waiting"] + week["in_training"] <= record.sizes[:, None]).all()
    flow = week["starts"] - week["completions"] - week["stops"]
    assert (np.cumsum(flow, axis=1) == week["in_training"]).all()
    before = np.pad(week["in_training"], ((0, 0), (1, 0)))[:, :-1]
    assert (week["training_weeks"] == before + week["starts"]).all()
    waited = np.pad(week["waiting"], ((0, 0), (1, 0)))[:, :-1]
    assert (week["starts"] == np.minimum(waited, np.maximum(0, seats[:, None] - before))).all()
    assert (week["waiting"] >= waited - week["starts"]).all()
    assert (week["leave_weeks"] <= week["training_weeks"]).all()
    assert (week["voucher_starts"] <= week["starts"]).all()
    for at, rows in each_floor(some):
        status = np.bincount(rows.status, minlength=len(Status))
        assert status.sum() == record.sizes[at]
        assert status[Status.WAITING.code] == week["waiting"][at, -1]
        assert status[Status.IN_TRAINING.code] == week["in_training"][at, -1]
        for name in ("starts", "completions", "stops"):
            assert rows[name].sum() == week[name][at].sum()
        assert (rows.starts == rows.completions + rows.stops + (rows.status == Status.IN_TRAINING.code)).all()


@conserving
@given(any_settings, st.integers(0, 1000))
def test_groups_add_up_to_all(how: Settings, seed: int) -> None:
    _, record = a_run(how, seed)
    assert record.tables.shape == (len(SIZES), 3, len(GROUPS), len(MEASURES))  # start, full year, last week
    everybody = record.tables[:, :, 0]
    for dimension in Dimension:
        at = [place for place, (one, _) in enumerate(GROUPS) if one is dimension]
        assert (record.tables[:, :, at].sum(axis=2) == everybody).all()
    for group in range(len(GROUPS)):
        took_part, workers = record.group(group, "participated"), record.group(group, "workers")
        reasons = sum(record.group(group, name) for name in MEASURES if name.startswith("not_trained_"))
        assert (reasons == workers - took_part).all()
        neither = sum(record.group(group, name) for name in MEASURES if name.startswith("neither_"))
        assert (neither == record.group(group, "neither")).all()
        assert (record.group(group, "neither") <= workers - record.group(group, "willing")).all()
    assert (everybody[:, :, MEASURES.index("workers")] == record.sizes[:, None]).all()
    by_education = [record.week(f"participated_{education}") for education in ("low", "medium", "high")]
    assert (sum(by_education) == record.week("participated")).all()
    for row, week in ((1, 51), (2, -1)):
        told = record.series[:, week]
        for name in ("participated", "willing", "informed"):
            assert (told[:, SERIES.index(name)] == record.group(0, name, row)).all()
        for at, education in enumerate(("low", "medium", "high"), start=1):
            name = f"participated_{education}"
            assert (told[:, SERIES.index(name)] == record.group(at, "participated", row)).all()


@conserving
@given(any_settings, st.integers(0, 1000))
def test_mentors_and_states_stay_in_bounds(how: Settings, seed: int) -> None:
    some, record = a_run(how, seed)
    wanted = how.mentors_per_100 * record.sizes[:, None] / 100
    posts, filled = record.week("posts"), record.week("posts_filled")
    assert (np.abs(posts - wanted) < 1).all()
    assert (filled <= posts).all()
    most = how.mentor_hours * 60 / TALK_MINUTES + 1
    assert (record.week("talks") <= filled * most).all()
    assert (record.week("signals") <= record.week("talks")).all()
    assert some.workers.talks.sum() == some.mentors.talks.sum() == record.week("talks").sum()
    assert (record.week("culture") >= 0).all()
    assert (record.week("culture") <= 1).all()
    for name in FLOATS:
        low = -1 if name in ("balance", "own_balance", "support_gap") else 0
        assert (some.workers[name] >= low).all(), name
        assert (some.workers[name] <= 1).all(), name
    assert ((some.mentors.skill >= 0) & (some.mentors.skill <= 1)).all()


def test_no_mentors_no_talks_and_no_hours_no_talks() -> None:
    for how in (Settings(), BUSY.model_copy(update={"mentor_hours": 0.0})):
        some = floors(*SIZES)
        assert run_weeks(some, WEEKS, how).week("talks").sum() == 0
        assert not some.workers.talks.any()


def test_hours_become_talks() -> None:
    """The mean number of talks is that of the hours, within 4 standard errors of the rounding up or down."""
    record = run_weeks(floors(100), 52, Settings(mentors_per_100=4, mentor_hours=3))
    weeks = record.week("posts_filled").sum()
    assert abs(record.week("talks").sum() / weeks - 3 * 60 / TALK_MINUTES) < 4 * 0.5 / np.sqrt(weeks)


def test_events_come_as_often_as_asked() -> None:
    for often in (0, 1, 4, 12):
        record = run_weeks(floors(12), 52, Settings(events_per_year=often))
        assert record.week("events").sum() == often


def test_who_waits_longest_starts_first() -> None:
    some = floors(60)
    starts = some.workers.starts.copy()
    scarce = Settings(seats_per_100=2)
    served = 0
    for week in range(FIRST_WEEK, FIRST_WEEK + 40):
        waiting = some.workers.status == Status.WAITING.code
        since = some.workers.waiting_since.copy()
        run_weeks(some, 1, scarce, first_week=week)
        started = some.workers.starts > starts
        left = waiting & ~started
        if started.any() and left.any():
            assert since[started].max() <= since[left].min()
            served += 1
        starts = some.workers.starts.copy()
    assert served > 5


def test_reach_chooses_the_least_reached_or_those_who_ask() -> None:
    """Talks are spread most evenly when the least reached come first, and those who ask are keener."""
    spread, keen = {}, {}
    for reach in Reach:
        some = floors(100, seed=4)
        own_drive = some.workers.own_need * 0.75 + some.workers.own_balance * 0.25
        run_weeks(some, 26, Settings(mentors_per_100=2, mentor_hours=6, reach=reach))
        talks = some.workers.talks.astype(float)
        spread[reach] = talks.std() / talks.mean()
        keen[reach] = float((own_drive * talks).sum() / talks.sum())
    assert spread[Reach.LEAST_REACHED] < spread[Reach.RANDOM]
    assert keen[Reach.ASKING] > max(keen[Reach.RANDOM], keen[Reach.LEAST_REACHED])


def test_a_pair_stays_together_for_its_weeks_and_then_another_is_made() -> None:
    """Mentors who stay in post and hold a talk a week: one colleague each for ten weeks, and two in fifteen."""
    stay = load_assumptions().with_values({"mentors.turnover": 0.0})
    paired = Settings(mentors_per_100=2, mentor_hours=TALK_MINUTES / 60, mentor_course_days=0, pair_weeks=10)
    for weeks, most in ((10, 1), (15, 2)):
        some = floors(100, 100, seed=3, assumptions=stay)
        run(some, spans(paired, assumptions=stay), [0] * weeks, FIRST_WEEK, 1)
        mentors = some.mentors[some.mentors.in_post == 1]
        met = [np.flatnonzero(floor) for floor in some.workers.talks.reshape(2, 100)]
        assert mentors.talks.tolist() == [weeks] * len(mentors)
        assert sum(len(who) for who in met) <= most * len(mentors)
        assert some.workers.talks.max() >= 5
        assert (mentors.partner != mentors.worker).all()
    free = floors(100, 100, seed=3, assumptions=stay)
    run(free, spans(paired.model_copy(update={"pair_weeks": 0}), assumptions=stay), [0] * 15, FIRST_WEEK, 1)
    assert (free.workers.talks > 0).sum() > 3 * len(mentors)


def test_who_takes_a_post_over_makes_a_pair_of_her_own() -> None:
    """Where every mentor leaves every week, nobody is bound by the pair of the one before."""
    leave = load_assumptions().with_values({"mentors.turnover": 1.0, "mentors.vacancy_weeks": 0.0})
    paired = Settings(mentors_per_100=5, mentor_hours=5, mentor_course_days=0, pair_weeks=400)
    some = floors(100, seed=3, assumptions=leave)
    run(some, spans(paired, assumptions=leave), [0] * 30, FIRST_WEEK, 1)
    assert (some.workers.talks > 0).sum() > 3 * 5


def test_culture_follows_support() -> None:
    for support, rises in ((1.0, True), (0.0, False)):
        some = floors(60)
        some.floors.culture = some.floors.usual = 0.5
        culture = run_weeks(some, 30, Settings(employer_support=support)).week("culture")[0]
        assert (culture[-1] > 0.5) == rises
