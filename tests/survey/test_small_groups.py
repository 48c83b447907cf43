"""That nobody can be found in what is told, whatever the teams are, by taking what is told away from the whole."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.survey.small_groups import LEAST, all_the_same, large_enough, leaves_enough, teams_to_tell

ROUNDS = st.tuples(st.integers(0, 30), st.integers(0, 30))


@given(st.dictionaries(st.sampled_from("abcdefgh"), ROUNDS, max_size=8), ROUNDS)
def test_what_is_told_and_what_is_left_are_nobody_or_five(
    teams: dict[str, tuple[int, int]], without: tuple[int, int]
) -> None:
    whole = tuple(own + sum(team[at] for team in teams.values()) for at, own in enumerate(without))
    told = teams_to_tell(teams, whole)
    for team in told:
        assert large_enough(teams[team])
    if told:
        for at, total in enumerate(whole):
            left = total - sum(teams[team][at] for team in told)
            assert left == 0 or left >= LEAST
    assert list(told) == [team for team in teams if team in told]


def test_the_smallest_team_joins_the_few_who_are_left() -> None:
    assert teams_to_tell({"a": (20, 20), "b": (9, 9), "c": (7, 7)}, (38, 38)) == ("a", "b")
    assert teams_to_tell({"a": (20, 20), "b": (9, 9)}, (29, 29)) == ("a", "b")
    assert teams_to_tell({"a": (20, 4), "b": (9, 9)}, (29, 13)) == ()


def test_all_of_a_small_group_is_each_of_them() -> None:
    assert all_the_same(np.ones(9))
    assert not all_the_same(np.ones(10))
    assert not all_the_same(np.r_[np.ones(8), 0.0])
    assert not leaves_enough([(5, 5)], (9, 10))
