"""That files from outside are taken, known, or refused with one sentence, and never stop or overwrite another."""

import io
import json
import os
import stat
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from sherpa_sim.assessment.answers import Answers
from sherpa_sim.assessment.gradebook import open_gradebook
from sherpa_sim.cohort.codes import make_codes
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.deletion import delete_person
from sherpa_sim.cohort.grading import database_url
from sherpa_sim.cohort.hand_in import download_answers, hand_in, hand_ins
from sherpa_sim.cohort.parcels import MAXIMUM_ZIP_BYTES, MOST_IN_ZIP
from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.cohort.sessions import begin_session, resume_session
from sherpa_sim.cohort.take_in import TakeIn, take_in, take_in_uploads
from sherpa_sim.domain.problem import Problem

from .conftest import CLOSES

BEFORE = CLOSES - timedelta(days=1)


def sheet(trainee: str = "an", sequence: int = 1, **more: Any) -> bytes:
    """A file as a trainee downloads it."""
    values = {
        "cohort": "lente-2030",
        "paper": "role",
        "trainee": trainee,
        "sequence": sequence,
        "started": BEFORE,
        "saved": BEFORE,
        "answers": {"role-01": f"answer {sequence}"},
    }
    return download_answers(Answers.model_validate(values | more))[1]


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def upload(cohort: Cohort, *files: tuple[str, bytes], **more: Any) -> TakeIn:
    return take_in_uploads(cohort, files, received=BEFORE, **more)


