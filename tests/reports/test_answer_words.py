"""That the sentences about plans say what the numbers say, also where there is nothing to gain or something to lose."""

from dataclasses import replace

import numpy as np
import pytest

from sherpa_sim.content.scenario import Settings, Workplace
from sherpa_sim.experiments.results import Comparison, Interval
from sherpa_sim.experiments.versus import Versus
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports import answer_words
from tests.views.fake_explorer import Explorer

EN, NL = words_for("en"), words_for("nl")


@pytest.fixture
def comparison() -> Comparison:
    return Explorer(Workplace(workers=200)).compare(Settings(mentors_per_100=3))


@pytest.mark.parametrize(
    ("extra", "people", "range_"),
    [
        (Interval(14.4, 8.2, 20.7), "14 more people are", "+8 to +21."),
        (Interval(2.24, -0.02, 4.0), "2.2 more people are", "0.0 to +4.0."),
        (Interval(0.04, -3.0, 3.1), "as many people are in training as without the plan", "−3.0 to +3.1."),
        (Interval(-12.0, -20.0, -3.0), "12 fewer people are", "−20 to −3."),
    ],
)
def test_more_as_many_or_fewer_people(
    comparison: Comparison, extra: Interval, people: str, range_: str
) -> None:
    said = answer_words.extra_people(replace(comparison, extra_participants=extra), EN)
    assert said.startswith(f"In an average year {people}")
    assert said.endswith(f"out of 200; in 8 of 10 runs the difference is {range_}")


@pytest.mark.parametrize(("weeks", "said"), [(52, "1 year"), (156, "3 years"), (30, "30 weeks")])
def test_a_horizon_is_told_in_years_where_it_is_whole_years(weeks: int, said: str) -> None:
    assert answer_words.after(weeks, EN) == said


def test_a_loss_is_called_a_loss(comparison: Comparison) -> None:
    loss = replace(comparison, difference=Interval(-0.05, -0.08, -0.02))
    assert "only" in answer_words.shares(loss, EN)
    assert "maar" in answer_words.shares(loss, NL)


def test_a_plan_that_ended_long_ago_did_change_something(comparison: Comparison) -> None:
    nothing = Interval(0.0, 0.0, 0.0)
    assert not answer_words.changes_nothing(replace(comparison, difference=nothing))
    assert answer_words.changes_nothing(replace(comparison, difference=nothing, extra_participants=nothing))


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (1.0, "b brings more people into training than a in nearly all runs."),
        (0.82, "b brings more people into training than a in 8 of 10 runs."),
        (0.52, "Between b and a there is nothing to choose: each is ahead as often."),
        (0.2, "a brings more people into training than b in 8 of 10 runs."),
    ],
)
def test_a_pair_of_plans_is_told_from_the_better_one(share: float, said: str) -> None:
    found = Versus(np.array([[0.5, 1 - share], [share, 0.5]]), np.array([1 - share, share]))
    assert answer_words.pairs_in_words(["a", "b"], found, EN) == [said]


def test_the_picture_names_every_plan(comparison: Comparison) -> None:
    said = answer_words.picture(["plan A", "plan B"], [comparison, comparison], EN)
    assert said.startswith("Line chart over 3 years")
    assert said.count("it goes from") == 3
    assert "With plan B it goes from" in said
