"""That every word of the course is explained once, and leads to words that are there."""

from collections import Counter

import pytest

from sherpa_sim.content.glossary import Term, Theme, load_glossary

TERMS = load_glossary()
MOST_WORDS = 45


@pytest.fixture(params=TERMS)
def term(request: pytest.FixtureRequest) -> Term:
    """Each term."""
    return TERMS[request.param]


def test_there_are_words_on_every_theme() -> None:
    assert {term.theme for term in TERMS.values()} == set(Theme)
    assert len(TERMS) >= 50


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_word_stands_once(language: str) -> None:
    counted = Counter(term.term(language).lower() for term in TERMS.values())
    assert [word for word, count in counted.items() if count > 1] == []


def test_what_to_read_next_is_there_and_is_another_word(term: Term) -> None:
    assert set(term.see) <= set(TERMS)
    assert term.key not in term.see
    assert len(set(term.see)) == len(term.see)


def test_an_explanation_is_short_and_whole(term: Term) -> None:
    for text in (term.meaning.en, term.meaning.nl):
        assert len(text.split()) <= MOST_WORDS
        assert text.endswith((".", "?", "'"))


def test_every_word_is_reached_from_another_or_leads_to_one() -> None:
    pointed_at = {key for term in TERMS.values() for key in term.see}
    assert [key for key, term in TERMS.items() if key not in pointed_at and not term.see] == []
