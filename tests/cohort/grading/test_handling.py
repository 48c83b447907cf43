"""How far a paper is, from handed in to returned, and what is kept of one person."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.grading import grade_paper
from sherpa_sim.cohort.handling import Stage, handling, returned_hand_in
from sherpa_sim.cohort.marking import mark
from sherpa_sim.cohort.marks import marks
from sherpa_sim.cohort.own_data import data_of
from sherpa_sim.cohort.refresher_evidence import evidence_of
from sherpa_sim.cohort.returning import export_marks, marks_table, return_paper
from sherpa_sim.content.refresher import Why

from .conftest import right_answers


def stages(cohort: Cohort, paper: str) -> dict[str, Stage]:
    (found,) = (one for one in handling(cohort) if one.paper == paper)
    return {one.person.id: one.stage for one in found.handed_in}


def test_a_hand_in_goes_from_grading_to_returned_and_back_when_it_is_handed_in_anew(
    cohort: Cohort, give: Callable[..., None], tmp_path: Path
) -> None:
    assert handling(cohort)[0].handed_in == ()
    answers = right_answers("oars")
    give("an", "oars", answers)
    give("bo", "oars", answers, days_late=1)
    assert stages(cohort, "oars") == {"an": Stage.TO_GRADE, "bo": Stage.TO_GRADE}
    assert not (cohort.folder / "gradebook.db").exists()  # looking makes nothing
    grade_paper(cohort, "oars")
    assert stages(cohort, "oars") == {"an": Stage.TO_MARK, "bo": Stage.TO_MARK}
    for own in marks(cohort, "oars"):
        for question in own.questions:
            if own.trainee == "an" and question.waits:
                mark(cohort, "an", "oars", question.question, question.most, "Well heard")
    assert stages(cohort, "oars") == {"an": Stage.TO_RETURN, "bo": Stage.TO_MARK}
    assert returned_hand_in(cohort, "an", "oars") is None
    return_paper(cohort, "oars")
    returned = returned_hand_in(cohort, "an", "oars")
    assert returned is not None
    assert returned.answers.answers == answers
    assert returned_hand_in(cohort, "bo", "oars") is None
    assert any(piece.reason.why is Why.MARKS for piece in evidence_of(cohort, "an").pieces)
    assert stages(cohort, "oars") == {"an": Stage.RETURNED, "bo": Stage.TO_MARK}
    (paper,) = (one for one in handling(cohort) if one.paper == "oars")
    assert [paper.count(stage) for stage in Stage] == [0, 1, 0, 1, 0]
    assert paper.people == 4
    export_marks(cohort, tmp_path / "marks.csv", "oars")
    assert marks_table(cohort, "oars") == (tmp_path / "marks.csv").read_bytes()

    with zipfile.ZipFile(io.BytesIO(data_of(cohort, "An, =1+1"))) as archive:
        names = archive.namelist()
        given = json.loads(archive.read("marks.json"))
        assert json.loads(archive.read("person.json"))["id"] == "an"
    assert {name.split("/")[0] for name in names} == {
        "person.json",
        "marks.json",
        "certificates.json",
        "talk-reviews.json",
        "answers",
        "hand-ins",
        "feedback",
    }
    assert any(one["comment"] == "Well heard" for one in given[0]["questions"])
    assert not any("bo" in name for name in names)

    give("an", "oars", dict(list(answers.items())[:3]), days_late=2)
    assert stages(cohort, "oars")["an"] is Stage.TO_GRADE
    for place in (cohort.folder / "hand-ins" / "bo" / "oars").glob("*.json"):
        place.write_bytes(b"{")
    assert stages(cohort, "oars") == {"an": Stage.TO_GRADE, "bo": Stage.DAMAGED}
