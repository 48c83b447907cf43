"""That the printed plan is one tagged page, in both languages, and says what was written and how it goes."""

import io
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from sherpa_sim.content.action_plan import ActionPlan, plan_questions, read_plan
from sherpa_sim.content.plan_record import NewStep, Outcome, PlanReview, StepReview
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.action_plan import action_plan_pdf

from .test_certificate import tags

MADE = date(2030, 3, 5)
TYPED = r"#eval(1) *K.* _x_ $y$ <z> [a](b) = + /* ~"
PLAN = read_plan(
    {
        "action-plan-01": {"goal": TYPED},
        "action-plan-03": {"step_1": "Koffie", "day_1": "2030-03-03", "help_1": "delegee"},
        "action-plan-05": {"review": "2030-05-01", "with_whom": "group"},
    }
)
REVIEWS = [
    PlanReview(
        day=date(2030, 3, 4),
        steps=(
            StepReview(
                key="step_1",
                what="Koffie",
                day=date(2030, 3, 3),
                outcome=Outcome.PARTLY,
                obstacle="Wisselende ploegen",
                moved_to=date(2030, 3, 8),
            ),
        ),
        learned="Eerst luisteren",
        added=NewStep(what="Infosessie", day=date(2030, 3, 20)),
    )
]


def read(plan: ActionPlan, reviews: list[PlanReview], language: str) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(action_plan_pdf(plan, reviews, words_for(language), MADE)))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", ("Mijn actieplan", "Voor een deel gedaan", "Kwam ertussen: Wisselende ploegen", "8 mrt 2030")),
        ("en", ("My action plan", "Partly done", "In the way: Wisselende ploegen", "8 Mar 2030")),
    ],
)
def test_it_is_tagged_and_says_the_plan_and_how_it_goes(language: str, said: tuple[str, ...]) -> None:
    reader, text = read(PLAN, REVIEWS, language)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    assert {"/H1", "/H2", "/Table", "/TH", "/P"} <= set(tags(root["/StructTreeRoot"]))
    assert reader.pages[0].mediabox.width == pytest.approx(595.28, abs=0.1)
    assert len(reader.pages) == 1
    for part in (*said, "delegee", "Infosessie", "Eerst luisteren"):
        assert part in text
    assert TYPED.replace(" ", "") in text.replace(" ", "")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_longest_plan_is_still_one_page(language: str) -> None:
    full = {
        sheet.id: {
            field.key: "2030-03-03"
            if field.kind == "date"
            else field.choices[0].key
            if field.choices
            else ("woorden die iets zeggen " * 20)[: field.longest]
            for field in sheet.fields
        }
        for sheet in plan_questions()
    }
    reader, _ = read(read_plan(full), [], language)
    assert len(reader.pages) == 1


def test_an_empty_plan_can_be_printed_and_the_same_plan_is_the_same_file() -> None:
    _, text = read(read_plan({}), [], "nl")
    assert "Opengelaten." in text
    assert action_plan_pdf(PLAN, REVIEWS, words_for("nl"), MADE) == action_plan_pdf(
        PLAN, REVIEWS, words_for("nl"), MADE
    )


def test_a_sign_that_no_font_has_is_told() -> None:
    with pytest.raises(Problem, match="has a sign"):
        action_plan_pdf(read_plan({"action-plan-01": {"goal": "张"}}), [], words_for("nl"), MADE)
