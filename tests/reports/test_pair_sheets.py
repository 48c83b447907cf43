"""That the sheets of a pair are tagged PDFs that say what they should, whatever somebody is called."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from sherpa_sim.content.pair_evaluation import load_pair_evaluation
from sherpa_sim.content.pair_record import BegunPair, Evaluator, Frame, PlannedMeeting
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.pair_sheets import agreement_pdf, evaluation_pdf

NL = words_for("nl")


def pair(name: str = "An", planned: int = 12) -> BegunPair:
    plan = tuple(PlannedMeeting(day=date(2027, 3, 1 + number), part="eve") for number in range(planned))
    frame = Frame(begins=date(2027, 3, 1), minutes=45)
    return BegunPair(mentor="an", mentee="bo", mentor_name=name, mentee_name="Bo", frame=frame, plan=plan)


def text_of(pdf: bytes) -> str:
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("planned", [0, 2, 12, 28])
def test_the_agreement_holds_names_period_and_days(planned: int) -> None:
    text = text_of(agreement_pdf(pair('#eval("1") *An*', planned), NL))
    assert '#eval("1") *An*' in text
    assert "van 1 maart 2027 tot 1 september 2027, minstens 2 keer per maand" in text
    assert text.count("avond") == planned
    assert text.count("Dag en handtekening") == 3


@pytest.mark.parametrize("who", list(Evaluator))
def test_the_questions_are_those_of_who_is_asked(who: Evaluator) -> None:
    form = load_pair_evaluation()
    text = text_of(evaluation_pdf(pair(), who, form, NL))
    assert all(" ".join(item.asks[who].nl.split()) in text for item in form.asked(who))
    assert "niemand krijgt punten" in text


def test_a_letter_that_no_font_has_is_told() -> None:
    with pytest.raises(Problem, match="letter that its fonts do not have"):
        agreement_pdf(pair("张伟"), NL)
