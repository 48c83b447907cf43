"""That the file of a plan, run with the real command, gives the numbers of the page to the last digit."""

import csv
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from sherpa_sim.cli import main
from sherpa_sim.content.change import Change, SettingsChange
from sherpa_sim.content.intervention import load_intervention
from sherpa_sim.content.plan import Ground, Measure, Plan, Span
from sherpa_sim.content.record import Text
from sherpa_sim.content.scenario import Scenario, Settings, Workplace, load_scenario, scenario_keys
from sherpa_sim.content.workforce_list import example_list, read_workforce_list
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.experiments.explore import Explorer, run_scenario
from sherpa_sim.experiments.results import Comparison, Stamp
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.numbers import Counted, numbers_as_csv
from sherpa_sim.reports.scenario_file import run_command, scenario_file, scenario_file_name
from tests.reports.briefed import full

EN, NL = words_for("en"), words_for("nl")
STAMP = Stamp("0.1.0", "abc1234", "s1", "a1", 1, "2026-11-22")
GROUND = Ground(
    workplace=Workplace(workforce="cleaning", workers=40),
    start=date(2024, 2, 5),
    weeks=60,
    instruments=(),
    prices=(("wage_hour", 31.17), ("paid_hours_share", 0.1)),
)
PLAN = Plan(
    name='"Ja": #mentoren & co, 100%',
    settings=Settings(mentors_per_100=5.5, mentor_hours=3.3, employer_support=0.1 + 0.2),
    campaign=0.013,
    voucher=True,
    spans=(Span(measure=Measure.MENTORS, start=3, end=41), Span(measure=Measure.VOUCHER, start=9)),
)


def programme() -> Scenario:
    """A scenario with one thing delivered twice, and a delivery beside a change of the workplace."""
    delivered = load_intervention("sherpa_mentors")
    own = SettingsChange(mentors_per_100=4.0)
    return load_scenario("sherpa_flanders").model_copy(
        update={
            "workplace": GROUND.workplace,
            "runs": 4,
            "changes": (
                Change(
                    name=Text(en="One", nl="Een"),
                    start=date(2026, 1, 5),
                    end=date(2026, 6, 1),
                    delivers=delivered,
                    settings=own,
                ),
                Change(
                    name=Text(en="Two", nl="Twee"), start=date(2026, 9, 7), delivers=delivered, settings=own
                ),
            ),
            "facts": (),
            "guesses": (),
        }
    )


def rows(data: bytes, but: str = "choice") -> list[dict[str, str]]:
    """The numbers of a table, without what was chosen."""
    lines = data.decode("utf-8-sig").splitlines()
    return [
        row
        for row in csv.DictReader(line for line in lines if not line.startswith("#"))
        if row["part"] != but
    ]


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["sherpa", *map(str, arguments)])
    with pytest.raises(SystemExit) as stopped:
        main()
    return int(stopped.value.code or 0)


def same(one: Comparison, other: Comparison) -> None:
    """To the last bit."""
    for name, value in vars(one).items():
        if name in ("without", "with_change"):
            for line in ("middle", "low", "high"):
                assert np.array_equal(getattr(value, line), getattr(getattr(other, name), line))
        elif isinstance(value, np.ndarray):
            assert np.array_equal(value, getattr(other, name))
        else:
            assert value == getattr(other, name), name


def test_the_page_and_the_file_give_the_same_bits(tmp_path: Path) -> None:
    """The page runs a plan's changes on the idle ground, and bills it at one's own prices."""
    scenario = GROUND.scenario(PLAN, "plan_a").model_copy(update={"runs": 4})
    page = Explorer(GROUND.workplace, 4, scenario.seed, GROUND.idle())
    shown = page.comparison(page.pair_of(scenario.changes), "", scenario)
    again = parse_record("a.yml", scenario_file(scenario, shown.stamp, False, NL), Scenario)
    assert again == scenario
    same(run_scenario(again), shown)


