"""The practice talks of a person in her cohort."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.talks import TalkFolder
from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.transcript import Transcript, Turn
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import MentorCode, Speaker


def kept(key: str, *said: str, hour: int = 9) -> KeptTalk:
    turns = tuple(
        Turn(speaker=Speaker.MENTOR if place % 2 else Speaker.COLLEAGUE, text=text)
        for place, text in enumerate(("Hello.", *said))
    )
    transcript = Transcript(colleague="amina", language="en", seed=1, turns=turns)
    return KeptTalk(key=key, began=datetime(2027, 3, 1, hour, tzinfo=UTC), transcript=transcript)


@pytest.fixture
def talks(cohort: Cohort) -> TalkFolder:
    return TalkFolder(cohort, "an")


def test_talks_come_back_the_earliest_first(talks: TalkFolder) -> None:
    assert talks.all() == ()
    later, earlier = kept("b", "Hi", hour=10), kept("z", "Yo", hour=8)
    assert talks.save(later) == later
    talks.save(earlier)
    assert talks.all() == (earlier, later)
    talks.forget("z")
    assert talks.all() == (later,)


def test_a_talk_that_goes_on_takes_its_own_place(talks: TalkFolder) -> None:
    talks.save(kept("a", "Hi"))
    further = kept("a", "Hi", "Yes?", "How are you?").model_copy(
        update={"own_codes": {1: MentorCode.OTHER}, "stopped": True}
    )
    talks.save(further)
    assert talks.all() == (further,)


def test_two_tabs_that_go_on_differently_are_both_kept(talks: TalkFolder) -> None:
    talks.save(kept("a", "Hi", "Yes?", "Go away"))
    other = talks.save(kept("a", "Hi", "Yes?", "How are you?"))
    assert other.key == "a-2"
    behind = talks.save(kept("a", "Hi"))  # a tab that was left open
    assert behind.key == "a-3"
    assert len(talks.all()) == 3


def test_a_damaged_talk_does_not_stand_in_the_way(talks: TalkFolder) -> None:
    whole = talks.save(kept("a", "Hi"))
    (talks.folder / "b.json").write_bytes(b'{"key": "b", "tran')
    (talks.folder / "c.json").write_text(
        (talks.folder / "a.json").read_text("utf-8"), "utf-8"
    )  # says it is "a"
    assert talks.all() == (whole,)
    assert talks.save(kept("b", "Hi")).key == "b"


def test_a_name_that_leads_elsewhere_is_refused(talks: TalkFolder, cohort: Cohort) -> None:
    with pytest.raises(Problem, match="not a key"):
        talks.forget("../../cohort")
    with pytest.raises(Problem, match="not a key"):
        TalkFolder(cohort, "../an")


def test_others_cannot_read_a_talk(talks: TalkFolder) -> None:
    talks.save(kept("a", "Hi"))
    assert Path(talks.folder / "a.json").stat().st_mode & 0o077 == 0
