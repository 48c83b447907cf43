"""`sherpa run` from a terminal: what is printed, what is written, and what is refused."""

import csv
from pathlib import Path

import pytest

from sherpa_sim.content import places

SCENARIO = """\
key: small
name: {en: Small, nl: Klein}
question: {en: What happens?, nl: Wat gebeurt er?}
start: 2025-09-01
weeks: 52
workplace: {workforce: cleaning, workers: 20}
changes:
- name: {en: Mentors, nl: Mentoren}
  start: 2025-10-06
  end: 2026-03-30
  settings: {mentors_per_100: 5, mentor_hours: 4}
runs: 3
seed: 5
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    file = tmp_path / "small.yml"
    file.write_text(SCENARIO, "utf-8")
    return file


def test_prints_a_table_and_writes_both_files(scenario, tmp_path, sherpa, capsys):
    out, figure = tmp_path / "numbers.csv", tmp_path / "picture.png"
    code = sherpa("run", scenario, "--out", out, "--figure", figure, "--language", "en")
    told = capsys.readouterr().out
    assert code == 0
    assert "All workers" in told
    assert "No trial has measured" in told
    assert "seed 5" in told
    with out.open(encoding="utf-8-sig", newline="") as file:
        stamp = file.readline()
        rows = list(csv.DictReader(file))
    assert "sherpa-sim" in stamp
    weekly = [row for row in rows if row["side"] == "with" and row["week"]]
    assert len(weekly) == 52
    assert all(0 <= float(row["middle"]) <= 1 for row in weekly)
    assert figure.read_bytes().startswith(b"\x89PNG")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["numbers.csv", "picture.png", "small.yml"]


def test_speaks_dutch(scenario, sherpa, capsys):
    assert sherpa("run", scenario, "--language", "nl") == 0
    told = capsys.readouterr()
    assert "Alle werknemers" in told.out
    assert "Wat gebeurt er?" in told.err


def test_the_same_scenario_gives_the_same_numbers_in_any_number_of_threads(
    scenario, tmp_path, sherpa, capsys
):
    for threads in (1, 2):
        sherpa("run", scenario, "--threads", threads, "--out", tmp_path / f"{threads}.csv")
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()


def test_every_scenario_of_the_kit_runs(sherpa, capsys):
    for file in sorted((places.folder("simulations") / "scenarios").glob("*.yml")):
        assert sherpa("run", file.stem, "--runs", 1) == 0, capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("runs: 3", "runz: 3"), 'small.yml, row 12: "runz" is not a known key; did you mean "runs"?'),
        (("weeks: 52", "weeks: many"), 'small.yml, row 5: "weeks" is "many"; it must be a whole number.'),
        (("end: 2026-03-30", "end: 2025-09-15"), "a change starts on 2025-10-06 and ends on 2025-09-15"),
        (("workforce: cleaning", "workforce: moon"), "moon"),
        (("runs: 3", "prices: {hope: 3}"), 'small.yml, row 12: "hope" is no price that you can fill in'),
        (("runs: 3", "prices: {event: -3}"), 'small.yml, row 12: the price "event" is -3.0'),
    ],
)
def test_a_mistake_in_the_scenario_is_one_sentence(change, sentence, scenario, sherpa, capsys):
    scenario.write_text(SCENARIO.replace(*change), "utf-8")
    code = sherpa("run", scenario, "--language", "en")
    told = capsys.readouterr()
    assert code == 2
    assert sentence in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


def test_takes_prices_of_ones_own(scenario, sherpa, capsys):
    assert sherpa("run", scenario, "--price", "wage_hour=0", "--price", "event=1", "--language", "en") == 0
    told = capsys.readouterr().out
    assert "Mentors' time" not in told
    assert "Training of mentors" in told  # the union's trainer is still paid


@pytest.mark.parametrize(
    "price", ["wage_hour", "wage_hour=much", "leave_refund_hour=3", "wage_hour=-1", "=3"]
)
def test_a_price_that_cannot_be_is_one_sentence(price, scenario, sherpa, capsys):
    assert sherpa("run", scenario, "--price", price, "--language", "nl") == 2
    told = capsys.readouterr()
    assert "prijs" in told.err
    assert told.out == ""


def test_an_unknown_scenario_names_those_there_are(sherpa, capsys):
    assert sherpa("run", "nothing", "--language", "nl") == 2
    told = capsys.readouterr().err
    assert all(file.stem in told for file in (places.folder("simulations") / "scenarios").glob("*.yml"))


@pytest.mark.parametrize(
    ("language", "note", "guess"),
    [
        ("en", "only approximated", "mentor_hours: 0.31 (0.31 … 1). Two"),
        ("nl", "alleen benaderd", "mentor_hours: 0,31 (0,31 … 1). T"),
    ],
)
def test_says_beforehand_what_was_guessed(language, note, guess, sherpa, capsys):
    assert sherpa("run", "mentor2work", "--runs", 1, "--language", language) == 0
    told = capsys.readouterr().err
    assert note in told
    assert guess in told


def test_nothing_runs_when_the_result_has_nowhere_to_go(scenario, tmp_path, sherpa, capsys):
    code = sherpa("run", scenario, "--out", tmp_path / "absent" / "o.csv", "--language", "en")
    told = capsys.readouterr()
    assert code == 2
    assert "There is no folder" in told.err
    assert told.out == ""


def test_runs_on_a_users_own_list_and_tells_what_was_left_out(scenario, tmp_path, sherpa, capsys):
    rows = ["education,age,sex"] + ["low,45,m", "high,30,v", "medium,58,m"] * 5 + ["unknown,45,m"]
    own = tmp_path / "mine.csv"
    own.write_text("\n".join(rows), "utf-8")
    code = sherpa("run", scenario, "--workforce", own, "--language", "en")
    told = capsys.readouterr()
    assert code == 0
    assert "15 workers" in told.out
    assert "17" in told.err  # the row that was left out


def test_a_list_that_cannot_be_used_is_refused(scenario, tmp_path, sherpa, capsys):
    own = tmp_path / "mine.csv"
    own.write_bytes(b"\x00\xff\xfe binary")
    assert sherpa("run", scenario, "--workforce", own, "--language", "en") == 2
    assert "mine.csv" in capsys.readouterr().err
