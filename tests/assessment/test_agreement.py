"""That kappa is Cohen's, and that its bounds promise no more than a few talks can tell."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.assessment.agreement import FEWEST_LINES, FEWEST_TALKS, agreement
from sherpa_sim.domain.kappa import kappa

CODES = "abcde"
PAIRS = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)), max_size=20)


def talks(many: int, lines: int, same: float, draw: random.Random) -> list[list[tuple[str, str]]]:
    """Talks in which coder and trainer agree so often, in some talks more than in others."""
    found = []
    for _ in range(many):
        share = min(1.0, max(0.0, draw.gauss(same, 0.1)))
        heard = draw.choices(CODES, (5, 4, 3, 2, 1), k=lines)
        found.append([(code, code if draw.random() < share else draw.choice(CODES)) for code in heard])
    return found


def test_kappa_of_a_table_that_was_worked_out_by_hand() -> None:
    """20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: 0.70 the same, 0.50 by chance."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


@given(st.lists(PAIRS, max_size=6))
def test_whatever_was_coded_can_be_told(held: list[list[tuple[str, str]]]) -> None:
    found = agreement(held)
    if found is None:
        assert not any(held)
        return
    assert found.lines == sum(map(len, held))
    assert 0 <= found.same <= 1
    assert found.kappa is None or found.kappa <= found.same + 1e-9
    if found.interval is not None:
        assert found.talks >= FEWEST_TALKS
        assert found.lines >= FEWEST_LINES
        assert -1 <= found.interval.low <= found.kappa <= found.interval.high <= 1  # type: ignore[operator]


def test_full_agreement_in_a_few_talks_is_no_certainty() -> None:
    found = agreement([[("a", "a"), ("b", "b")] * 10] * 3)
    assert found is not None
    assert (found.same, found.kappa) == (1, 1)
    assert found.interval is not None
    assert found.interval.low < 0.8


def test_the_bounds_hold_the_truth_as_often_as_they_say() -> None:
    """Of 120 groups of 5 talks; 9 in 10 would be 108, and its standard error is 3."""
    draw = random.Random(11)
    truth = kappa([pair for talk in talks(2000, 12, 0.7, draw) for pair in talk])
    assert truth is not None
    hits = 0
    for _ in range(120):
        found = agreement(talks(5, 12, 0.7, draw))
        assert found is not None
        assert found.interval is not None
        hits += found.interval.low <= truth <= found.interval.high
    assert hits >= 102


def test_what_was_changed_most_comes_first() -> None:
    found = agreement([[("a", "b")] * 3 + [("b", "a"), ("a", "a")]])
    assert found is not None
    assert found.differences == ((("a", "b"), 3), (("b", "a"), 1))
    assert found.interval is None
