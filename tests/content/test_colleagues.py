"""That the six colleagues differ, are whole, and leave room for every barrier and every lever."""

import pytest

from sherpa_sim.content.colleagues import CardKind, Colleague, load_colleagues
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.people import Education, History, Shift
from sherpa_sim.domain.states import Barrier

ALL = load_colleagues()


@pytest.fixture(params=ALL)
def colleague(request: pytest.FixtureRequest) -> Colleague:
    """Each colleague."""
    return ALL[request.param]


def test_there_are_six_with_work_of_their_own() -> None:
    assert len(ALL) == 6
    for told in ("name", "job", "sector", "firm"):
        assert len({str(getattr(one, told)) for one in ALL.values()}) == 6


def test_they_are_as_different_as_a_shop_floor() -> None:
    people = list(ALL.values())
    assert {one.sex for one in people} == {"men", "women"}
    assert any(one.age >= 55 for one in people)
    assert any(one.age < 30 for one in people)
    assert {Education.LOW, Education.MEDIUM} <= {one.education for one in people}
    assert {Shift.DAY, Shift.ROTATING} <= {one.shift for one in people}
    assert {one.history for one in people} == set(History)
    assert any(one.firm_size < 10 for one in people)
    assert any(one.contract_share < 80 for one in people)


def test_age_and_schooling_do_not_settle_who_is_ready() -> None:
    low = [one.start.readiness for one in ALL.values() if one.education is Education.LOW]
    assert min(low) < 0 < max(low)
    oldest = max(ALL.values(), key=lambda one: one.age)
    assert not oldest.not_now_is_right


def test_their_years_and_hours_can_be_true(colleague: Colleague) -> None:
    assert colleague.years_of_service <= colleague.years_worked <= colleague.age - 16
    full_time = 100 * colleague.weekly_hours / colleague.contract_share
    assert 36 <= full_time <= 40


def test_every_barrier_stands_in_somebodys_way() -> None:
    assert {barrier for one in ALL.values() for barrier in one.barriers} == set(Barrier)
    assert len({one.barriers[0] for one in ALL.values()}) >= 5


def test_every_lever_fits_somebody_and_no_lever_fits_everybody() -> None:
    fitting = [fit.lever for one in ALL.values() for fit in one.fits]
    assert set(fitting) == set(Lever)
    assert max(fitting.count(lever) for lever in Lever) < len(ALL)


def test_no_lever_both_fits_and_backfires(colleague: Colleague) -> None:
    assert not {fit.lever for fit in colleague.fits} & {fit.lever for fit in colleague.backfires}


def test_what_is_hidden_agrees_with_what_stands_in_the_way(colleague: Colleague) -> None:
    start = colleague.start
    if colleague.barriers[0] is Barrier.CONFIDENCE:
        assert start.confidence < 0.3
    if colleague.barriers[0] is Barrier.NEED:
        assert start.importance < 0.3
    if colleague.history is History.BAD:
        assert CardKind.SCHOOL_MEMORY in {card.kind for card in colleague.cards}


def test_the_cards_hold_both_sides_and_open_after_some_trust(colleague: Colleague) -> None:
    kinds = [card.kind for card in colleague.cards]
    assert {CardKind.REASON_FOR, CardKind.REASON_AGAINST, CardKind.VALUE, CardKind.HURDLE} <= set(kinds)
    assert len({card.text.nl for card in colleague.cards}) == len(kinds)
    most_closed = max(card.trust for card in colleague.cards)
    assert most_closed > colleague.start.trust
    assert most_closed < 1


def test_for_one_of_them_not_now_is_right() -> None:
    right = [one for one in ALL.values() if one.not_now_is_right]
    assert len(right) == 1
    assert right[0].start.energy == min(one.start.energy for one in ALL.values())
    assert "not now" in right[0].good_end.en
    assert "nu niet" in right[0].good_end.nl
