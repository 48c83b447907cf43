"""That a language model words lines and does nothing else, and that the written lines take over whatever it does."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sherpa_sim.content.model_address import ADDRESS, KEY, NAME, ModelAddress, model_address, model_key
from sherpa_sim.conversation.answer import Reply
from sherpa_sim.conversation.coding import Code, Coding, Language
from sherpa_sim.conversation.language_model import (
    LONGEST_ANSWER,
    MOST_FAILURES,
    LanguageModel,
    Outcome,
    Wording,
)
from sherpa_sim.conversation.privacy import concealed
from sherpa_sim.conversation.talk import Talk
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker
from tests.conversation.stand_in_model import Behave, breaks_off, drips, says, sends, slow, stand_in

LINES = [f"How is it with the line, and with number {number}?" for number in range(12)]
NEUTRAL = "Ah well, it is the same as on any other day here."


def neutral_or_marked(text: str, speaker: Speaker, language: Language, previous: str | None = None) -> Coding:
    """Hears a closed question in every line of the mentor, and in the colleague's what is marked."""
    code: Code = MentorCode.CLOSED_QUESTION
    if speaker is Speaker.COLLEAGUE:
        code = ColleagueCode.DESIRE if "want" in text else ColleagueCode.NEUTRAL
    return Coding(code, {code: 1.0})


def model(address: str, seconds: float = 1.0, **limits: int) -> LanguageModel:
    return LanguageModel(ModelAddress(address=address, name="stand-in", seconds=seconds, **limits))


def talked(
    own: LanguageModel, lines: int = 12, private: tuple[str, ...] = ()
) -> tuple[Talk, list[Reply], Wording]:
    """A talk whose neutral lines the model words, and what the engine had written."""
    talk = Talk("marleen", "en", 5, neutral_or_marked)
    wording, replies = Wording(own, neutral_or_marked, private), []
    for line in LINES[:lines]:
        if talk.end is not None:
            break
        replies.append(talk.say(line))
        wording.reword(talk, replies[-1])
    return talk, replies, wording


def said(talk: Talk) -> list[str]:
    return [turn.text for turn in talk.turns if turn.speaker is Speaker.COLLEAGUE][2:]


def test_the_model_words_a_line_of_the_kind_that_was_chosen() -> None:
    with stand_in(says(f'"{NEUTRAL}"')) as server:
        talk, replies, wording = talked(model(server.address))
    worded = wording.outcomes.index(Outcome.WORDED)
    assert replies[worded].code is ColleagueCode.NEUTRAL
    assert said(talk)[worded] == NEUTRAL
    assert wording.outcomes.count(Outcome.WORDED) == 1, "the same words again are no line"
    assert server.paths[0] == "/v1/chat/completions"
    assert {"model", "messages", "max_tokens", "stream"} == set(server.asked[0])


def test_what_is_said_by_a_model_leaves_the_engine_where_it_was() -> None:
    with stand_in(says(NEUTRAL)) as server:
        _, with_model, _ = talked(model(server.address))
    plain = Talk("marleen", "en", 5, neutral_or_marked)
    assert [plain.say(line) for line in LINES[: len(with_model)]] == with_model


@pytest.mark.parametrize(
    ("behave", "outcome"),
    [
        (says("I really want to learn this."), Outcome.WRONG_KIND),
        (says(""), Outcome.NO_LINE),
        (says("asdfgh qwer zxcv"), Outcome.NO_LINE),
        (says("Ik weet het niet zo goed, eigenlijk is het altijd hetzelfde hier."), Outcome.NO_LINE),
        (says("word " * 60), Outcome.NO_LINE),
        (says("Look at https://example.com/ once."), Outcome.NO_LINE),
        (says("One.\nTwo.\x1b[2J"), Outcome.NO_LINE),
        (sends(b"not json"), Outcome.NO_ANSWER),
        (sends(b"[]"), Outcome.NO_ANSWER),
        (sends(b'{"choices": []}'), Outcome.NO_ANSWER),
        (sends(b'{"choices": [{"message": {"content": 7}}]}'), Outcome.NO_ANSWER),
        (sends(b"\xff\xfe"), Outcome.NO_ANSWER),
        (sends(b"[" * 100_000), Outcome.NO_ANSWER),
        (sends(b" " * (LONGEST_ANSWER + 1)), Outcome.NO_ANSWER),
        (sends(b"{}", 500), Outcome.NO_ANSWER),
        (sends(b"{}", 401), Outcome.NO_ANSWER),
        (sends(b"{}", 429), Outcome.NO_ANSWER),
        (sends(b"", 302, Location="http://127.0.0.1:9/"), Outcome.NO_ANSWER),
        (breaks_off, Outcome.NO_ANSWER),
        (slow(3.0), Outcome.NO_ANSWER),
    ],
)
def test_the_written_line_stands_whatever_the_model_does(behave: Behave, outcome: Outcome) -> None:
    with stand_in(behave) as server:
        talk, replies, wording = talked(model(server.address))
    asked = [one for one in wording.outcomes if one not in (Outcome.NOT_ASKED, Outcome.SPENT)]
    assert asked
    assert set(asked) == {outcome}
    assert said(talk) == [reply.text for reply in replies]


