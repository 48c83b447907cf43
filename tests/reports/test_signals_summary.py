"""That the pages for management and for colleagues are tagged, on one page, and hold what they should and no more."""

import io
import re
from datetime import date, timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from sherpa_sim.cohort.signal_log import begun
from sherpa_sim.content.signals import (
    LONGEST_REQUEST,
    MOST_GROUPS,
    Answer,
    Decision,
    Group,
    Level,
    Signal,
    SignalsRecord,
    Summary,
)
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.signals_summary import summary_pdf
from sherpa_sim.reports.signals_table import signals_csv
from sherpa_sim.reports.signals_told import told_pdf

DAY = date(2027, 3, 1)
LONG = ("Een rooster van drie weken vooraf, " * 9)[:LONGEST_REQUEST]
MARKUP = r"#panic() *x* _y_ $z$ <a> @b \" `c` // ~"


def summary(*groups: Group, mentors: int = 1) -> Summary:
    return Summary(key="0" * 16, made=DAY, mentors=mentors, groups=groups)


def shifts(**more: Any) -> Group:
    values = {
        "level": Level.KIND,
        "key": "shifts",
        "least": 10,
        "request": "Een vast rooster.",
        "by": DAY + timedelta(21),
    }
    return Group.model_validate({**values, **more})


def read(pdf: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(pdf))
    return reader, " ".join("\n".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("language", ["en", "nl"])
def test_it_is_one_tagged_page_that_asks_and_names_nobody(language: str) -> None:
    words = words_for(language)
    one = summary(
        shifts(quotes=(MARKUP,), places=("nachtploeg",)), shifts(level=Level.OTHER, key="", least=5)
    )
    reader, text = read(summary_pdf(one, "Magazijn Noord", words))
    root: Any = reader.trailer["/Root"]
    assert len(reader.pages) == 1
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    for said in (
        words("What colleagues run into when they want to learn"),
        words("Heard from {least} colleagues or more.", least=10),
        words("Other walls, together"),
        "Magazijn Noord",
        "Een vast rooster.",
        "#panic()",
        "nachtploeg",
        words.date(DAY + timedelta(21)),
    ):
        assert re.sub(r"\s", "", said) in re.sub(r"\s", "", text)


def test_it_tells_at_most_where_mentors_may_have_heard_the_same_people() -> None:
    _, text = read(summary_pdf(summary(shifts(most=25), mentors=2), "", words_for("en")))
    assert "at least 10 colleagues, and at most 25: two mentors may have heard the same ones" in text
    assert "from 2 learning mentors" in text


def test_as_much_as_there_can_be_stays_on_one_page_with_letters_that_can_be_read() -> None:
    full = shifts(quotes=(LONG, LONG), suggestion=LONG, request=LONG, places=("nachtploeg van de hal",) * 3)
    sizes = set()

    def seen(_text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if _text.strip():
            sizes.add(round(size * abs(matrix[3]), 1))

    reader = PdfReader(io.BytesIO(summary_pdf(summary(*[full] * MOST_GROUPS), "W" * 60, words_for("nl"))))
    assert len(reader.pages) == 1
    reader.pages[0].extract_text(visitor_text=seen)
    assert min(sizes) >= 7.5


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_to_hang_up_tells_the_question_and_the_answer(language: str) -> None:
    words = words_for(language)
    answer = Answer(day=DAY, decision=Decision.LATER, words="Eerst de planning.", by=date(2027, 9, 1))
    reader, text = read(told_pdf([shifts(answers=(answer,))], "Magazijn", DAY, words))
    assert len(reader.pages) == 1
    for said in ("Een vast rooster.", "Eerst de planning.", words("Later"), words.date(date(2027, 9, 1))):
        assert said in text


def test_letters_that_cannot_be_printed_are_told() -> None:
    with pytest.raises(Problem, match="a letter that cannot be printed"):
        summary_pdf(summary(shifts(request="🎉")), "", words_for("en"))
    answer = Answer(day=DAY, decision=Decision.NO, words="张")
    with pytest.raises(Problem, match="a letter that cannot be printed"):
        told_pdf([shifts(answers=(answer,))], "", DAY, words_for("en"))


def test_the_table_runs_no_formula() -> None:
    signal = Signal(key="1" * 16, day=DAY, kind="shifts", words="=1+1", people=3, place="@x")
    table = signals_csv(begun(SignalsRecord(signals=(signal,))), words_for("nl")).decode("utf-8-sig")
    assert "'=1+1" in table
    assert "'@x" in table
    assert "Gehoord" in table
