"""That yes, no and unknown combine as they should, and that a rule is only certain on the days it is known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.domain.eligibility import (
    Answer,
    Standing,
    all_hold,
    answer,
    any_holds,
    standing_on,
    verdict,
)

DAY = timedelta(days=1)
START, UNTIL, ENDED = date(2025, 9, 1), date(2026, 8, 31), date(2027, 1, 1)
ANSWERS = st.lists(st.sampled_from(list(Answer)), max_size=6)
OPPOSITE = {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.UNKNOWN: Answer.UNKNOWN}


@pytest.mark.parametrize(
    ("held", "expected"), [(True, Answer.YES), (False, Answer.NO), (None, Answer.UNKNOWN)]
)
def test_what_is_not_known_is_unknown(held: bool | None, expected: Answer) -> None:
    assert answer(held) is expected


@pytest.mark.parametrize(
    ("answers", "all_of", "any_of"),
    [
        ((), Answer.YES, Answer.NO),
        ((Answer.YES, Answer.UNKNOWN), Answer.UNKNOWN, Answer.YES),
        ((Answer.NO, Answer.UNKNOWN), Answer.NO, Answer.UNKNOWN),
        ((Answer.YES, Answer.NO), Answer.NO, Answer.YES),
        ((Answer.UNKNOWN,), Answer.UNKNOWN, Answer.UNKNOWN),
    ],
)
def test_one_no_is_enough_for_no_and_one_yes_for_any(
    answers: tuple[Answer, ...], all_of: Answer, any_of: Answer
) -> None:
    assert all_hold(answers) is all_of
    assert any_holds(answers) is any_of


@given(ANSWERS)
def test_all_and_any_mirror_each_other(answers: list[Answer]) -> None:
    assert any_holds(answers) is OPPOSITE[all_hold(OPPOSITE[one] for one in answers)]


@given(ANSWERS, st.data())
def test_knowing_more_never_turns_an_answer_round(answers: list[Answer], data: st.DataObject) -> None:
    known = [
        data.draw(st.sampled_from([Answer.YES, Answer.NO])) if one is Answer.UNKNOWN else one
        for one in answers
    ]
    for combine in (all_hold, any_holds):
        before = combine(answers)
        assert before is Answer.UNKNOWN or combine(known) is before


@pytest.mark.parametrize(
    ("day", "begins", "expected"),
    [
        (START - DAY, False, Standing.BEFORE_KNOWN),
        (START - DAY, True, Standing.NOT_BEGUN),
        (START, True, Standing.KNOWN),
        (UNTIL, False, Standing.KNOWN),
        (UNTIL + DAY, False, Standing.PAST_KNOWN),
        (ENDED - DAY, False, Standing.PAST_KNOWN),
        (ENDED, False, Standing.ABOLISHED),
    ],
)
def test_a_rule_stands_from_its_first_day_to_its_last(day: date, begins: bool, expected: Standing) -> None:
    assert standing_on(day, START, UNTIL, ENDED, begins) is expected


def test_a_rule_without_days_has_no_dates() -> None:
    assert standing_on(START, None, None, None, False) is Standing.UNDATED
    assert standing_on(START, START, None, None, True) is Standing.UNDATED
    assert standing_on(ENDED, None, None, ENDED, False) is Standing.ABOLISHED


@given(st.sampled_from(list(Answer)), st.sampled_from(list(Standing)), st.booleans())
def test_a_yes_is_only_told_of_a_known_rule_with_a_good_source(
    by_the_rule: Answer, standing: Standing, sure: bool
) -> None:
    found = verdict(by_the_rule, standing, sure)
    if found is Answer.YES:
        assert (by_the_rule, standing, sure) == (Answer.YES, Standing.KNOWN, True)
    if standing in (Standing.ABOLISHED, Standing.NOT_BEGUN):
        assert found is Answer.NO
    if standing in (Standing.PAST_KNOWN, Standing.BEFORE_KNOWN, Standing.UNDATED):
        assert found is Answer.UNKNOWN