def test_after_two_failures_nobody_waits_any_more() -> None:
    with stand_in(slow(3.0)) as server:
        began = time.monotonic()
        _, _, wording = talked(model(server.address))
    assert len(server.asked) == wording.calls == MOST_FAILURES
    assert not wording.is_on
    # Each line waits a second; the rest is the talk itself on a busy machine.
    assert time.monotonic() - began < 6


def test_an_answer_that_drips_is_not_waited_for() -> None:
    with stand_in(drips) as server:
        began = time.monotonic()
        assert model(server.address).ask([{"role": "user", "content": "Hello"}]) is None
    assert time.monotonic() - began < 3


def test_nobody_there_is_no_trouble() -> None:
    talk, replies, _ = talked(model("http://127.0.0.1:9/v1"))
    assert said(talk) == [reply.text for reply in replies]


def test_the_model_comes_back_within_the_same_talk() -> None:
    answers = iter([sends(b"{}", 500), *[says(NEUTRAL)] * 12])
    with stand_in(lambda handler, sent: next(answers)(handler, sent)) as server:
        talk, _, wording = talked(model(server.address), 6)
    asked = [one for one in wording.outcomes if one is not Outcome.NOT_ASKED]
    assert asked[0] is Outcome.NO_ANSWER
    assert Outcome.NO_ANSWER not in asked[1:]
    assert NEUTRAL in said(talk)
    assert wording.is_on


@pytest.mark.parametrize("tokens", [900, "many", None, -5])
def test_a_talk_has_a_budget(tokens: object) -> None:
    """What the service says it used counts; what it hides is reckoned from the words."""
    with stand_in(says("I want it.", tokens)) as server:
        _, _, wording = talked(model(server.address, tokens=1000))
    assert Outcome.SPENT in wording.outcomes
    assert len(server.asked) < 6
    with stand_in(says("I want it.", 1)) as server:
        talked(model(server.address, calls=3))
    assert len(server.asked) == 3


def test_names_codes_and_ids_are_never_sent() -> None:
    talk = Talk("marleen", "en", 5, neutral_or_marked)
    with stand_in(says("I want it.")) as server:
        wording = Wording(model(server.address), neutral_or_marked, ("An Peeters", "lente-2030", "an-07"))
        for line in (
            "I am An Peeters of lente-2030, how is it with the line?",
            "My code is ABCD-EFGH-JKMN or 7K2M9QX4, is that fine for you?",
            "Is an.peeters@example.com or 0470 12 34 56 good, or an-07?",
        ):
            wording.reword(talk, talk.say(line))
    sent = json.dumps(server.asked)
    assert server.asked
    for secret in (
        "Peeters",
        "An ",
        "lente",
        "ABCD",
        "EFGH",
        "7K2M9QX4",
        "example.com",
        "0470",
        "12 34",
        "an-07",
    ):
        assert secret not in sent
    assert "Marleen" in sent


@given(st.text(max_size=80), st.lists(st.text(max_size=12), max_size=3))
def test_concealing_never_fails_and_leaves_no_name(text: str, names: list[str]) -> None:
    kept = concealed(f"{text} Fatima Bakkali {text}", [*names, "Fatima Bakkali"])
    assert "fatima" not in kept.casefold().split()
    assert "bakkali" not in kept.casefold().split()


def test_the_key_is_sent_as_the_protocol_says_and_only_where_it_is_safe() -> None:
    with stand_in(says(NEUTRAL)) as server:
        address = ModelAddress(address=server.address, name="stand-in")
        LanguageModel(address, model_key(address, {KEY: "secret"})).ask(
            [{"role": "user", "content": "Hello"}]
        )
    assert server.headers[0]["Authorization"] == "Bearer secret"
    far = ModelAddress(address="http://models.example/v1", name="far")
    assert model_key(far, {}) is None
    with pytest.raises(Problem, match="https"):
        model_key(far, {KEY: "secret"})
    safe = ModelAddress(address="https://models.example/v1/", name="far")
    assert (safe.address, model_key(safe, {KEY: "secret"})) == ("https://models.example/v1", "secret")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "models",
        "ftp://models/v1",
        "http://",
        "https://me:key@models/v1",
        "https://models/v1?key=1",
        "http://[",
        "http://a:b/v1",
    ],
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(ValidationError):
        ModelAddress(address=address, name="far")
    if address:
        with pytest.raises(Problem, match=ADDRESS):
            model_address(None, {ADDRESS: address})


def test_it_is_off_by_default_and_a_cohorts_own_goes_first() -> None:
    assert model_address(None, {}) is None
    found = model_address(None, {ADDRESS: "http://localhost:11434/v1", NAME: "small"})
    assert found == ModelAddress(address="http://localhost:11434/v1", name="small")
    own = ModelAddress(address="https://models.example/v1", name="own")
    assert model_address(own, {ADDRESS: "http://localhost:11434/v1"}) is own
    assert (own.is_here, own.is_secret, found.is_here) == (False, True, True)