@pytest.mark.parametrize(
    "scenario",
    [GROUND.scenario(PLAN, "plan_b").model_copy(update={"runs": 4}), programme()],
    ids=["plan", "programme"],
)
def test_the_command_writes_the_numbers_of_the_page(
    scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = run_scenario(scenario)
    file, out = tmp_path / scenario_file_name(scenario), tmp_path / "numbers.csv"
    file.write_bytes(scenario_file(scenario, shown.stamp, False, EN))
    assert run(monkeypatch, "run", file, "--out", out, "--language", "en") == 0
    name = scenario.name("en")
    assert rows(out.read_bytes()) == rows(numbers_as_csv([Counted(name, {}, shown)], ""))
    assert shown.stamp.line() in capsys.readouterr().out


@given(some.text(max_size=40), some.floats(0, 10), some.sampled_from([False, None]))
@example("one\x85two", 0.0, None)  # what a YAML file takes for the end of a line
def test_any_plan_is_read_back_as_it_was(name: str, mentors: float, leave: bool | None) -> None:
    own = {"name": name, "leave": leave, "settings": Settings(mentors_per_100=mentors)}
    plan = Plan.model_validate({**dict(full(1)), **own})
    scenario = GROUND.scenario(plan, "plan_c")
    assert parse_record("c.yml", scenario_file(scenario, STAMP, True, NL), Scenario) == scenario


@pytest.mark.parametrize("key", scenario_keys())
def test_every_programme_of_the_kit_is_read_back_as_it_was(key: str) -> None:
    scenario = load_scenario(key)
    assert parse_record("p.yml", scenario_file(scenario, STAMP, False, EN), Scenario) == scenario


def test_a_list_of_ones_own_is_given_with_the_command_and_not_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = example_list("en")
    people = read_workforce_list("list.csv", data).people
    scenario = GROUND.scenario(PLAN, "plan_a").model_copy(update={"runs": 3})
    shown = run_scenario(scenario, people)
    written = scenario_file(scenario, shown.stamp, True, EN).decode()
    assert run_command(scenario, True, EN) == "sherpa run sherpa-plan-a.yml --workforce LIST.csv"
    assert f"#   {run_command(scenario, True, EN)}\n" in written
    assert "is not in this file" in written
    assert "is not in this file" not in scenario_file(scenario, shown.stamp, False, EN).decode()
    (tmp_path / "a.yml").write_text(written, "utf-8")
    (tmp_path / "list.csv").write_bytes(data)
    out = tmp_path / "out.csv"
    assert (
        run(monkeypatch, "run", tmp_path / "a.yml", "--workforce", tmp_path / "list.csv", "--out", out) == 0
    )
    assert shown.stamp.line() in out.read_text("utf-8-sig")


DAMAGED = {
    "cut short": (lambda text: text[: text.index("employer_support") + 8], "row"),
    "no number": (
        lambda text: text.replace("mentors_per_100: 5.5", "mentors_per_100: lots"),
        "mentors_per_100",
    ),
    "too many": (lambda text: text.replace("mentors_per_100: 5.5", "mentors_per_100: 55"), "mentors_per_100"),
    "an unknown key": (
        lambda text: text.replace("mentor_hours:", "mentor_houres:"),
        'did you mean "mentor_hours"',
    ),
    "dates reversed": (lambda text: text.replace("end: '2024-11-18'", "end: '2024-02-19'"), "2024-02-19"),
    "a price of nothing known": (lambda text: text.replace("wage_hour", "hope"), "hope"),
    "binary": (lambda text: "\x00\x01" + text, "YAML"),
    "empty": (lambda text: "# nothing\n", "empty"),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_file_is_one_clear_sentence(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = scenario_file(GROUND.scenario(PLAN, "plan_a"), STAMP, False, EN).decode()
    damage, said = DAMAGED[kind]
    assert damage(text) != text
    file = tmp_path / "sherpa-plan-a.yml"
    file.write_text(damage(text), "utf-8")
    assert run(monkeypatch, "run", file, "--out", tmp_path / "out.csv", "--language", "en") != 0
    told = capsys.readouterr().err
    assert "sherpa-plan-a.yml" in told
    assert said in told
    assert "Traceback" not in told
    assert not (tmp_path / "out.csv").exists()
