"""That the parts of a meeting follow each other, and that what fits does fit."""

from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.domain.meeting_time import (
    MOST_WITHOUT_PAUSE,
    Pace,
    Part,
    cases_that_fit,
    needed,
    starts,
    stretches,
)

MINUTES = st.integers(1, 20)
PACES = st.builds(Pace, MINUTES, st.lists(MINUTES, min_size=1, max_size=10).map(tuple), MINUTES, MINUTES)


@given(PACES, st.integers(1, 4), st.integers(0, 1000))
def test_parts_follow_each_other_without_a_gap(pace: Pace, cases: int, start: int) -> None:
    parts = stretches(pace, cases)
    begins = starts(parts, start)
    for (one, part), two in zip(zip(begins, parts, strict=True), begins[1:], strict=False):
        assert one + part.minutes == two
    assert begins[-1] + parts[-1].minutes - start == needed(pace, cases)
    assert [part.part for part in parts][:: len(parts) - 1] == [Part.OPENING, Part.CLOSING]
    assert sum(part.part is Part.STEP for part in parts) == cases * len(pace.steps)


@given(PACES, st.integers(1, 4))
def test_nobody_sits_longer_than_a_case_needs_without_a_break(pace: Pace, cases: int) -> None:
    sitting = 0
    for part in stretches(pace, cases)[:-1]:
        sitting = 0 if part.part is Part.PAUSE else sitting + part.minutes
        assert sitting <= max(MOST_WITHOUT_PAUSE, pace.opening + pace.case)


@given(PACES, st.integers(0, 400))
def test_as_many_cases_as_fit_and_not_one_more(pace: Pace, minutes: int) -> None:
    fits = cases_that_fit(pace, minutes, 4)
    assert fits == 0 or needed(pace, fits) <= minutes
    assert fits == 4 or needed(pace, fits + 1) > minutes
