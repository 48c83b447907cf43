"""That the trainer sees who signed which text, and that it goes with a person's data."""

import csv
import io
import zipfile
from datetime import UTC, datetime

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.conduct import COLUMNS, conduct_of, conduct_table
from sherpa_sim.cohort.deletion import delete_person
from sherpa_sim.cohort.own_data import data_of
from sherpa_sim.cohort.tool_records import ToolFolder
from sherpa_sim.content.code_of_conduct import load_code_of_conduct, short_digest
from sherpa_sim.content.conduct_record import ConductRecord, Standing, sign, with_read, withdraw
from sherpa_sim.content.tool_record import read_tool_file

CODE = load_code_of_conduct()
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


def signs(cohort: Cohort, trainee: str, and_withdraws: bool = False) -> ConductRecord:
    record = ConductRecord()
    for article in CODE.articles:
        record = with_read(record, CODE, "en", article.key)
    record = sign(record, CODE, "en", NOW)
    if and_withdraws:
        record = withdraw(record, NOW)
    return ToolFolder(cohort, trainee).save(record, "").record


def table(cohort: Cohort) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(conduct_table(conduct_of(cohort)).decode("utf-8-sig"))))


def test_everybody_is_in_the_table_with_what_she_signed(cohort: Cohort) -> None:
    assert {own.standing for own in conduct_of(cohort)} == {Standing.NOT_SIGNED}
    signs(cohort, "an")
    signs(cohort, "bo", and_withdraws=True)
    found = {own.person.id: own.standing for own in conduct_of(cohort)}
    assert found == {"an": Standing.SIGNED, "bo": Standing.WITHDRAWN, "cy": Standing.NOT_SIGNED}
    rows = {row["id"]: row for row in table(cohort)}
    assert tuple(rows["an"]) == COLUMNS
    assert rows["an"]["digest"] == short_digest(CODE.digest("en"))
    assert rows["an"]["signed"] == "2027-03-01T09:00:00+00:00"
    assert rows["an"]["withdrawn"] == ""
    assert rows["bo"]["withdrawn"] == "2027-03-01T09:00:00+00:00"
    assert rows["cy"]["standing"] == "not_signed"


def test_each_text_that_was_signed_has_a_row(cohort: Cohort) -> None:
    record = signs(cohort, "an", and_withdraws=True)
    folder = ToolFolder(cohort, "an")
    folder.save(sign(record, CODE, "en", NOW), folder.load(ConductRecord()).mark)
    assert [row["standing"] for row in table(cohort) if row["id"] == "an"] == ["earlier", "signed"]


def test_a_damaged_record_is_told_and_hides_nobody_else(cohort: Cohort) -> None:
    signs(cohort, "an")
    signs(cohort, "bo")
    (ToolFolder(cohort, "an").folder / "code-of-conduct.json").write_bytes(b"{")
    an, bo, _ = conduct_of(cohort)
    assert an.standing is None
    assert an.problem is not None
    assert "damaged or not whole" in str(an.problem)
    assert bo.standing is Standing.SIGNED
    assert table(cohort)[0]["standing"] == "unreadable"


def test_it_is_in_a_persons_data_and_goes_when_she_is_deleted(cohort: Cohort) -> None:
    signed = signs(cohort, "an")
    with zipfile.ZipFile(io.BytesIO(data_of(cohort, "an"))) as archive:
        data = archive.read("answers/tools/code-of-conduct.json")
    assert read_tool_file("x.json", data, ConductRecord()) == signed
    place = ToolFolder(cohort, "an").folder
    assert place.exists()
    delete_person(cohort, "an")
    assert not place.exists()
    assert [own.person.id for own in conduct_of(cohort)] == ["bo", "cy"]
