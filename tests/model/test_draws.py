"""That draws are Philox as published, uniform, and have nothing to do with each other."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from sherpa_sim.model import draws
from sherpa_sim.model.columns import PART

numba = pytest.importorskip("numba")
from sherpa_sim.model import compiled  # noqa: E402  (it hands the draws to the compiler)

assert compiled.run_floors_compiled is not None

ALL_ONES = (1 << 32) - 1
# Random123 1.14, tests/kat_vectors, philox4x32 with 10 rounds: counter, key, expected.
KNOWN_ANSWERS = (
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((ALL_ONES,) * 4, (ALL_ONES,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
)
PURPOSES = {name: value for name, value in vars(draws).items() if name.isupper() and isinstance(value, int)}
WORDS = st.integers(0, ALL_ONES)
KEY = (0x12345678, 0x9ABCDEF0)
MANY = 20_000


@pytest.fixture(scope="module")
def compiled_uniforms() -> Callable[..., tuple[float, ...]]:
    return numba.njit(lambda a, b, c, d, e, f: draws.uniforms(a, b, c, d, e, f))  # type: ignore[no-any-return]


def of_everybody(
    week: int, purpose: int, key: tuple[int, int] = KEY, workers: int = MANY
) -> NDArray[np.float64]:
    """The four uniforms of each worker, [4, workers], from plain array arithmetic."""
    counter = [np.arange(workers, dtype=np.uint64)]
    counter += [np.full(workers, value, np.uint64) for value in (week, purpose, 0)]
    keys = [np.full(workers, value, np.uint64) for value in key]
    return (np.array(draws.words(*counter, *keys)) + 0.5) * draws.STEP


@pytest.mark.parametrize(("counter", "key", "expected"), KNOWN_ANSWERS)
def test_known_answers(counter: Any, key: Any, expected: Any) -> None:
    assert draws.words(*counter, *key) == expected


@pytest.mark.parametrize(("counter", "key", "expected"), KNOWN_ANSWERS)
def test_known_answers_of_arrays(counter: Any, key: Any, expected: Any) -> None:
    words = draws.words(*(np.full(3, value, np.uint64) for value in (*counter, *key)))
    assert np.array(words).T.tolist() == [list(expected)] * 3


@settings(deadline=None)
@given(WORDS, WORDS, WORDS, WORDS, WORDS, WORDS)
def test_compiled_is_interpreted(
    compiled_uniforms: Callable[..., tuple[float, ...]],
    who: int,
    week: int,
    what: int,
    n: int,
    k0: int,
    k1: int,
) -> None:
    interpreted = draws.uniforms(who, week, what, n, k0, k1)
    assert interpreted == compiled_uniforms(who, week, what, n, k0, k1)
    assert all(0 < u < 1 for u in interpreted)


def test_the_smallest_and_largest_word_stay_inside() -> None:
    assert (0 + 0.5) * draws.STEP > 0
    assert (ALL_ONES + 0.5) * draws.STEP < 1


@pytest.mark.parametrize("small", [np.int8, np.int16, np.int64])
def test_numbers_from_columns_do_not_overflow(small: Any) -> None:
    assert draws.uniforms(small(7), small(9), 1, 0, np.int64(KEY[0]), np.int64(KEY[1])) == draws.uniforms(
        7, 9, 1, 0, *KEY
    )


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 50)), max_size=PART + 9),
    st.integers(0, 400),
    st.sampled_from(sorted(PURPOSES.values())),
    WORDS,
    WORDS,
)
def test_lots_are_the_draws_of_each(
    who: list[tuple[int, int]], week: int, purpose: int, k0: int, k1: int
) -> None:
    lots = [SimpleNamespace(who=one, number=number) for one, number in who]
    draws.draw(lots, len(lots), week, purpose, np.int64(k0), np.int64(k1))
    for lot in lots:
        expected = draws.uniforms(lot.who, week, purpose, lot.number, k0, k1)
        assert (lot.u_0, lot.u_1, lot.u_2, lot.u_3) == expected


def test_purposes_differ() -> None:
    purposes = {name: value for name, value in PURPOSES.items() if name != "ROUNDS"}
    assert len(purposes) >= 10
    assert len(set(purposes.values())) == len(purposes)


def test_draws_are_uniform() -> None:
    """The chi-square of 64 equal bins stays below its 99.99% point, 116; the same draws every time."""
    for numbers in of_everybody(300, draws.LIVE):
        counts = np.histogram(numbers, 64, (0, 1))[0]
        assert ((counts - MANY / 64) ** 2 / (MANY / 64)).sum() < 116


@pytest.mark.parametrize("word", range(4))
def test_purposes_weeks_workers_and_floors_are_unrelated(word: int) -> None:
    """Correlations of 20 000 pairs lie within 4 standard errors (4 / sqrt(20 000) = 0.028) of 0."""
    here = of_everybody(300, draws.LIVE)
    others = [
        of_everybody(301, draws.LIVE)[word],
        of_everybody(300, draws.COURSE)[word],
        of_everybody(300, draws.LIVE, (KEY[0] + 1, KEY[1]))[word],
        of_everybody(300, draws.LIVE, (KEY[0], KEY[1] + 1))[word],
        np.roll(here[word], 1),
        here[(word + 1) % 4],
    ]
    for other in others:
        assert abs(np.corrcoef(here[word], other)[0, 1]) < 4 / np.sqrt(MANY)
