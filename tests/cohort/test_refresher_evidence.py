"""That what is known of a mentor is what she did and what was returned to her, and nothing else."""

import os
from datetime import UTC, date, datetime

import pytest

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.hand_in import hand_in, hand_ins, timestamp
from sherpa_sim.cohort.own_marks import own_marks
from sherpa_sim.cohort.refresher_evidence import (
    FEWEST_LINES,
    evidence_from,
    evidence_of,
    practice_tasks,
    without,
)
from sherpa_sim.cohort.refresher_rule import choose
from sherpa_sim.cohort.talks import TalkFolder
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.question_choices import OneOfMany
from sherpa_sim.content.question_parts import Objective
from sherpa_sim.content.refresher import Why
from sherpa_sim.content.transcript import Transcript, Turn
from sherpa_sim.content.units import load_practice, load_units
from sherpa_sim.domain.talk import Speaker

NOW = datetime(2030, 1, 9, 12, tzinfo=UTC)
TODAY = date(2030, 2, 1)


def answer_a_paper(cohort: Cohort) -> OneOfMany:
    question = next(q for q, _ in load_paper("role").questions(load_bank()) if isinstance(q, OneOfMany))
    wrong = next(
        option.key for option in question.options if option.key not in (question.right, *question.partly)
    )
    cohort.answers("an", "role", lambda: NOW).save(question.id, wrong)
    return question


def grade(cohort: Cohort, at: datetime, *, returned: bool) -> None:
    """What grading and returning leave in the folders."""
    graded = cohort.folder / "autograded" / "an" / "role"
    graded.mkdir(parents=True, exist_ok=True)
    (graded / "role.ipynb").write_text("{}")
    (graded / "timestamp.txt").write_text(timestamp(at))
    if returned:
        page = cohort.folder / "feedback" / "an" / "role" / "role.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("<p>")
        os.utime(graded / "role.ipynb", (0, 0))


def marks(cohort: Cohort) -> set[Objective]:
    return {piece.objective for piece in evidence_of(cohort, "an").pieces if piece.reason.why is Why.MARKS}


def test_marks_count_once_they_were_returned_and_not_before(cohort: Cohort) -> None:
    question = answer_a_paper(cohort)
    assert marks(cohort) == set()
    receipt = hand_in(cohort, "an", "role", NOW)
    assert marks(cohort) == set()
    grade(cohort, receipt.at, returned=False)
    assert marks(cohort) == set()
    grade(cohort, receipt.at, returned=True)
    assert question.objective in marks(cohort)


def test_what_was_handed_in_after_the_marks_is_not_looked_at(cohort: Cohort) -> None:
    question = answer_a_paper(cohort)
    first = hand_in(cohort, "an", "role", NOW)
    grade(cohort, first.at, returned=True)
    before = evidence_of(cohort, "an")
    cohort.answers("an", "role", lambda: NOW).save(question.id, question.right)
    hand_in(cohort, "an", "role", NOW.replace(hour=15))
    assert evidence_of(cohort, "an") == before
    grade(cohort, NOW.replace(hour=15), returned=False)
    os.utime(cohort.folder / "autograded" / "an" / "role" / "role.ipynb")
    os.utime(cohort.folder / "feedback" / "an" / "role" / "role.html", (1, 1))
    assert marks(cohort) == set()  # graded anew: these marks she has not seen


def test_what_a_trainer_looked_at_since_is_left_out(cohort: Cohort) -> None:
    question = answer_a_paper(cohort)
    hand_in(cohort, "an", "role", NOW)
    own = own_marks("role", hand_ins(cohort, "an", "role")[-1], ())
    kept = without(own, {question.id}).shares
    assert kept[question.id] is None
    assert {key: share for key, share in kept.items() if key != question.id} == {
        key: share for key, share in own.shares.items() if key != question.id
    }


def test_a_round_holds_no_key(cohort: Cohort) -> None:
    receipt = (answer_a_paper(cohort), hand_in(cohort, "an", "role", NOW))[1]
    grade(cohort, receipt.at, returned=True)
    own = choose(evidence_of(cohort, "an"), (), (), practice_tasks(), load_units(), TODAY)
    text = own.model_dump_json()
    rights = {str(q.right) for q in load_bank().values() if isinstance(q, OneOfMany)}
    assert not any(f'"{right}"' in text for right in rights)
    assert not any(question in text for question in load_bank())


def test_practice_in_a_unit_is_told_right_and_wrong(cohort: Cohort) -> None:
    task = load_practice()["oars-practice-02"]
    assert isinstance(task, OneOfMany)
    store = cohort.answers("an", "unit-04-oars", lambda: NOW)
    store.save(task.id, task.right)
    store.save("reached", 3)
    found = evidence_of(cohort, "an")
    assert found.tried == {task.id: (1.0, NOW.date())}
    (piece,) = found.pieces
    assert (piece.share, piece.reason.got, piece.reason.of, piece.reason.place) == (1.0, 1, 1, "04-oars")


def test_a_browser_may_send_anything() -> None:
    rubbish = {
        "04-oars": {"oars-practice-02": {"a": [1]}, "oars-practice-01": "x", "nothing": 3},
        "99-none": {"oars-practice-02": "why"},
    }
    assert evidence_from(rubbish, (), TODAY).tried == {}


def talk(*said: str) -> KeptTalk:
    turns = [Turn(speaker=Speaker.COLLEAGUE, text="Hello."), Turn(speaker=Speaker.COLLEAGUE, text="So.")]
    for line in said:
        turns += [Turn(speaker=Speaker.MENTOR, text=line), Turn(speaker=Speaker.COLLEAGUE, text="Hm.")]
    transcript = Transcript(colleague="amina", language="en", seed=1, turns=tuple(turns))
    return KeptTalk(key="a", began=NOW, transcript=transcript)


THINGS = ("work", "nights", "learning", "reading", "coffee", "school", "maths", "Dutch")
CLOSED = [f"Do you like {thing}?" for thing in THINGS]


def test_talks_tell_of_open_questions_and_whom_she_met(cohort: Cohort) -> None:
    TalkFolder(cohort, "an").save(talk(*CLOSED, "Did you ever take a course?", "Are you tired?"))
    found = evidence_of(cohort, "an")
    assert found.talks == {"amina": NOW.date()}
    told = {piece.reason.why: piece for piece in found.pieces}
    assert told[Why.OPEN_QUESTIONS].share == pytest.approx(0.0, abs=0.4)
    assert told[Why.OPEN_QUESTIONS].reason.of >= 5
    assert told[Why.PUSHING].objective is Objective.STAY_OUT_OF_ARGUMENTS


def test_a_short_talk_says_nothing_but_that_it_was_held() -> None:
    found = evidence_from({}, [talk(*CLOSED[: FEWEST_LINES - 2])], TODAY)
    assert found.pieces == ()
    assert found.talks == {"amina": NOW.date()}


def test_damaged_files_are_passed_over(cohort: Cohort) -> None:
    folder = cohort.folder / "answers" / "an" / "unit-04-oars"
    folder.mkdir(parents=True)
    (folder / "answers.json").write_bytes(b"{")
    assert evidence_of(cohort, "an").pieces == ()
