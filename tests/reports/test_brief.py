"""That the brief is two tagged pages which say what the numbers say, whatever was decided and however it is called."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pypdf import PdfReader

from sherpa_sim.content.plan import LONGEST_NAME, Plan
from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.results import Interval
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.brief import Brief, brief_pdf
from tests.reports.briefed import GROUND, MENTORS, NO_MENTORS, NOTHING, OWN_PRICES, briefed, full

SMALLEST = 7.0  # points of the text
LONG = "werkvloer" * 40
FOUR = [MENTORS, NO_MENTORS, NOTHING, Plan(name="Three", settings=Settings(mentors_per_100=3.0))]
BRIEFS = {
    "one": briefed([MENTORS]),
    "four": briefed(FOUR),
    "no gain": briefed([NOTHING]),
    "no gain at all": briefed([NOTHING] * 4),
    "no mentors": briefed([NO_MENTORS]),
    "full": briefed([full(0)], OWN_PRICES, own_list=True, workplace=LONG),
    "four full": briefed([full(number) for number in range(4)], OWN_PRICES, own_list=True, workplace=LONG),
    "no name": briefed([Plan(name="", settings=MENTORS.settings)] * 2),
}


def read(brief: Brief, language: str) -> tuple[PdfReader, str]:
    """The brief, and its text on one line."""
    reader = PdfReader(io.BytesIO(brief_pdf(brief, words_for(language))))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def elements(node: Any) -> Iterator[Any]:
    """The structure elements below a node of the structure tree, in reading order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from elements(child)
    elif hasattr(node, "get"):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("kind", BRIEFS)
def test_it_is_two_pages_with_legible_letters(kind: str, language: str) -> None:
    reader, text = read(BRIEFS[kind], language)
    assert len(reader.pages) == 2
    assert reader.pages[0].mediabox.width == pytest.approx(595.28, abs=0.1)
    for page in reader.pages:
        sizes: dict[float, int] = {}

        def note(
            said: str, _: object, matrix: list[float], __: object, size: float, into: Any = sizes
        ) -> None:
            into[round(size * abs(matrix[3]), 1)] = into.get(round(size * abs(matrix[3]), 1), 0) + len(
                said.strip()
            )

        page.extract_text(visitor_text=note)
        assert max(sizes, key=lambda size: sizes[size]) >= SMALLEST
    for word in ("nan", "None", "{", "}"):
        assert word not in text.split()


_NAMES = some.text(some.sampled_from("WMil éßŁДжΩ #$*_@<>\\`\"'/=~-[]{}"), max_size=LONGEST_NAME)


@settings(max_examples=8, deadline=None)
@given(
    some.lists(
        some.tuples(_NAMES, some.sampled_from([full(0), full(3), NO_MENTORS, NOTHING])),
        min_size=1,
        max_size=4,
    ),
    some.sampled_from(["en", "nl"]),
    some.floats(-1e9, 1e9),
)
def test_it_is_two_pages_whatever_comes_out(
    plans: list[tuple[str, Plan]], language: str, amount: float
) -> None:
    brief = briefed([plan.model_copy(update={"name": name}) for name, plan in plans], OWN_PRICES)
    wild = Interval(amount, amount - 1e9, amount + 1e9)
    told = [
        replace(
            plan,
            comparison=replace(
                plan.comparison,
                extra_participants=wild,
                whole_cost=wild,
                borne=tuple(replace(borne, amount=wild) for borne in plan.comparison.borne),
            ),
        )
        for plan in brief.plans
    ]
    reader, _ = read(replace(brief, plans=told), language)
    assert len(reader.pages) == 2


@pytest.mark.parametrize("language", ["en", "nl"])
def test_it_is_tagged_and_says_its_language_title_and_standard(language: str) -> None:
    reader, _ = read(BRIEFS["four"], language)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    assert reader.metadata is not None
    assert "Flanders, 250 workers" in str(reader.metadata.title)
    found = list(elements(root["/StructTreeRoot"]))
    kinds = [str(element["/S"]) for element in found]
    blocks = {str(child.get_object()["/S"]) for child in found[0]["/K"]}
    assert blocks == {"/H1", "/H2", "/P", "/L", "/Table", "/Figure"}
    assert kinds.count("/H1") == 1
    assert [kind for kind in kinds if re.fullmatch(r"/H\d", kind)] == ["/H1", *["/H2"] * 9]
    assert kinds.index("/H1") < kinds.index("/Table") < kinds.index("/Figure")
    assert kinds.count("/Table") == kinds.count("/THead") == 5
    assert kinds.count("/TH") == 5 + 7 + 6 + 5 + 3
    [figure] = [element for element in found if element["/S"] == "/Figure"]
    words = words_for(language)
    for plan in BRIEFS["four"].plans:
        assert words.percent(float(plan.comparison.with_change.middle[-1])) in figure["/Alt"]


