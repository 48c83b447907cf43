"""That a table of plans has every number of each, below its stamp, and opens in a spreadsheet as what it is."""

import csv
import io

import numpy as np
import pytest

from sherpa_sim.content.scenario import Settings, Workplace
from sherpa_sim.experiments.versus import Versus
from sherpa_sim.reports.numbers import Counted, numbers_as_csv
from tests.views.fake_explorer import Explorer

VERSUS = Versus(np.array([[0.5, 0.7], [0.3, 0.5]]), np.array([0.7, 0.3]))


def plan(name: str, mentors: float) -> Counted:
    comparison = Explorer(Workplace(workers=200)).compare(Settings(mentors_per_100=mentors))
    return Counted(name, {"mentors": mentors, "name": name}, comparison)


def read(data: bytes) -> tuple[list[str], list[dict[str, str]]]:
    """The lines above the table, and its rows."""
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").splitlines()
    above = [line for line in lines if line.startswith("#")]
    return above, list(csv.DictReader(io.StringIO("\n".join(lines[len(above) :]))))


def test_one_plan_has_every_number_below_its_stamp() -> None:
    only = plan("Mentors", 3.0)
    above, rows = read(numbers_as_csv([only], "Shop"))
    assert above == ["# " + only.comparison.stamp.line()]
    assert {row["plan"] for row in rows} == {"Mentors"}
    assert sum(row["week"] != "" for row in rows) == 2 * len(only.comparison.weeks)
    assert {row["part"] for row in rows} >= {"choice", "extra cost", "deadweight", "main reason"}


def test_several_plans_stand_in_the_same_table_each_with_its_stamp() -> None:
    plans = [plan("Same name", 3.0), plan("Same\nname", 1.0)]
    above, rows = read(numbers_as_csv(plans, "Shop", VERSUS))
    names = ["A · Same name", "B · Same name"]
    assert above == [
        f"# {name}: {one.comparison.stamp.line()}" for name, one in zip(names, plans, strict=True)
    ]
    _, alone = read(numbers_as_csv(plans[1:], "Shop"))
    assert rows[0].keys() == alone[0].keys()
    beside = [row for row in rows if row["part"] == "runs with more in training than"]
    assert [(row["plan"], row["item"], row["middle"]) for row in beside] == [
        (names[0], names[1], "0.7"),
        (names[1], names[0], "0.3"),
    ]
    numbers = [{**row, "plan": ""} for row in rows if row["plan"] == names[1] and row not in beside]
    assert numbers == [{**row, "plan": ""} for row in alone]


@pytest.mark.parametrize("name", ["=1+2", "+32", "@sum", "-1"])
def test_what_somebody_typed_is_no_formula(name: str) -> None:
    _, rows = read(numbers_as_csv([plan(name, 1.0)], name))
    typed = [row["plan"] for row in rows] + [row["group"] for row in rows if row["part"] == "choice"]
    assert all(not value.startswith(("=", "+", "-", "@")) for value in typed)
