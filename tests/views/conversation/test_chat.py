"""The talk on the page, without a browser: what it is told, what it answers, and what is kept."""

import time
from typing import Any

import pytest

from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.talk_calls import load_talk_calls
from sherpa_sim.conversation.measures import FEWEST_MENTOR_TURNS
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.conversation.chat import Chat

LINES = (
    "How is work these days?",
    "You have a diploma, and here nobody looks at it.",
    "What do you miss about the laboratory?",
    "You would like it to count here too.",
    "Shall we look together at where you could ask?",
    "It is up to you, whatever you decide.",
    "You explain the work to every newcomer. You are good at that.",
    "What would be a first small step?",
    "You are tired of all those counters.",
    "What did I miss?",
)


class Browser:
    """Stands in for a browser: sends messages, and keeps what it is told to keep."""

    def __init__(self, call: str = "", language: str = "en", kept: dict[str, Any] | None = None) -> None:
        self.kept: dict[str, Any] = {} if kept is None else kept
        self.heard: list[dict[str, Any]] = []
        self.chat = Chat(words_for(language), load_talk_calls()[call] if call else None)
        self.chat.send = self._told
        self.says("here", kept=list(self.kept.values()))

    def _told(self, message: dict[str, Any]) -> None:
        if message["kind"] == "keep":
            self.kept[message["key"]] = message["talk"]
        elif message["kind"] == "forget":
            del self.kept[message["key"]]
        else:
            self.heard.append(message)

    def says(self, kind: str, **content: Any) -> dict[str, Any]:
        self.chat._message(self.chat, {"kind": kind, **content}, [])
        return self.heard[-1]

    def talks(self, *lines: str, colleague: str = "amina") -> dict[str, Any]:
        """The screen after a talk was begun and these lines were said."""
        screen = self.says("begin", colleague=colleague)
        for number, text in enumerate(lines, start=1):
            screen = self.says("say", text=text, number=number)
        return screen


def test_a_line_gets_a_reply_and_a_hint_and_is_kept() -> None:
    browser = Browser()
    screen = browser.talks(LINES[0])
    _, _, mentor, reply = screen["lines"]
    assert (mentor["mentor"], mentor["text"], screen["number"]) == (True, LINES[0], 1)
    assert mentor["hint"]["alternative"]
    assert mentor["hint"]["sure"]
    assert not reply["mentor"]
    (kept,) = browser.kept.values()
    assert [turn["text"] for turn in kept["transcript"]["turns"]][2:] == [LINES[0], reply["text"]]
    assert KeptTalk.model_validate(kept).call == ""


def test_a_reply_is_quick() -> None:
    browser = Browser()
    browser.says("begin", colleague="amina")
    taken = []
    for number in range(40):
        if browser.heard[-1]["over"]:
            browser.says("begin", colleague="amina")
        before = time.process_time()
        browser.says("say", text=LINES[number % len(LINES)], number=number)
        taken.append(time.process_time() - before)
    assert sorted(taken)[int(0.95 * len(taken))] < 0.1


def test_loading_the_page_again_loses_nothing() -> None:
    browser = Browser()
    screen = browser.talks(*LINES[:3])
    again = Browser(kept=browser.kept)
    assert again.heard[-1]["screen"] == "choose"
    (listed,) = again.heard[-1]["talks"]
    assert again.says("open", key=listed["key"])["lines"] == screen["lines"]
    same_tab = Browser(kept=browser.kept)
    assert (
        same_tab.says("here", kept=list(browser.kept.values()), open=listed["key"])["lines"]
        == screen["lines"]
    )


def test_going_back_keeps_both_talks() -> None:
    browser = Browser()
    before = browser.talks(*LINES[:3])
    after = browser.says("back", place=4)
    assert after["lines"] == before["lines"][:4]
    assert not after["over"]
    browser.says("say", text="Something else, how is your boy?", number=9)
    texts = [[turn["text"] for turn in kept["transcript"]["turns"]] for kept in browser.kept.values()]
    assert len(texts) == 2
    assert texts[0][:4] == texts[1][:4]
    assert texts[0][4] != texts[1][4]


def test_a_code_can_be_disputed_and_both_are_told() -> None:
    browser = Browser()
    browser.talks(LINES[0])
    assert browser.says("see", place=2, code="confrontation")["kind"] == "seen"
    line = browser.says("stop")["lines"][2]
    assert line["own"] == "confrontation"
    assert "open question" in line["code"]
    told = browser.says("download")["text"]
    assert "you see it as: contradicting or blaming" in told
    browser.says("see", place=2, code="")
    assert browser.says("stop")["lines"][2]["own"] == ""


