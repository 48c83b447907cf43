"""That the sheets of intervision are tagged PDFs that say what they should, and nothing typed is markup."""

import io

import pytest
from pypdf import PdfReader

from sherpa_sim.content.intervision import load_intervision
from sherpa_sim.content.intervision_agenda import make_agenda
from sherpa_sim.content.intervision_record import Case, Gathering
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.intervision import agenda_pdf, cases_pdf


def pages(pdf: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    return [page.extract_text() for page in reader.pages]


@pytest.mark.parametrize(("language", "title"), [("en", "Meeting 1"), ("nl", "Bijeenkomst 1")])
def test_the_plan_and_each_meeting_on_its_page(language: str, title: str) -> None:
    gathering = Gathering(people=("An", "#eval(1)", "Дмитро"), meetings=3)
    agenda = make_agenda(gathering, load_intervision())
    found = pages(agenda_pdf(gathering, agenda, load_intervision(), words_for(language)))
    assert len(found) == 4
    assert "#eval(1)" in found[0]
    assert "Дмитро" in found[0]
    assert title in found[1]
    assert "13:30" in found[1]
    assert "14:35" in found[1]


def test_the_longest_agenda_is_set() -> None:
    people = tuple(f"{letter * 28}" for letter in "abcdefghijkl")
    gathering = Gathering(people=people, method="ten_steps", minutes=480, cases=4, start="08:00", meetings=12)
    agenda = make_agenda(gathering, load_intervision())
    assert len(pages(agenda_pdf(gathering, agenda, load_intervision(), words_for("nl")))) >= 13


def test_cases_filled_in_and_the_empty_form() -> None:
    words = words_for("en")
    case = Case(
        question="How can I wait?", situation="A. of *nights* _said_ $no$.\n\nThen he left. " + "x " * 900
    )
    found = "".join(pages(cases_pdf((case, Case(question="And then?")), words)))
    assert "How can I wait?" in found
    assert "A. of *nights* _said_ $no$." in found
    assert "And then?" in found
    assert len(pages(cases_pdf((), words))) == 1


def test_a_sign_without_a_letter_is_told() -> None:
    with pytest.raises(Problem, match="a letter or a sign"):
        cases_pdf(
            (Case(question="\U0001f469\U0001f3fd\u200d\U0001f692 \U000e0041 \U0001fae8"),), words_for("en")
        )
