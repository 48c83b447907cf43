"""That rows in blocks are the same rows."""

from typing import Any

import numpy as np
import pytest

from sherpa_sim.model.columns import PART, WORKER

numba = pytest.importorskip("numba")
from sherpa_sim.model import blocks, compiled  # noqa: E402  (it hands the blocks to the compiler)

assert compiled.run_floors_compiled is not None

SIZES = (0, 1, PART - 1, PART, PART + 1, 2 * PART + 7)


@numba.njit  # type: ignore[untyped-decorator]
def there_and_back(records: Any) -> None:
    memory = blocks.memory_for(len(records), blocks.WORKERS)
    workers = blocks.into_blocks(records, memory)
    blocks.out_of_blocks(workers, records)
    blocks.keep(memory)


@numba.njit  # type: ignore[untyped-decorator]
def count_up(records: Any) -> int:
    """Change some fields one by one and part by part, and give back how many there are."""
    memory = blocks.memory_for(len(records), blocks.WORKERS)
    workers = blocks.into_blocks(records, memory)
    seen = 0
    for first in range(0, len(workers), PART):
        part = workers[first : min(first + PART, len(workers))]
        seen += len(part)
        for i in range(len(part)):
            part[i].need += first + i
    for i in range(len(workers)):
        workers[i].talks = i
        workers[i].with_voucher = i % 3
    blocks.out_of_blocks(workers, records)
    blocks.keep(memory)
    return seen


def some(size: int) -> np.recarray:
    records = np.zeros(size, WORKER).view(np.recarray)
    generator = np.random.default_rng(size)
    for name in WORKER.names or ():
        records[name] = generator.integers(-90, 90, size)
    return records


@pytest.mark.parametrize("size", SIZES)
def test_there_and_back_changes_nothing(size: int) -> None:
    records = some(size)
    there_and_back(records)
    for name in WORKER.names or ():
        np.testing.assert_array_equal(records[name], some(size)[name])


@pytest.mark.parametrize("size", SIZES)
def test_a_field_of_a_row_is_that_field_of_that_row(size: int) -> None:
    records, before = some(size), some(size)
    assert count_up(records) == size
    np.testing.assert_array_equal(records.need, before.need + np.arange(size))
    np.testing.assert_array_equal(records.talks, np.arange(size))
    np.testing.assert_array_equal(records.with_voucher, np.arange(size) % 3)
    for name in WORKER.names or ():
        if name not in ("need", "talks", "with_voucher"):
            np.testing.assert_array_equal(records[name], before[name])


def test_a_field_that_does_not_exist_is_refused() -> None:
    @numba.njit  # type: ignore[untyped-decorator]
    def wrong(records: Any) -> float:
        memory = blocks.memory_for(1, blocks.WORKERS)
        return float(blocks.into_blocks(records, memory)[0].hope)

    with pytest.raises(numba.TypingError, match="hope"):
        wrong(some(1))
