"""That the report says what was found, beside the model and with its limits, on two pages, and tells of nobody."""

import csv
import io
from datetime import date

import pytest
from pypdf import PdfReader

from sherpa_sim.content.learning_culture import load_learning_culture
from sherpa_sim.content.survey import Answer
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports import beside_model, survey_words
from sherpa_sim.reports.did_it_work import did_it_work_csv, did_it_work_pdf, line_of
from sherpa_sim.reports.survey_words import Measured
from sherpa_sim.survey.before_after import Change, Kind, Measure
from sherpa_sim.survey.intervals import Estimate
from tests.reports.surveyed import expected, surveyed
from tests.survey.people import people

ASKED = load_learning_culture()
EN, NL = words_for("en"), words_for("nl")
DAY = date(2027, 4, 1)


def pages(pdf: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(pdf))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def response(measured: Measured) -> str:
    return " ".join(survey_words.response(measured, EN))


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("whole", [True, False])
def test_the_report_is_two_tagged_pages(language: str, whole: bool) -> None:
    words = words_for(language)
    others = (people(30, 0.0, 3), people(30, 0.0, 4)) if whole else None
    measured = surveyed(others=others)
    pdf = did_it_work_pdf(measured, ASKED, words, expected(weeks=30) if whole else None, DAY)
    reader, text = pages(pdf)
    assert len(reader.pages) == 2
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"].startswith(language)
    for sentence in (
        *survey_words.limits(whole, words),
        *survey_words.response(measured, words),
        survey_words.chance(measured.results, words),
    ):
        assert "".join(sentence.split()) in "".join(text.split()).replace("\u00ad", "").replace("\u2010", "")
    assert (words("Beside the simulation") in text) == whole
    assert did_it_work_pdf(measured, ASKED, words, expected(weeks=30) if whole else None, DAY) == pdf


def test_of_too_few_there_is_a_sentence_and_no_report() -> None:
    one = surveyed(after=people(1))
    assert survey_words.too_few(one, EN).startswith("Only one person answered Spring 2027.")
    assert survey_words.too_few(surveyed(after=()), EN).startswith("Nobody answered Spring 2027")
    assert survey_words.too_few(surveyed(before=people(4)), EN).startswith(
        "Only 4 people answered Spring 2026"
    )
    assert survey_words.too_few(surveyed(before=people(5), after=people(5)), EN) == ""
    for make in (did_it_work_pdf, did_it_work_csv):
        with pytest.raises(Problem, match="nothing to report yet"):
            make(one, ASKED, EN)


def test_the_table_has_every_number_that_is_told_and_no_formula_runs() -> None:
    measured = surveyed(teams=("=1+1", "Day"), before=people(40, teams=("=1+1", "Day")))
    rows = list(
        csv.DictReader(io.StringIO(did_it_work_csv(measured, ASKED, EN, expected()).decode("utf-8-sig")))
    )
    support = [row for row in rows if row["part"] == "all" and row["key"] == "support"]
    assert [row["note"] for row in support] == ["before", "after", "difference"]
    found = measured.results.change(Kind.SCALE, "support").difference
    assert found is not None
    assert float(support[2]["low"]) == pytest.approx(found.low, abs=1e-4)
    assert {row["key"] for row in rows if row["part"] == "model"} == {
        "first",
        "without",
        "with_mentors",
        "difference",
    }
    assert not any(cell.startswith("=") for row in rows for cell in row.values() if cell)


def test_a_direction_is_told_in_words() -> None:
    def said(low: float, high: float, kind: Kind = Kind.SCALE) -> str:
        return survey_words.direction(Estimate((low + high) / 2, low, high), kind, EN)

    assert said(0.3, 0.6) == "Higher, by 0.3 to 0.6 points"
    assert said(-0.6, -0.3) == "Lower, by 0.3 to 0.6 points"
    assert said(-0.2, 0.5) == "From 0.2 points lower to 0.5 higher: it could also be nothing"
    assert said(0.03, 0.2, Kind.SHARE) == "Higher, by 3 to 20 percentage points"
    assert said(-0.2, -0.03, Kind.SHARE) == "Lower, by 3 to 20 percentage points"
    assert "could also be nothing" in said(-0.2, 0.03, Kind.SHARE)


def test_who_answered_is_told_with_what_it_means() -> None:
    assert "40, 67% of the 60 people" in response(surveyed())
    assert "it was not said how many" in response(surveyed(asked=None))
    assert "more answers than people" in response(surveyed(asked=20))
    assert "Fewer than 6 in 10" in response(surveyed(asked=100))
    assert "Nearly everybody answered" in response(surveyed(asked=40))
    assert "Not the same part" in response(surveyed(after=people(20), asked=60))
    assert "Without mentors: Spring 2026" in response(surveyed(others=(people(9), people(8))))


def test_the_line_stays_within_its_ends() -> None:
    def at(low: float, value: float, high: float, kind: Kind) -> dict[str, float] | None:
        return line_of(Change(Measure(kind, "x"), (9, 9), difference=Estimate(value, low, high)))

    assert at(-1.0, 0.0, 1.0, Kind.SCALE) == pytest.approx({"low": 0.25, "value": 0.5, "high": 0.75})
    assert at(-0.9, 0.25, 0.9, Kind.SHARE) == {"low": 0.0, "value": 0.75, "high": 1.0}
    assert line_of(Change(Measure(Kind.ITEM, "x"), (1, 1))) is None


def test_what_was_seen_stands_beside_both_sides_of_the_model() -> None:
    def notes(measured: Measured, **values: float) -> str:
        return " ".join(beside_model.notes(measured.results, expected(**values), EN))  # type: ignore[arg-type]

    risen = surveyed()  # by about 30 percentage points or more
    assert "ranges with mentors and without overlap" in notes(risen, reach=0.4)
    assert "fits neither side" in notes(risen, reach=0.01)
    assert "no proof" in notes(risen, mentors=0.35, reach=0.02)
    assert "without mentors and not" in notes(risen, without=0.35, mentors=0.9, reach=0.02)
    assert "as well as" in notes(risen, without=0.35, mentors=0.4, reach=0.02)
    assert "only 20 weeks" in notes(risen, weeks=20)
    assert "only" not in notes(risen, weeks=60)
    assert "not put beside the model" in notes(risen)
    empty = surveyed(before=tuple(Answer(degrees={"s1": 1 + at % 5}) for at in range(9)))
    assert "cannot be put beside it" in notes(empty)
    assert beside_model.rows(empty.results, expected(), EN)[0][1].startswith("Not told")
    first, *model = beside_model.rows(risen.results, expected(), NL)
    assert first[0] == "Jij zag"
    assert [row[1] for row in model] == ["0,0", "+3,0", "+3,0"]