def test_it_says_what_the_numbers_say() -> None:
    brief = BRIEFS["one"]
    comparison = brief.plans[0].comparison
    _, text = read(brief, "en")
    words = words_for("en")
    everybody = comparison.groups[0]
    for said in (
        "After 3 years, 54% of the workers took a course in the past 12 months, against 50% without the plan.",
        "In an average year 9.6 more people are in training, out of 250",
        "in 8 of 10 runs the difference is +6.4 to +12.8.",
        "1 September 2025 to 28 August 2028",
        "Mentors per 100 workers 2",
        "the whole time",
        f"All workers {words.number(everybody.workers)} 50% 54%",
        "No trial has ever measured",
        "Mentor time a talk takes, with finding the colleague and following up 40 minutes 20 minutes to 90 minutes",
        "sherpa run sherpa-plan-a.yml",
        comparison.stamp.line(),
    ):
        assert said in text
    assert "Each pair" not in text


def test_numbers_are_written_as_the_language_writes_them() -> None:
    brief = BRIEFS["one"]
    large = Interval(123456.0, -2345.0, 234567.0)
    told = replace(brief.plans[0], comparison=replace(brief.plans[0].comparison, whole_cost=large))
    for language, written in (
        ("en", "€ 123,000 (-€ 2,340 to € 235,000)"),
        ("nl", "€ 123.000 (-€ 2.340 tot € 235.000)"),
    ):
        _, text = read(replace(brief, plans=[told]), language)
        assert written in text.replace("\u00a0", " ")


def test_several_plans_are_told_beside_each_other() -> None:
    _, text = read(BRIEFS["four"], "en")
    assert "Plan A brings more people into training than plan B in 7 of 10 runs." in text
    assert "Plan C brings more people into training than plan D in 7 of 10 runs." in text
    assert "On average, plan D has most people in training." in text
    assert "With plan C: 50%. Nothing changes" in text
    assert "A · Two mentors" in text


def test_what_every_plan_has_stands_once() -> None:
    same = Plan(name="More hours", settings=Settings(mentors_per_100=2.0, mentor_hours=6.0))
    _, text = read(briefed([MENTORS, same]), "en")
    assert "Hours a week that a mentor has 3 6" in text
    assert "The same in every plan: When: the whole time; Mentors per 100 workers: 2;" in text


def test_prices_of_ones_own_and_an_own_list_are_told() -> None:
    _, text = read(BRIEFS["full"], "nl")
    assert "Eigen prijzen" in text
    assert "sherpa run sherpa-plan-a.yml --workforce LIJST.csv" in text
    assert "zit niet in het bestand" in text
    _, text = read(BRIEFS["one"], "en")
    assert "All prices are those of the kit." in text


def test_what_is_named_as_leaning_is_told() -> None:
    brief = replace(BRIEFS["one"], leans_on=("costs.wage_hour",))
    _, text = read(brief, "en")
    assert "Mentor time a talk takes" not in text
    assert "The answer leans on these numbers most. Number" in text


def test_a_plan_without_mentors_does_not_lean_on_their_talks() -> None:
    _, text = read(BRIEFS["no mentors"], "en")
    assert "The answer leans" not in text
    assert "No trial has ever measured" in text
    assert "Would have trained anyway" in text


def test_the_same_brief_is_the_same_file() -> None:
    assert brief_pdf(briefed(FOUR), words_for("nl")) == brief_pdf(briefed(FOUR), words_for("nl"))


def test_a_letter_that_no_font_has_is_a_sentence() -> None:
    odd = briefed([Plan(name="计划", settings=MENTORS.settings)], GROUND)
    with pytest.raises(Problem, match="cannot print"):
        brief_pdf(odd, words_for("en"))
