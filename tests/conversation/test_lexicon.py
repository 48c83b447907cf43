"""That the families of words work in both languages, take bounded time, and hold no surprises."""

import time

import pytest

from sherpa_sim.conversation.features import see
from sherpa_sim.conversation.lexicon import lexicon, patterns
from sherpa_sim.domain.talk import Speaker

KEYS = [family.key for family in lexicon().families]
SAME = {
    "must": ("You really have to go.", "Je moet echt gaan."),
    "affirm": ("That takes courage.", "Dat vraagt moed."),
    "autonomy": ("It's up to you.", "Het is aan jou."),
    "ask_leave": ("May I ask you something?", "Mag ik iets vragen?"),
    "sounds_like": ("It sounds like a lot.", "Het klinkt alsof het veel is."),
    "summary": ("Let me see if I have it: a and b.", "Ik vat het even samen: a en b."),
    "open_start": ("So how was that?", "Dus hoe was dat?"),
    "tag": ("You like it, right?", "Je doet dat graag, hé?"),
    "own_story": ("When I was young.", "Toen ik jong was."),
    "warn": ("You'll regret it.", "Je krijgt er spijt van."),
    "minimise": ("The rest goes by itself.", "De rest gaat vanzelf."),
    "retort": ("So what?", "En wat dan nog?"),
    "age": ("You're an adult.", "Ge zijt volwassen."),
    "why_not": ("Why do you always come late?", "Waarom zijt ge altijd te laat?"),
    "no_strings": ("The test is voluntary.", "De test is vrijwillig."),
    "her_call": ("Then leave it where it is.", "Slaap er nog eens over."),
}


def test_each_family_is_there_once_and_does_what_it_says() -> None:
    assert len(KEYS) == len(set(KEYS))
    assert 60 <= len(KEYS) <= 120
    assert all(family.what for family in lexicon().families)


@pytest.mark.parametrize("key", SAME)
def test_the_same_is_seen_in_both_languages(key: str) -> None:
    for text, language in zip(SAME[key], ("en", "nl"), strict=True):
        assert key in see(text, Speaker.MENTOR, language).values, text


def test_a_start_is_the_start_of_a_sentence_after_small_words() -> None:
    assert "open_start" in see("Okay, so what next?", Speaker.MENTOR, "en").values
    assert "open_start" not in see("I know what.", Speaker.MENTOR, "en").values
    assert "open_start last" in see("Fine. What next?", Speaker.MENTOR, "en").values


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_wording_is_empty_or_takes_long(language) -> None:
    ready = patterns(language)
    for one in [*ready.families.values(), *ready.start.values(), ready.common]:
        assert one.match("") is None, one.pattern[:60]
    for text in ("a " * 500, "ik ik " * 160, "you, " * 200, "als je " * 140, "?" * 1000, "heb ik een " * 90):
        start = time.process_time()
        for one in [*ready.families.values(), *ready.start.values()]:
            for _ in one.finditer(text):
                pass
        assert time.process_time() - start < 1, text[:10]


def test_what_was_found_stands_where_it_was_found() -> None:
    text = "Well, it's up to you."
    found = {one.family: text[one.start : one.end].lower() for one in see(text, Speaker.MENTOR, "en").found}
    assert found["autonomy"] == "up to you"