def test_feedback_has_strengths_first_and_measures_only_of_a_whole_talk() -> None:
    browser = Browser()
    browser.talks(*LINES[:3])
    screen = browser.says("stop")
    assert len(screen["strengths"]) == 2
    assert screen["next"]["text"]
    assert screen["measures"] == []
    assert str(FEWEST_MENTOR_TURNS) in screen["few"]


def test_a_talk_is_laid_beside_the_first_talk_of_the_course() -> None:
    browser = Browser("first-talk")
    screen = browser.talks(*LINES, colleague="nobody")
    assert screen["person"]["key"] == "marleen"
    assert all(line["hint"] is None for line in screen["lines"])
    assert browser.says("stop")["quiet"]
    kept = {key: {**talk, "began": "2020-01-01T10:00:00Z"} for key, talk in browser.kept.items()}
    if len(KeptTalk.model_validate(next(iter(kept.values()))).transcript.mentor_lines) < FEWEST_MENTOR_TURNS:
        pytest.skip("this Marleen left early")
    later = Browser(kept=kept)
    later.talks(*LINES)
    screen = later.says("stop")
    if screen["measures"]:
        assert screen["compared"]["key"] in kept
        assert screen["compared"]["rows"]


def test_a_short_talk_is_over_after_its_lines_and_tells_how_far_its_task_is() -> None:
    call = load_talk_calls()["five-reflections"]
    browser = Browser(call.key, "nl")
    screen = browser.talks(*["Je hebt het druk met al dat werk."] * 1)
    assert f"van de {call.wanted}" in screen["goal"]
    for number in range(2, call.lines + 1):
        screen = browser.says("say", text=f"Je vindt dat het {number} keer te veel was.", number=number)
    assert screen["over"]
    many = len(screen["lines"])
    browser.says("say", text="Nog iets", number=99)
    assert len(browser.chat._session.talk.turns) == many


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> how are you?",
        "a" * 10_000,
        "😀😀",
        "{name} %s \\",
        "\ud800",
        "<img src=x onerror=x>",
    ],
)
def test_anything_typed_is_text_and_gets_a_reply(text: str) -> None:
    browser = Browser()
    screen = browser.talks(text)
    assert len(screen["lines"]) == 4
    if "\ud800" not in text:
        assert screen["lines"][2]["text"] == text
    assert browser.says("stop")["strengths"]


def test_somebody_in_need_is_led_to_help() -> None:
    for language, text in (("en", "I want to die"), ("nl", "ik wil dood")):
        screen = Browser(language=language).talks(text)
        assert screen["lines"][-1]["care"]
        assert "1813" in screen["lines"][-1]["text"]
        assert screen["lines"][2]["hint"] is None


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "say", "text": 5}, {"kind": "say"}, {"kind": "begin", "colleague": "../x"}, {"kind": "back"},
        {"kind": "back", "place": 99}, {"kind": "back", "place": 1}, {"kind": "see", "place": -1, "code": "other"},
        {"kind": "see", "place": 2, "code": "nonsense"}, {"kind": "see", "place": 0, "code": "other"},
        {"kind": "open", "key": "x"}, {"kind": "open"}, {"kind": "forget", "key": ["x"]}, {"kind": None}, {},
        {"kind": "compare", "key": {}}, {"kind": "here", "kept": "x", "open": 4}, {"kind": "here", "kept": [{}, 3]},
    ],
)  # fmt: skip
def test_a_browser_can_send_anything(message: dict[str, Any]) -> None:
    browser = Browser()
    browser.talks(LINES[0])
    browser.chat._message(browser.chat, message, [])
    for heard in browser.heard:
        assert "Traceback" not in str(heard)
    assert browser.says("begin", colleague="kevin")["person"]["name"] == "Kevin"


def test_a_talk_that_cannot_be_saved_says_so_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from sherpa_sim.domain.problem import Problem

    browser = Browser()
    browser.talks(LINES[0])

    def full(_: object) -> None:
        raise Problem("{file} cannot be written ({reason}).", file="talks", reason="full")

    monkeypatch.setattr(browser.chat._keeping, "save", full)
    screen = browser.says("say", text=LINES[1], number=2)
    assert "cannot be written" in screen["trouble"]
    assert len(screen["lines"]) == 6
    monkeypatch.undo()
    browser.says("say", text=LINES[2], number=3)
    (kept,) = browser.kept.values()
    assert len(kept["transcript"]["turns"]) == 8
