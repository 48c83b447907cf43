"""That the validation page says what was found, in both languages, and that what is taken away holds it too."""

import csv
import io
from dataclasses import replace

import pytest

from sherpa_sim.content.patterns import Accepted, Unit
from sherpa_sim.content.record import Text
from sherpa_sim.content.sources import load_sources
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.validate import kept
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.validation import page, telling
from sherpa_sim.views.validation.cards import pattern_cards, source_list
from sherpa_sim.views.validation.chart import DRAWN, drawn, height_of, validation_as_png
from sherpa_sim.views.validation.fitted import fitted_to
from sherpa_sim.views.validation.page import verdict_in_words
from sherpa_sim.views.validation.take_away import COLUMNS, patterns_as_csv
from sherpa_sim.views.visit import Visit

FOUND = kept()
WHY = Text(en="So", nl="Zo")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_card_tells_its_verdict_in_a_word_and_what_resists(language: str) -> None:
    words = words_for(language)
    cards = str(pattern_cards(FOUND, words)).split('<li class="card')[1:]
    assert len(cards) == len(FOUND.verdicts)
    for card, verdict in zip(cards, FOUND.verdicts, strict=True):
        said = "The model agrees: met" if verdict.met else "The model does not agree: not met"
        assert words(said) in card
        assert (words("What in the model resists") in card) == (not verdict.met)
        assert card.count("<tr ") == 1 + len(verdict.findings)


def test_every_source_that_a_card_leads_to_is_listed() -> None:
    words = words_for("en")
    cards, listed = str(pattern_cards(FOUND, words)), str(source_list(FOUND, load_sources(), words))
    for verdict in FOUND.verdicts:
        for finding in verdict.findings:
            assert f'href="#source-{finding.check.source}"' in cards
            assert listed.count(f'id="source-{finding.check.source}"') == 1


def test_the_page_says_when_its_results_are_of_other_numbers() -> None:
    words = words_for("nl")
    warning = words(
        "These results belong to other numbers of the model than it has now. "
        'Run "sherpa validate --save" to make them again.'
    )
    assert warning[:40] not in str(verdict_in_words(FOUND, words))
    assert warning[:40] in str(verdict_in_words(replace(FOUND, current=False), words))


def test_what_was_fitted_stands_apart_with_its_sources() -> None:
    words = words_for("nl")
    told, listed = str(fitted_to(FOUND, words)), str(source_list(FOUND, load_sources(), words))
    assert told.count("<tr ") == 1 + len(FOUND.fits)
    assert "18,0%" in told
    for fit in FOUND.fits:
        assert fit.target.meaning.nl in told
        assert f'id="source-{fit.target.source}"' in listed


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (0.18, Unit.SHARE, "18%"),
        (0.2, Unit.POINTS, "+20,0"),
        (-0.004, Unit.POINTS, "−0,4"),
        (1.1454, Unit.TIMES, "1,15"),
        (-0.078, Unit.BALANCE, "−0,08"),
        (6.25, Unit.COLLEAGUES, "6,25"),
        (47.7, Unit.COLLEAGUES, "48"),
    ],
)
def test_amounts_in_dutch(value: float, unit: Unit, told: str) -> None:
    assert telling.amount(value, unit, words_for("nl")) == told


@pytest.mark.parametrize(
    ("accepted", "told"),
    [
        (Accepted(low=-0.02, high=0.02, why=WHY), "−2.0 to +2.0"),
        (Accepted(above=0.0, why=WHY), "more than 0.0"),
        (Accepted(low=0.0, why=WHY), "at least 0.0"),
        (Accepted(below=0.0, why=WHY), "less than 0.0"),
        (Accepted(high=0.005, why=WHY), "at most +0.5"),
    ],
)
def test_what_is_accepted_in_words(accepted: Accepted, told: str) -> None:
    assert telling.accepted(accepted, Unit.POINTS, words_for("en")) == told


def test_the_picture_grows_where_it_is_narrow() -> None:
    words = words_for("nl")
    assert height_of(FOUND, 320, words) > height_of(FOUND, 1200, words)
    assert all(len(drawn(FOUND, unit)) >= 4 for unit in DRAWN)
    assert validation_as_png(FOUND, words, Size(320, 1.0)).startswith(b"\x89PNG")


def test_the_table_to_take_away_holds_every_check_with_its_stamp() -> None:
    text = patterns_as_csv(FOUND, words_for("en")).decode("utf-8-sig")
    stamped, rest = text.split("\n", 1)
    assert stamped == f"# {FOUND.stamp.line()}"
    rows = list(csv.DictReader(io.StringIO(rest)))
    assert tuple(rows[0]) == COLUMNS
    assert [row["check"] for row in rows] == [
        finding.check.key for verdict in FOUND.verdicts for finding in verdict.findings
    ]
    assert {row["verdict"] for row in rows} == {"met", "not met", "for comparison"}


def test_results_that_cannot_be_read_are_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise Problem("There is no file {file}; check the name and the folder.", file="results.yml")

    monkeypatch.setattr(page, "kept", missing)
    monkeypatch.setattr(page, "visit", lambda: Visit("nl", {}))
    shown = [panel.html for panel in page.show_validation().children]
    assert len(shown) == 2
    assert "Gedraagt het model zich" in shown[0]
    assert 'role="alert"' in shown[1]
    assert "results.yml" in shown[1]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_whole_page_is_made(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "visit", lambda: Visit(language, {}))
    told = " ".join(getattr(panel, "html", "") for panel in page.show_validation().children)
    assert FOUND.stamp.line() in told
    assert told.count("<h1>") == 1
    assert f'href="explorer?lang={language}"' in told
