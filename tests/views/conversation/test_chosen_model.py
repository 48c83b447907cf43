"""A language model on the page of talks: off by default, said when it is on, and no trouble when it fails."""

import json
from pathlib import Path
from typing import Any

import pytest

from sherpa_sim.assessment.answers import AnswerStore
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.roster import load_roster, take_in_list
from sherpa_sim.content.model_address import ADDRESS, KEY, ModelAddress
from sherpa_sim.content.people_list import Listed, PeopleReading
from sherpa_sim.conversation.language_model import TURNS_SHOWN
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.conversation.chosen_model import ChosenModel
from sherpa_sim.views.paper.trainee import Participant
from sherpa_sim.views.questions.graded_talks import GradedTalks
from tests.content.made_questions import question
from tests.conversation.stand_in_model import Handler, says, sends, stand_in

from .test_chat import LINES, Browser


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (ADDRESS, KEY):
        monkeypatch.delenv(name, raising=False)


def echoes(handler: Handler, sent: dict[str, Any]) -> None:
    """Words the line with one word more."""
    line = sent["messages"][-1]["content"].partition(": ")[2]
    says(f"Well, {line}")(handler, sent)


def said(screen: dict[str, Any]) -> list[str]:
    return [line["text"] for line in screen["lines"] if not line["mentor"]][2:]


def test_without_an_address_nothing_is_asked_and_nothing_said() -> None:
    assert Browser().talks(*LINES[:3])["model"] == ""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_says_that_a_model_words_the_lines(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with stand_in(echoes) as server:
        monkeypatch.setenv(ADDRESS, server.address)
        browser = Browser(language=language)
        screen = browser.talks(*LINES[:6])
        assert screen["model"] == words_for(language)(
            "A language model on this machine puts some of the lines in other words."
        )
        assert server.asked
        assert any(text.startswith("Well, ") for text in said(screen))
        assert max(len(sent["messages"]) for sent in server.asked) <= TURNS_SHOWN + 2
        again = Browser(language=language, kept=browser.kept)
        opened = again.says("open", key=next(iter(browser.kept)))
        assert said(opened) == said(screen), "what was worded stays so"


def test_a_model_that_fails_is_told_and_the_talk_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    with stand_in(sends(b"{}", 500)) as server:
        monkeypatch.setenv(ADDRESS, server.address)
        screen = Browser().talks(*LINES[:6])
    assert len(said(screen)) == 6
    assert "written lines took over" in screen["model"]


def test_a_first_talk_and_a_graded_one_never_ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sheet = question("conversation").for_trainee()
    store = AnswerStore(tmp_path, "lente", "conversation", "an")
    talks = GradedTalks(
        {sheet.id: sheet}, lambda: store.load().answers, store.save, lambda _: 3, words_for("en")
    )
    with stand_in(echoes) as server:
        monkeypatch.setenv(ADDRESS, server.address)
        for known in (2, 4, 6):
            talks.say(sheet.id, LINES[known], known, 1)
        assert server.asked == []


def test_a_cohorts_own_model_gets_no_name_of_its_people(tmp_path: Path) -> None:
    cohort = Cohort.create("Lente 2030", "nl", tmp_path / "cohorts")
    rows = tuple(
        Listed(row, name, id=key) for row, name, key in ((2, "An Peeters", "an"), (3, "Bo Claes", "bo-3"))
    )
    take_in_list(cohort, PeopleReading(rows, (), (), 2))
    with stand_in(echoes) as server:
        cohort.set_language_model(ModelAddress(address=server.address, name="own"))
        reopened = Cohort.open(cohort.folder)
        chosen = ChosenModel.of(Participant(reopened, load_roster(reopened).people[0]))
        assert chosen.model is not None
        browser = Browser()
        browser.chat._model = chosen
        browser.talks(
            "I am An Peeters, how is work?", "Bo Claes (bo-3) of Lente 2030 said so. What do you think?"
        )
    sent = json.dumps([one["messages"] for one in server.asked])
    assert server.asked
    for secret in ("Peeters", "Claes", "bo-3", "Lente"):
        assert secret not in sent


def test_an_address_that_is_none_leaves_the_written_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS, "nowhere")
    screen = Browser().talks(LINES[0])
    assert (screen["model"], len(said(screen))) == ("", 1)
