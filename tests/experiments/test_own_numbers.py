"""That one's own numbers are run on the same people and luck, so that what differs is due to them."""

import numpy as np
import pytest

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.posterior import load_posterior, plausible_assumptions
from sherpa_sim.content.scenario import Workplace, load_scenario
from sherpa_sim.experiments.own_numbers import OwnNumbers, with_numbers

SCENARIO = load_scenario("three_hours_a_week").model_copy(
    update={"weeks": 104, "workplace": Workplace(workers=80)}
)
NUMBERS = load_assumptions().numbers()
TALK = "conversation.talk_minutes"


@pytest.fixture(scope="module")
def answers() -> OwnNumbers:
    return OwnNumbers(SCENARIO, runs=40, threads=1)


def test_the_kits_own_value_changes_nothing(answers: OwnNumbers) -> None:
    found = answers.beside({TALK: NUMBERS[TALK].value})
    assert (found.more.low, found.more.middle, found.more.high) == (0.0, 0.0, 0.0)
    assert found.without_moves == 0.0
    assert found.own.with_change.middle.tobytes() == found.kit.with_change.middle.tobytes()


def test_longer_talks_bring_fewer_people_into_training(answers: OwnNumbers) -> None:
    found = answers.beside({TALK: NUMBERS[TALK].high})
    assert found.more.middle < 0
    assert found.more.middle == pytest.approx(
        found.own.extra_participants.middle - found.kit.extra_participants.middle
    )
    assert found.without_moves == 0.0  # there are no talks without mentors
    assert not found.contradicted
    assert found.own.stamp.assumptions != found.kit.stamp.assumptions


def test_a_price_changes_what_it_costs_and_nobody(answers: OwnNumbers) -> None:
    found = answers.beside({"costs.wage_hour": NUMBERS["costs.wage_hour"].high})
    assert found.more.low == found.more.high == 0.0
    assert found.own.whole_cost.middle > found.kit.whole_cost.middle


def test_what_the_surveys_contradict_is_said(answers: OwnNumbers) -> None:
    assert answers.beside(
        {"decision.threshold_motivation": NUMBERS["decision.threshold_motivation"].high}
    ).contradicted


def test_several_at_once_and_the_same_again(answers: OwnNumbers) -> None:
    own = {TALK: 30.0, "mentors.skill_untrained": NUMBERS["mentors.skill_untrained"].low}
    one, other = answers.beside(own), answers.beside(own)
    assert one.more == other.more
    assert one.more != answers.beside({TALK: 30.0}).more


def test_a_fitted_number_is_the_same_in_every_run() -> None:
    name = next(iter(load_posterior()[0]))
    sets = with_numbers(plausible_assumptions(), {name: 0.5})
    assert len(sets) == len(plausible_assumptions())
    assert np.ptp(sets.column(name)) == 0
    every = dict.fromkeys(load_posterior()[0], 0.5)
    assert len(with_numbers(plausible_assumptions(), every)) == len(plausible_assumptions())


def test_what_is_no_number_is_refused(answers: OwnNumbers) -> None:
    with pytest.raises(KeyError):
        answers.beside({"mentors.charm": 1.0})
