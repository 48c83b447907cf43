"""That roles go round fairly, and a draw can be checked."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.domain.meeting_roles import FEWEST, MOST, Role, drawn_order, roles

GROUPS = st.lists(st.text(min_size=1, max_size=8), min_size=FEWEST, max_size=MOST, unique=True)
SEEDS = st.integers(1, 9999)


@given(GROUPS, SEEDS, st.integers(0, 60))
def test_nobody_has_a_role_twice_running(people: list[str], seed: int, turn: int) -> None:
    now, then = roles(people, seed, turn), roles(people, seed, turn + 1)
    assert all(now[role] != then[role] for role in Role)


@given(GROUPS, SEEDS, st.integers(0, 60), st.integers(1, 40))
def test_everybody_has_each_role_as_often(people: list[str], seed: int, first: int, many: int) -> None:
    for role in Role:
        had = Counter(roles(people, seed, turn)[role] for turn in range(first, first + many))
        assert max(had.values()) - min(had[name] for name in people) <= 1


@given(GROUPS, SEEDS, st.randoms(use_true_random=False))
def test_a_draw_hangs_on_the_names_and_the_number_only(people: list[str], seed: int, shuffling) -> None:
    again = list(people)
    shuffling.shuffle(again)
    assert drawn_order(people, seed) == drawn_order(again, seed)


@given(GROUPS, SEEDS, st.integers(0, 60))
def test_nobody_is_asked_to_do_what_does_not_go_together(people: list[str], seed: int, turn: int) -> None:
    own = roles(people, seed, turn)
    assert own[Role.BRINGER] not in (own[role] for role in Role if role is not Role.BRINGER)
    assert len(set(own.values())) == min(len(people), len(Role))


def test_another_number_gives_another_draw() -> None:
    assert len({drawn_order(("An", "Bo", "Cis", "Dré"), seed) for seed in range(1, 30)}) > 5


@pytest.mark.parametrize("people", [("An", "Bo"), ("An", "Bo", "An")])
def test_a_group_that_is_none(people: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="three people"):
        roles(people, 1, 0)
