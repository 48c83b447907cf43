"""That the questionnaire on paper asks everything, carries the mark of its round and none of a person."""

import io

import pytest
from pypdf import PdfReader

from sherpa_sim.content.learning_culture import load_learning_culture
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.questionnaire import handing_out_pdf, mark, questionnaire_pdf
from tests.reports.surveyed import AFTER, BEFORE


def squeezed(pdf: bytes, pages: int) -> str:
    """The text of a PDF of so many pages, without spaces and hyphens."""
    reader = PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == pages
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    text = "".join(page.extract_text() for page in reader.pages)
    return "".join(text.split()).replace("\u00ad", "").replace("-", "")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_question_stands_on_two_sides(language: str) -> None:
    words, asked = words_for(language), load_learning_culture()
    own = BEFORE.model_copy(update={"teams": ("Dag", "Nacht <b>#x"), "codes": True})
    text = squeezed(questionnaire_pdf(own, words), 2)
    for item in asked.items:
        assert "".join(item.text(language).split()).replace("-", "") in text
        assert item.key in text
    for fact in asked.facts:
        assert "".join(fact.text(language).split()).replace("-", "") in text
    assert "Nacht<b>#x" in text
    assert "".join(mark(own, words).split()) in text
    assert "".join(words("Which team are you in?").split()) not in squeezed(
        questionnaire_pdf(BEFORE, words), 2
    )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_how_to_hand_it_out_is_one_side(language: str) -> None:
    words = words_for(language)
    link = "http://kit.example/questionnaire?group=night-shift&survey=0123456789abcdef"
    assert "survey=0123456789abcdef" in squeezed(handing_out_pdf(AFTER, words, link), 1)
    assert "http" not in squeezed(handing_out_pdf(AFTER, words), 1)
    assert mark(AFTER, words) != mark(BEFORE, words)


def test_a_letter_that_cannot_be_printed_is_a_sentence() -> None:
    own = BEFORE.model_copy(update={"name": "春"})
    for make in (questionnaire_pdf, handing_out_pdf):
        with pytest.raises(Problem, match="a letter that the fonts do not have"):
            make(own, words_for("en"))
