"""That a trainer can do her work with `sherpa cohort` in a terminal."""

import json
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from sherpa_sim.cohort.codes import sign_in
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.hand_in import download_answers, hand_in
from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.question_choices import OneOfMany

Sherpa = Callable[..., int]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Cohorts of this test only."""
    monkeypatch.setenv("SHERPA_COHORTS", str(tmp_path / "cohorts"))
    return tmp_path


@pytest.fixture
def lente(sherpa: Sherpa, place: Path) -> Cohort:
    roster = place / "roster.csv"
    roster.write_text("id;naam\nan;An Peeters\nbo;Bo Claes\n", "utf-8")
    assert sherpa("cohort", "new", "Lente", "--language", "nl", "--roster", roster) == 0
    assert sherpa("cohort", "set-paper", "lente", "role", "--closes", "2100-01-01") == 0
    return Cohort.open("lente")


def test_a_new_cohort_has_its_people_and_language(lente: Cohort) -> None:
    assert lente.settings.language == "nl"
    assert [person.name for person in load_roster(lente).people] == ["An Peeters", "Bo Claes"]


def test_a_later_list_adds_and_is_counted(
    sherpa: Sherpa, lente: Cohort, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "later.csv").write_text("id,name\nan,An Maes\nbo,Bo Claes\ncy,Cy\n")
    assert sherpa("cohort", "people", "lente", "--roster", place / "later.csv", "--language", "nl") == 0
    assert "1 toegevoegd, 1 gewijzigd, 1 ongewijzigd, 0 problemen" in capsys.readouterr().out
    assert [person.id for person in load_roster(lente).people] == ["an", "bo", "cy"]


def test_a_list_that_cannot_be_used_makes_no_cohort(
    sherpa: Sherpa, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "roster.csv").write_text("kleur\nrood\n")
    assert sherpa("cohort", "new", "Lente", "--language", "nl", "--roster", place / "roster.csv") == 2
    assert "geen kolom voor de naam" in capsys.readouterr().err
    assert not (place / "cohorts").exists()


def test_a_trial_makes_nothing(sherpa: Sherpa, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "roster.csv").write_text("name\nAn\n=1\n")
    arguments = ("cohort", "new", "Lente", "--language", "en", "--roster", place / "roster.csv", "--dry-run")
    assert sherpa(*arguments) == 0
    told = capsys.readouterr().out
    assert "Row 3" in told
    assert "Nothing was changed" in told
    assert not (place / "cohorts").exists()


def test_codes_are_on_the_sheet_only(sherpa: Sherpa, lente: Cohort, place: Path) -> None:
    assert sherpa("cohort", "codes", "lente", "--sheet", place / "codes.html", "--language", "en") == 0
    page = (place / "codes.html").read_text("utf-8")
    assert stat.S_IMODE((place / "codes.html").stat().st_mode) == 0o600
    codes = re.findall(r'class="code">([0-9A-Z-]+)<', page)
    assert [sign_in(lente, code, "10.0.0.1") for code in codes] == ["an", "bo"]
    assert sherpa("cohort", "codes", "lente", "--revoke", "an", "--language", "en") == 0
    assert sherpa("cohort", "codes", "lente", "--sheet", place / "more.html", "--language", "en") == 0
    assert (place / "more.html").read_text("utf-8").count('class="code"') == 1


def test_the_sheet_never_lies_with_the_kit(
    sherpa: Sherpa, lente: Cohort, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (checkout / "course", lente.folder):
        assert sherpa("cohort", "codes", "lente", "--sheet", folder / "codes.html", "--language", "en") == 2
        assert "elsewhere" in capsys.readouterr().err
        assert not (folder / "codes.html").exists()


def test_files_are_taken_in_and_the_refused_ones_told(
    sherpa: Sherpa, lente: Cohort, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "post").mkdir()
    name, data = download_answers(lente.answers("an", "role").save("role-01", "a"))
    (place / "post" / name).write_bytes(data)
    assert sherpa("cohort", "take-in", "lente", place / "post", "--language", "en") == 0
    (place / "post" / "bad.json").write_bytes(b"{")
    assert sherpa("cohort", "take-in", "lente", place / "post", "--language", "en") == 1
    told = capsys.readouterr().out
    assert "taken in for An Peeters" in told
    assert "bad.json is damaged" in told
    assert "0 taken in, 1 known, 1 refused" in told


def test_status_tells_how_far_everybody_is(
    sherpa: Sherpa, lente: Cohort, capsys: pytest.CaptureFixture[str]
) -> None:
    for trainee in ("an", "bo"):
        lente.answers(trainee, "role").save("role-01", "a")
    hand_in(lente, "an", "role")
    assert sherpa("cohort", "status", "lente", "--language", "nl") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "ingediend" in next(line for line in lines if "An Peeters" in line)
    assert "antwoorden: 1" in next(line for line in lines if "Bo Claes" in line)


def test_progress_questions_and_statements_are_told_and_written(
    sherpa: Sherpa, lente: Cohort, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lente.answers("an", "role").save("role-01", "a")
    hand_in(lente, "an", "role")
    assert sherpa("cohort", "progress", "lente", "--csv", place / "p.csv", "--language", "nl") == 0
    told = capsys.readouterr().out
    assert "Ingeleverd, nog te verbeteren" in next(line for line in told.splitlines() if "An Peeters" in line)
    assert "Maar één vraag" in told
    assert "An Peeters" in (place / "p.csv").read_text("utf-8-sig")
    assert sherpa("cohort", "questions", "lente", "--csv", place / "q.csv", "--language", "en") == 0
    told = capsys.readouterr().out
    assert "cannot be said of fewer than 14 people" in told
    assert "Left empty by 1." in told
    assert "role-14" in (place / "q.csv").read_text("utf-8-sig")
    assert sherpa("cohort", "export", "lente", "--xapi", place / "x.json", "--language", "en") == 0
    (statement,) = json.loads((place / "x.json").read_text("utf-8"))
    assert statement["actor"]["account"]["name"] == "lente/an"
    assert "Peeters" not in (place / "x.json").read_text("utf-8")


def test_deleting_asks_first(sherpa: Sherpa, lente: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.confirm", lambda _question: False)
    assert sherpa("cohort", "delete-person", "lente", "an", "--language", "en") == 1
    assert len(load_roster(lente).people) == 2
    assert sherpa("cohort", "delete-person", "lente", "an", "--yes", "--language", "en") == 0
    assert len(load_roster(lente).people) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("people", "zomer"), "There is no cohort"),
        (("delete-person", "lente", "zoë", "--yes"), "Nobody in this cohort"),
        (("codes", "lente", "--renew-all"), "--sheet codes.html"),
        (("export", "lente"), "Name the file to write"),
        (("progress", "lente", "--paper", "oars"), "not set"),
        (("questions", "lente", "--csv", "none/q.csv"), "There is no folder"),
        (("set-paper", "lente", "role", "--opens", "2100-01-02", "--closes", "2100-01-01"), "close before"),
        (("set-paper", "lente", "nothing"), "There is no file"),
        (("people", "lente", "--roster", "none.csv"), "There is no file"),
    ],
)
def test_a_mistake_is_one_sentence(
    sherpa: Sherpa, lente: Cohort, arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sherpa("cohort", *arguments, "--language", "en") == 2
    assert told in capsys.readouterr().err


def test_written_answers_wait_and_are_marked(
    sherpa: Sherpa, lente: Cohort, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sherpa("cohort", "set-paper", "lente", "oars") == 0
    for trainee in ("an", "bo"):
        lente.answers(trainee, "oars").save("oars-10", f"Ik hoor je,\n{trainee}.")
        hand_in(Cohort.open("lente"), trainee, "oars")
    assert sherpa("cohort", "grade", "lente", "oars", "--language", "en") == 0
    given = ("--person", "an", "--question", "oars-10", "--points")
    assert sherpa("cohort", "mark", "lente", "oars", *given, "2", "--by", "Els", "--language", "nl") == 0
    assert "An Peeters, oars-10: 2,00 van 3,00; 1 wachten" in capsys.readouterr().out
    assert (
        sherpa("cohort", "mark", "lente", "oars", "--question", "oars-10", "--blind", "--language", "en") == 0
    )
    told = capsys.readouterr().out
    assert "oars-10: 1 wait, 1 marked" in told
    assert ("bo." in told, "Bo Claes" in told, "an." in told) == (True, False, False)
    assert sherpa("cohort", "mark", "lente", "oars", "--all", "--language", "en") == 0
    assert "An Peeters  2.00 of 3.00" in capsys.readouterr().out
    assert sherpa("cohort", "mark", "lente", "oars", *given, "4", "--language", "en") == 2
    assert "from 0 to 3" in capsys.readouterr().err
    assert sherpa("cohort", "mark", "lente", "oars", "--question", "oars-01", "--language", "en") == 2
    assert "no written question" in capsys.readouterr().err


def test_a_cohort_needs_an_address_without_a_password(
    sherpa: Sherpa, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = ("--database", "postgresql://els:SECRET@db/lente")
    assert sherpa("cohort", "new", "Lente", *database, "--language", "nl") == 2
    told = capsys.readouterr().err
    assert ".pgpass" in told
    assert "SECRET" not in told
    assert not (place / "cohorts").exists()


def test_plans_are_told_and_written(
    sherpa: Sherpa, lente: Cohort, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sherpa("cohort", "set-paper", "lente", "action-plan") == 0
    cohort = Cohort.open("lente")
    cohort.answers("an", "action-plan").save(
        "action-plan-03",
        {"step_1": "Koffie", "day_1": "2001-02-03", "step_2": "Praten", "day_2": "2099-02-03"},
    )
    hand_in(cohort, "an", "action-plan")
    capsys.readouterr()
    assert sherpa("cohort", "plans", "lente", "--language", "nl") == 0
    shown = capsys.readouterr().out
    assert re.search(r"Wat eraan komt\n +3 februari 2099 +An Peeters: Praten\n", shown)
    assert re.search(r"Dag voorbij.*\n +3 februari 2001 +An Peeters: Koffie\n", shown)
    assert "Bo Claes heeft nog geen plan ingeleverd." in shown
    assert sherpa("cohort", "plans", "lente", "--csv", place / "plans.csv") == 0
    assert "Praten,2099-02-03" in (place / "plans.csv").read_text("utf-8-sig")


def test_certificates_from_the_rule_to_a_code_that_is_checked_and_revoked(
    sherpa: Sherpa, lente: Cohort, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("cohort", "certificates", "lente", "--language", "nl")
    assert sherpa(*asked, "--out", lente.folder / "served") == 2
    assert "schrijf het ergens anders" in capsys.readouterr().err
    assert (
        sherpa(
            "cohort", "certificate-rule", "lente", "--share", "0.01", "--trainer", "Bo", "--language", "nl"
        )
        == 0
    )
    assert "1%" in capsys.readouterr().out
    assert sherpa("cohort", "certificate-rule", "lente", "--trainer", "B" * 200) == 2
    assert sherpa("cohort", "certificate-rule", "lente", "--paper", "oars") == 2
    capsys.readouterr()
    role = load_bank()["role-01"]
    assert isinstance(role, OneOfMany)
    lente.answers("an", "role").save("role-01", role.right)
    hand_in(lente, "an", "role")
    assert sherpa("cohort", "grade", "lente") == 0
    out = place / "certificates"
    assert sherpa(*asked, "--out", out) == 0
    shown = capsys.readouterr().out
    assert "Bo Claes: De leermentor: is niet ingeleverd" in shown
    code = re.search(r"An Peeters: ([0-9A-Z]{4}-[0-9A-Z]{4})", shown)
    assert code is not None
    files = sorted(out.iterdir())
    assert [file.suffix for file in files] == [".jwt", ".pdf"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    before = [file.read_bytes() for file in files]
    assert sherpa(*asked, "--person", "an", "--out", out) == 0
    assert [file.read_bytes() for file in sorted(out.iterdir())] == before
    assert sherpa(*asked, "--check", code[1].lower()) == 0
    assert "geldt: het certificaat van An Peeters" in capsys.readouterr().out
    assert sherpa(*asked, "--revoke", code[1]) == 0
    assert sherpa(*asked, "--check", code[1]) == 1
    assert sherpa(*asked, "--check", "0000-0000") == 2
    assert sherpa(*asked, "--person", "bo", "--out", out) == 2
