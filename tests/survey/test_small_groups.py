"""That nobody can be found in what is told, whatever the teams are, by taking what is told away from the whole."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.survey.small_groups import LEAST, all_the_same, large_enough, leaves_enough, teams_to_tell


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 30), max_size=8),
    st.integers(0, 30),
    st.sets(st.sampled_from("abcdefgh")),
)
def test_what_is_told_and_what_is_left_are_nobody_or_five(
    teams: dict[str, int], without: int, other_round: set[str]
) -> None:
    whole = without + sum(teams.values())
    told = teams_to_tell(teams, whole)
    assert all(teams[team] >= LEAST for team in told)
    for shown in (told, told & other_round):  # fewer may be told, for the sake of the other round
        left = whole - sum(teams[team] for team in shown)
        assert not shown or left == 0 or left >= LEAST


def test_the_smallest_team_joins_the_few_who_are_left() -> None:
    assert teams_to_tell({"a": 20, "b": 9, "c": 7}, 38) == {"a", "b"}
    assert teams_to_tell({"a": 20, "b": 9}, 29) == {"a", "b"}
    assert teams_to_tell({"a": 20, "b": 4}, 24) == frozenset()
    assert teams_to_tell({"a": 20, "b": 4}, 25) == {"a"}


def test_all_of_a_small_group_is_each_of_them() -> None:
    assert all_the_same(np.ones(9))
    assert not all_the_same(np.ones(10))
    assert not all_the_same(np.r_[np.ones(8), 0.0])


def test_at_each_round_at_least_five() -> None:
    assert large_enough((5, 9))
    assert not large_enough((4, 9))
    assert leaves_enough(5, 5)
    assert leaves_enough(5, 10)
    assert not leaves_enough(5, 9)