def symlink(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def locked_zip() -> bytes:
    data = bytearray(zipped(("a.json", sheet())))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


def test_good_files_are_taken_from_files_folders_and_zips(cohort: Cohort, tmp_path: Path) -> None:
    (tmp_path / "post").mkdir()
    (tmp_path / "post" / "bo.json").write_bytes(sheet("bo"))
    (tmp_path / "post" / ".DS_Store").write_bytes(b"x")
    (tmp_path / "an.json").write_bytes(sheet("an"))
    (tmp_path / "cy.zip").write_bytes(
        zipped(("Cy Maes/", b""), ("Cy Maes/cy.json", sheet("cy")), ("__MACOSX/x", b""))
    )
    done = take_in(cohort, [tmp_path / "an.json", tmp_path / "post", tmp_path / "cy.zip"], received=BEFORE)
    assert [one.hand_in.answers.trainee for one in done.taken] == ["an", "bo", "cy"]
    assert done.refused == ()
    assert [one.way for one in hand_ins(cohort, "cy", "role")] == ["file"]


def test_what_was_downloaded_here_is_taken_in_there(cohort: Cohort) -> None:
    saved = cohort.answers("an", "role").save("role-01", {"x": [1, "é"]})
    done = upload(cohort, download_answers(saved))
    assert done.taken[0].hand_in.answers == saved


BAD = {
    "empty": (b"", "damaged"),
    "half": (sheet()[:-40], "damaged"),
    "not text": (b"\xff\xfe\0", "damaged"),
    "NaN": (b'{"kind": NaN}', "damaged"),
    "nested": (b"[" * 60_000, "damaged"),
    "another kind": (b'{"hello": 1}', "does not hold"),
    "changed": (sheet().replace(b"answer 1", b"answer 9"), "changed after it was downloaded"),
    "somebody else's name": (sheet().replace(b'"an"', b'"bo"'), "changed after it was downloaded"),
    "oversized": (b" " * 80_000, "larger than 70 kB"),
    "another cohort": (sheet(cohort="herfst"), 'another cohort \\("herfst"\\)'),
    "another paper": (sheet(paper="oars"), "not set for this cohort"),
    "another person": (sheet("zz"), "not in this cohort"),
    "no answers": (sheet(answers={}), "holds no answers"),
    "a question of another paper": (sheet(answers={"oars-01": {}}), 'answer to "oars-01", which'),
    "a question of nobody": (
        sheet(answers={"role-01": "draws", "role-99": "x"}),
        'answer to "role-99", which',
    ),
    "damaged zip": (zipped(("a.json", sheet()))[:-10], "damaged"),
    "zip cut in its middle": (b"PK\x03\x04" + b"\0" * 50, "damaged"),
    "nested zip": (zipped(("in.zip", zipped(("a.json", sheet())))), "zip within a zip"),
    "up": (zipped(("../../an.json", sheet())), "points outside"),
    "absolute": (zipped(("/etc/an.json", sheet())), "points outside"),
    "drive": (zipped(("C:\\an.json", sheet())), "points outside"),
    "link": (zipped((symlink("an.json"), b"/etc/passwd")), "points outside"),
    "bomb": (zipped(("an.json", b" " * 19_000_000)), "larger than 70 kB"),
    "locked": (locked_zip(), "locked with a password"),
    "many": (zipped(*((f"{n}.json", b"") for n in range(MOST_IN_ZIP + 1))), "more than 2000 files"),
    "large": (b"PK\x03\x04" + b"\0" * MAXIMUM_ZIP_BYTES, "larger than 20000 kB"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_kept_aside_and_stops_no_other(cohort: Cohort, kind: str) -> None:
    data, told = BAD[kind]
    first = upload(cohort, ("first.json", sheet("cy"))).taken[0].hand_in
    done = upload(cohort, ("a.json", sheet("bo")), ("bad", data), ("z.json", sheet("cy", 2)))
    assert [one.hand_in.answers.trainee for one in done.taken] == ["bo", "cy"]
    assert len(done.refused) == 1
    with pytest.raises(Problem, match=told):
        raise done.refused[0].problem
    kept = done.refused[0].kept
    assert kept is not None
    assert str(done.refused[0].problem) in (kept / "reason.txt").read_text()
    assert kept.parent == cohort.folder / "set-aside"
    assert hand_ins(cohort, "an", "role") == ()
    assert hand_ins(cohort, "cy", "role")[0] == first


def test_a_size_that_a_zip_lies_about_is_not_believed(cohort: Cohort) -> None:
    honest = zipped(("an.json", b" " * 5_000_000))
    size = (5_000_000).to_bytes(4, "little")
    done = upload(cohort, ("z.zip", honest.replace(size, (100).to_bytes(4, "little"))))
    assert (len(done.taken), len(done.refused)) == (0, 1)


def test_of_another_than_the_sender_is_refused(cohort: Cohort) -> None:
    done = upload(cohort, ("a.json", sheet("an")), ("b.json", sheet("bo")), sender="bo")
    assert [one.hand_in.answers.trainee for one in done.taken] == ["bo"]
    assert "another person" in str(done.refused[0].problem)


def test_a_duplicate_is_known_and_an_older_file_does_not_count(cohort: Cohort) -> None:
    upload(cohort, ("2.json", sheet(sequence=2)))
    done = upload(
        cohort, ("2.json", sheet(sequence=2)), ("1.json", sheet(sequence=1)), ("3.json", sheet(sequence=3))
    )
    assert ([one.name for one in done.known], [one.name for one in done.taken]) == (["2.json"], ["3.json"])
    assert "older" in str(done.refused[0].problem)
    assert [one.answers.sequence for one in hand_ins(cohort, "an", "role")] == [2, 3]


def test_a_file_after_closing_is_taken_and_marked_late(cohort: Cohort) -> None:
    done = take_in_uploads(cohort, [("a.json", sheet())], received=CLOSES + timedelta(days=30))
    assert done.taken[0].hand_in.days_late == 30


@pytest.mark.parametrize("kind", ["missing", "link", "pipe"])
def test_what_is_no_plain_file_is_refused_without_waiting(cohort: Cohort, tmp_path: Path, kind: str) -> None:
    place = tmp_path / "odd.json"
    if kind == "link":
        (tmp_path / "an.json").write_bytes(sheet())
        place.symlink_to(tmp_path / "an.json")
    elif kind == "pipe":
        os.mkfifo(place)
    assert len(take_in(cohort, [place], received=BEFORE).refused) == 1


def test_names_from_outside_are_shown_on_one_line(cohort: Cohort) -> None:
    done = upload(cohort, ("evil\n\x1b[31m{name}.json", b"{"), ("z.zip", zipped(("a\u202e\r\n.json", b"{"))))
    assert all(one.name.isprintable() and str(one.problem).isprintable() for one in done.refused)


def test_where_nothing_can_be_kept_aside_the_rest_is_taken(cohort: Cohort) -> None:
    place = cohort.folder / "set-aside"
    place.rmdir()
    place.write_bytes(b"")
    done = upload(cohort, ("bad.json", b"{"), ("a.json", sheet()))
    assert (done.refused[0].kept, len(done.taken)) == (None, 1)


@given(
    some.binary(max_size=300)
    | some.tuples(some.integers(0, 400), some.binary(min_size=1, max_size=3)).map(
        lambda cut: sheet()[: cut[0]] + cut[1] + sheet()[cut[0] + len(cut[1]) :]
    )
    | some.lists(some.tuples(some.text(min_size=1, max_size=12), some.binary(max_size=40)), max_size=3).map(
        lambda members: zipped(
            *((f"{place}{name}".replace("\0", ""), data) for place, (name, data) in enumerate(members))
        )
    )
    | some.tuples(some.integers(0, 400), some.binary(min_size=1, max_size=6)).map(
        lambda cut: (whole := zipped(("a.json", sheet())))[: cut[0]] + cut[1] + whole[cut[0] + len(cut[1]) :]
    )
)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_taken_or_refused(cohort: Cohort, data: bytes) -> None:
    done = upload(cohort, ("fuzz", data))
    for taken in (*done.taken, *done.known):
        assert taken.hand_in.answers.digest() == json.loads(sheet())["digest"]


def test_deleting_a_person_leaves_nothing_of_hers(cohort: Cohort) -> None:
    cohort.answers("an", "role").save("role-01", "a")
    hand_in(cohort, "an", "role", BEFORE)
    upload(cohort, ("bad.json", sheet()[:-3]), ("An Peeters.json", b"{"), ("other.json", b"{"))
    tokens = {who: begin_session(cohort, who) for who in make_codes(cohort, ["an", "bo"])}
    with open_gradebook(database_url(cohort), cohort.settings.key) as gradebook:
        gradebook.add_student("an", first_name="An", last_name="Peeters")
        gradebook.add_student("bo")
    assert delete_person(cohort, "an@example.com").refused_files == 2
    assert {who: resume_session(cohort, token) for who, token in tokens.items()} == {"an": None, "bo": "bo"}
    with open_gradebook(database_url(cohort), cohort.settings.key) as gradebook:
        assert [student.id for student in gradebook.students] == ["bo"]
    texts = [path.read_bytes() for path in cohort.folder.rglob("*") if path.is_file()]
    assert not any(b"Peeters" in text or b'"an"' in text for text in texts)
    assert not list(cohort.folder.rglob("an"))
    assert [person.id for person in load_roster(cohort).people] == ["bo", "cy"]
    assert len(list((cohort.folder / "set-aside").iterdir())) == 1
