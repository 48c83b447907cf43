"""A talk as an answer: saved at each line, found again after a reload, and never more than was asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sherpa_sim.assessment.answers import AnswerStore
from sherpa_sim.content.talk_answer import LONGEST_SAID
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.questions import Asked, QuestionWidget
from sherpa_sim.views.questions.graded_talks import GradedTalks
from tests.content.made_questions import question

SHEET = question("conversation", most=8, least=8).for_trainee()
ID = SHEET.id


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    return AnswerStore(tmp_path, "lente", "conversation", "an")


@pytest.fixture
def open_page(store: AnswerStore) -> Callable[[str], GradedTalks]:
    """Opens the page, as after a reload."""
    return lambda language: GradedTalks(
        {ID: SHEET}, lambda: store.load().answers, store.save, lambda _: 12, words_for(language)
    )


def say(talks: GradedTalks, text: object, known: object) -> dict[str, Any]:
    state = talks.say(ID, text, known, 1)
    assert state is not None
    return state


@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_line_is_saved_and_found_again(
    store: AnswerStore, open_page: Callable[[str], GradedTalks], language: str
) -> None:
    begun = open_page(language).shown(ID)
    assert begun is not None
    assert (len(begun["lines"]), begun["answered"], begun["over"]) == (2, False, False)
    assert store.load().answers == {}
    said = say(open_page(language), "Hoe gaat het? How are you?", 2)
    assert [line["mentor"] for line in said["lines"]] == [False, False, True, False]
    assert open_page(language).shown(ID) == {**said, "number": None}
    assert [line["text"] for line in store.load().answers[ID]["turns"]] == [  # type: ignore[index, call-overload]
        line["text"] for line in said["lines"]
    ]


def test_no_hints_and_no_codes_are_sent(open_page: Callable[[str], GradedTalks]) -> None:
    talks = open_page("en")
    for known in (2, 4, 6):
        state = say(talks, f"What do you like about it {known}?", known)
        assert not state["hinted"]
        assert {key for line in state["lines"] for key in line} == {"place", "mentor", "text", "care", "hint"}
        assert all(line["hint"] is None for line in state["lines"])


def test_a_talk_that_another_window_went_on_with_is_shown_first(
    open_page: Callable[[str], GradedTalks],
) -> None:
    one, other = open_page("en"), open_page("en")
    say(one, "How was your morning?", 2)
    late = say(other, "How was your day?", 2)
    assert late["trouble"]
    assert len(late["lines"]) == 4
    assert len(say(other, "How was your day?", 4)["lines"]) == 6


def test_the_talk_ends_after_the_most_lines(open_page: Callable[[str], GradedTalks]) -> None:
    talks, known = open_page("en"), 2
    for number in range(SHEET.most + 3):
        state = say(talks, f"What else is there about the line, number {number}?", known)
        known = len(state["lines"])
    assert state["over"]
    assert known <= 2 + 2 * SHEET.most


@pytest.mark.parametrize("text", [None, 7, "", " \n", "\x00\x1b"])
def test_nothing_said_is_nothing_saved(
    store: AnswerStore, open_page: Callable[[str], GradedTalks], text: object
) -> None:
    open_page("en").say(ID, text, 2, 1)
    assert store.load().answers == {}


@pytest.mark.parametrize("text", ["x" * 10_000, "🙂" * 600, "a\ud800b\x00c", "<script>alert(1)</script>"])
def test_whatever_is_typed_can_be_saved(open_page: Callable[[str], GradedTalks], text: str) -> None:
    state = say(open_page("en"), text, 2)
    assert 0 < len(state["lines"][2]["text"]) <= LONGEST_SAID
    assert open_page("en").shown(ID) == {**state, "number": None}


def test_what_cannot_be_saved_was_not_said(store: AnswerStore) -> None:
    def refuse(_question: str, _value: object) -> None:
        raise Problem("This paper is closed. What you answer now is not saved.")

    talks = GradedTalks({ID: SHEET}, lambda: store.load().answers, refuse, lambda _: 12, words_for("en"))
    with pytest.raises(Problem, match="closed"):
        talks.say(ID, "How are you?", 2, 1)
    shown = talks.shown(ID)
    assert shown is not None
    assert len(shown["lines"]) == 2


def test_the_widget_tells_what_went_wrong_beside_the_talk(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed() -> None:
        raise Problem("This paper is closed. What you answer now is not saved.")

    sent: list[dict[str, Any]] = []
    widget = QuestionWidget([Asked(SHEET)], store, words_for("en"), "Talk", before_save=closed)
    monkeypatch.setattr(widget, "send", sent.append)
    widget._message(widget, {"kind": "talk", "question": ID}, [])
    widget._message(
        widget, {"kind": "talk_say", "question": ID, "text": "Hello?", "known": 2, "number": 4}, []
    )
    widget._message(widget, {"kind": "talk_say", "question": "other-01", "text": "Hello?"}, [])
    assert [message["kind"] for message in sent] == ["talk", "talk"]
    assert sent[1]["state"]["trouble"].startswith("This paper is closed")
    assert (sent[1]["state"]["number"], len(sent[1]["state"]["lines"])) == (4, 2)
