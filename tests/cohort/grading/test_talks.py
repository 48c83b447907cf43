"""Talks on a paper: graded by nbgrader like every answer, corrected by a trainer, and followed over time."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sherpa_sim.assessment.talk_review import REVIEWS, load_reviews
from sherpa_sim.assessment.talk_seed import talk_seed
from sherpa_sim.cli.cohort_talks import TalkWish, talks_to_terminal
from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.deletion import delete_person
from sherpa_sim.cohort.grading import LOG, grade_paper
from sherpa_sim.cohort.hand_in import hand_in
from sherpa_sim.cohort.held_talks import HeldTalk, coder_agreement, held_talks, talks_over_time
from sherpa_sim.cohort.marks import marks
from sherpa_sim.cohort.returning import return_paper
from sherpa_sim.cohort.talk_corrections import correct_codes
from sherpa_sim.cohort.talk_words import agreement_in_words, heard_in_words, notices
from sherpa_sim.cohort.talks import TalkFolder
from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.conversation.coder import code_utterance
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import MentorCode, Speaker
from sherpa_sim.locale.words import words_for
from tests.assessment.talks import as_value, held

PAPER, QUESTION = "conversation", "conversation-11"


def seed(cohort: Cohort, trainee: str) -> int:
    return talk_seed(cohort.settings.key, PAPER, trainee, QUESTION)


def hands_in(cohort: Cohort, trainee: str, mentor: str, **changes: object) -> None:
    """Somebody answers the talk only, as such a mentor, and hands in."""
    value = as_value(held("marleen", mentor, seed(cohort, trainee), coder=code_utterance)) | changes
    cohort.answers(trainee, PAPER).save(QUESTION, value)
    hand_in(cohort, trainee, PAPER)


@pytest.fixture
def talked(cohort: Cohort) -> Cohort:
    """An talks well, Bo pushes, Cy sends a talk that was changed; graded."""
    cohort.set_paper(SetPaper(paper=PAPER))
    hands_in(cohort, "an", "skilled")
    hands_in(cohort, "bo", "pushy")
    honest = as_value(held("marleen", "average", seed(cohort, "cy"), coder=code_utterance))
    for turn in honest["turns"]:
        turn |= {"code": "open_question"}
        if turn["speaker"] == "colleague":
            turn["text"] = "Ja! Ik schrijf mij morgen in."
    hands_in(cohort, "cy", "average", turns=honest["turns"], seed=5)
    assert len(grade_paper(cohort, PAPER).graded) == 3
    return cohort


def of(cohort: Cohort, trainee: str) -> HeldTalk:
    (found,) = [one for one in held_talks(cohort) if one.person.id == trainee]
    return found


def points(cohort: Cohort, trainee: str) -> float:
    (own,) = [one for one in marks(cohort, PAPER) if one.trainee == trainee]
    (given,) = [one for one in own.questions if one.question == QUESTION]
    return given.points


def test_a_talk_counts_is_corrected_and_is_deleted(
    talked: Cohort, capsys: pytest.CaptureFixture[str]
) -> None:
    """One cohort for everything, for nbgrader takes its time."""
    # Counted by nbgrader as it is read here, whatever the hand-in says of itself.
    assert {one: points(talked, one) for one in ("an", "bo", "cy")} == {
        held.person.id: pytest.approx(held.points, abs=0.01) for held in held_talks(talked)
    }
    assert of(talked, "bo").points == 0
    words = words_for("nl")
    assert notices(of(talked, "an"), words) == ()
    assert len(notices(of(talked, "cy"), words)) == 2, "another seed, and changed lines"

    # A trainer corrects: kept, graded again, agreed upon.
    own = of(talked, "bo")
    assert own.reading is not None
    mentors = [place for place, line in enumerate(own.reading.lines) if line.speaker is Speaker.MENTOR]
    codes = dict.fromkeys(mentors, MentorCode.COMPLEX_REFLECTION)
    assert correct_codes(talked, own, codes, whole=True, trainer="Els")
    after = of(talked, "bo")
    assert after.figures is not None
    assert after.looked_at
    assert points(talked, "bo") == pytest.approx(after.points, abs=0.01)
    assert {line.code for line in after.reading.lines if line.speaker is Speaker.MENTOR} == {  # type: ignore[union-attr]
        MentorCode.COMPLEX_REFLECTION
    }
    found = coder_agreement(held_talks(talked))
    assert found is not None
    assert found.lines == len(mentors), "her lines are not the coder's"
    assert found.interval is None, "one talk is too little"
    assert agreement_in_words(found, words)
    with pytest.raises(Problem, match="it was said by the other"):
        correct_codes(talked, own, {0: MentorCode.OTHER})
    assert (talked.folder / REVIEWS).stat().st_mode & 0o077 == 0

    # Grading all again changes nothing; another talk takes the corrections back.
    grade_paper(talked, PAPER, again=True)
    assert points(talked, "bo") == pytest.approx(after.points, abs=0.01)
    hands_in(talked, "bo", "questioner")
    assert not of(talked, "bo").looked_at
    assert notices(of(talked, "bo"), words)

    # In a terminal, in either language.
    talks_to_terminal(str(talked.folder), wish(), words_for("en"))
    talks_to_terminal(str(talked.folder), wish("an"), words_for("nl"))
    talks_to_terminal(str(talked.folder), wish("an", (3, "other")), words_for("nl"))
    said = capsys.readouterr().out
    assert "An, =1+1" in said
    assert "Marleen: " in said
    with pytest.raises(Problem, match="no code of this line"):
        talks_to_terminal(str(talked.folder), wish("an", (1, "open_question")), words_for("nl"))

    # What is returned tells what each measure earned, and no key.
    returned = return_paper(talked, PAPER)
    assert not returned.failed
    delete_person(talked, "bo")
    assert {one.trainee for one in load_reviews(talked.folder).reviews} == {"an"}


def wish(person: str | None = None, correction: tuple[int, str] | None = None) -> TalkWish:
    return TalkWish(person, None, correction, False, "Els", None)


def test_talks_are_followed_over_time(cohort: Cohort) -> None:
    cohort.set_paper(SetPaper(paper=PAPER))
    assert held_talks(cohort) == ()
    practice = held("kevin", "skilled", 4)
    began = datetime(2026, 9, 1, tzinfo=UTC)
    TalkFolder(cohort, "an").save(KeptTalk(key="first", began=began, transcript=practice))
    hands_in(cohort, "an", "skilled")
    found = talks_over_time(cohort)
    assert [(point.person.id, point.colleague, point.practice) for point in found] == [
        ("an", "kevin", True),
        ("an", "marleen", False),
    ]


def test_damaged_corrections_are_told_and_nobody_is_graded_without_them(cohort: Cohort) -> None:
    cohort.set_paper(SetPaper(paper=PAPER))
    hands_in(cohort, "an", "skilled")
    (cohort.folder / REVIEWS).write_text("{", "utf-8")
    with pytest.raises(Problem, match=REVIEWS):
        held_talks(cohort)
    run = grade_paper(cohort, PAPER)
    assert not run.graded
    assert REVIEWS in (cohort.folder / LOG).read_text("utf-8")


def test_who_answered_no_talk_is_listed_without_one(cohort: Cohort, tmp_path: Path) -> None:
    cohort.set_paper(SetPaper(paper=PAPER))
    cohort.answers("an", PAPER).save("conversation-08", "Goed zo.")
    hand_in(cohort, "an", PAPER)
    (own,) = held_talks(cohort)
    assert (own.talk, own.trouble, own.points) == (None, None, 0)
    with pytest.raises(Problem):
        correct_codes(cohort, own, {})


def test_only_what_the_coder_heard_is_told_as_heard(cohort: Cohort) -> None:
    cohort.set_paper(SetPaper(paper=PAPER))
    hands_in(cohort, "an", "skilled")
    (own,) = held_talks(cohort)
    assert own.reading is not None
    for line in own.reading.lines:
        told = heard_in_words(line, words_for("en"))
        assert told.startswith("Written as: " if line.heard.is_known else "Heard: ")
    assert all(line.heard.is_known for line in own.reading.lines[2:] if line.speaker is Speaker.COLLEAGUE)
