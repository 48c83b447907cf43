"""What every benchmark measures and tells with."""

import json
import platform

import pytest
from growth import SIZES, YEAR, cost_of_a_week
from hypothesis import given
from hypothesis import strategies as some
from measure import slope, tell, times


@given(exponent=some.floats(0.1, 3.0), factor=some.floats(1e-6, 1e3))
def test_the_exponent_of_a_power_is_found(exponent: float, factor: float) -> None:
    sizes = (10, 30, 100, 5000)
    assert slope(sizes, [factor * size**exponent for size in sizes]) == pytest.approx(exponent)


def test_a_floor_and_its_workers_are_told_apart() -> None:
    seconds = [YEAR * (40e-9 * size + 0.6e-6) for size in SIZES]
    assert cost_of_a_week(seconds) == pytest.approx((40e-9, 0.6e-6))


def test_works_take_turns() -> None:
    done: list[str] = []
    taken = times(lambda: float(len(done)), [lambda: done.append("a"), lambda: done.extend("bb")], 3)
    assert "".join(done) == "abbabbabb"
    assert taken == [[1.0] * 3, [2.0] * 3]


def test_the_last_line_is_json_and_tells_the_machine_but_not_whose(capsys) -> None:
    tell("some", [("speed", 1234.5678, "m/s"), ("workers", "2,000", "")], {"speed": 1234.6})
    *table, seen_on, line = capsys.readouterr().out.splitlines()
    assert [cell.strip() for cell in table[2].split("|")[1:-1]] == ["speed", "1,235", "m/s"]
    told = json.loads(line)
    assert told["benchmark"] == "some"
    assert told["figures"] == {"speed": 1234.6}
    assert told["machine"]["python"] == platform.python_version()
    assert told["machine"]["processor"]
    assert told["machine"]["processor"] in seen_on
    assert platform.node() not in told["machine"].values()
