"""That a half-filled form says what is missing, and that a sum above the maximum is told to the cent."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from sherpa_sim.content.budget import MOST_EURO, BudgetLine, Euro, total
from sherpa_sim.content.consent import Consent
from sherpa_sim.content.seed_grant import SeedGrant, missing, wrong
from sherpa_sim.content.tool_record import read_tool_file, tool_file

TODAY = date(2027, 3, 1)
WHOLE = SeedGrant(
    programme="Programme",
    maximum=250,
    mentor="An",
    contact="an@example.com",
    workplace="Line 1",
    title="Book cart",
    purpose="A cart with books.",
    begins=TODAY,
    colleagues=30,
    reached="The night shift.",
    way="I ask them myself.",
    lines=(BudgetLine(what="Cart", euro=249.99),),
    stays="The cart.",
    works="Books go out.",
    employer=Consent.YES,
    signer="Head of personnel",
    interest="None",
)


def test_a_whole_form_lacks_nothing() -> None:
    assert missing(WHOLE) == ()
    assert wrong(WHOLE, TODAY) == ()
    assert read_tool_file("x.json", tool_file(WHOLE), SeedGrant()) == WHOLE


def test_an_empty_form_says_all_that_is_missing_and_nothing_is_wrong_with_it() -> None:
    assert len(missing(SeedGrant())) == 16
    assert wrong(SeedGrant(), TODAY) == ()


FILLED = "programme mentor contact workplace title purpose reached way stays works signer interest"


@pytest.mark.parametrize("field", FILLED.split())
def test_spaces_fill_nothing_in(field: str) -> None:
    assert len(missing(WHOLE.model_copy(update={field: "  "}))) == 1


def test_a_sum_above_the_maximum_is_told_to_the_cent() -> None:
    lines = (*WHOLE.lines, BudgetLine(what="Coffee", euro=0.02))
    (problem,) = wrong(WHOLE.model_copy(update={"lines": lines}), TODAY)
    assert str(problem).startswith("Your budget is €\u00a0250.01, which is €\u00a00.01 more")
    exact = WHOLE.model_copy(update={"lines": (*WHOLE.lines, BudgetLine(what="Coffee", euro=0.01))})
    assert wrong(exact, TODAY) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"begins": TODAY - timedelta(days=1)}, "has gone by"),
        ({"ends": TODAY - timedelta(days=1)}, "ends before it begins"),
        ({"employer": Consent.NO}, "says no"),
        ({"lines": (BudgetLine(what="Room", euro=0),)}, "adds up to nothing"),
    ],
)
def test_what_cannot_stay_is_said(change: dict[str, object], said: str) -> None:
    (problem,) = wrong(WHOLE.model_copy(update=change), TODAY)
    assert said in str(problem)


@pytest.mark.parametrize(
    ("answer", "said"),
    [(Consent.NOT_ASKED, "Ask your employer"), (Consent.ASKED, "not answered")],
)
def test_an_employer_who_has_not_answered_is_missing(answer: Consent, said: str) -> None:
    (problem,) = missing(WHOLE.model_copy(update={"employer": answer}))
    assert said in str(problem)


def test_amounts_are_written_as_each_language_does() -> None:
    assert [Euro(1234.5)(language) for language in ("en", "nl")] == ["€\u00a01,234.50", "€\u00a01.234,50"]
    assert str(Euro(20)) == "€\u00a020"


@given(some.lists(some.integers(0, 100_000), max_size=30))
def test_a_sum_is_exact_to_the_cent(cents: list[int]) -> None:
    assert total([BudgetLine(what="x", euro=one / 100) for one in cents]) == sum(cents) / 100


@pytest.mark.parametrize("euro", [-0.01, MOST_EURO + 1, float("nan"), float("inf")])
def test_no_line_has_an_amount_that_is_none(euro: float) -> None:
    with pytest.raises(ValidationError):
        BudgetLine(what="x", euro=euro)
