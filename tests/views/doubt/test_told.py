"""That what was found is said as it is, in both languages, and taken away whole."""

import csv
import io
from dataclasses import replace
from threading import Event

import pytest

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.origin import Origin
from sherpa_sim.content.scenario import Workplace, load_scenario
from sherpa_sim.experiments.conclusions import Conclusion, Kept, Verdict
from sherpa_sim.experiments.doubt import Doubt, Effort, Held, doubt
from sherpa_sim.experiments.factors import Kind
from sherpa_sim.experiments.own_numbers import Beside, OwnNumbers
from sherpa_sim.experiments.results import Interval
from sherpa_sim.experiments.sensitivity import COST, EXTRA
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.doubt import glance, ranking_told
from sherpa_sim.views.doubt.changing_told import changed_rows, difference, spoken, years
from sherpa_sim.views.doubt.number_field import origin_name, rests_on
from sherpa_sim.views.doubt.ranking_chart import SHOWN, ranks_as_png
from sherpa_sim.views.doubt.ranking_chart import spoken as spoken_ranks
from sherpa_sim.views.doubt.take_away import doubt_as_csv
from sherpa_sim.views.doubt.turning import held_told, how_often
from sherpa_sim.views.explorer.choices import Choices

EN, NL = words_for("en"), words_for("nl")
NUMBERS = load_assumptions().numbers()
SCENARIO = load_scenario("three_hours_a_week").model_copy(
    update={"weeks": 104, "workplace": Workplace(workers=80)}
)
LIMITS = (Conclusion(Kept.MORE), Conclusion(Kept.AT_MOST, 4000.0))


@pytest.fixture(scope="module")
def found() -> Doubt:
    return doubt(SCENARIO, lambda _: None, Event(), Effort(trajectories=4, most=3, runs=128))


@pytest.fixture(scope="module")
def beside() -> Beside:
    return OwnNumbers(SCENARIO, runs=8, threads=1).beside({"conversation.talk_minutes": 60.0})


@pytest.mark.parametrize("words", [EN, NL], ids=["en", "nl"])
@pytest.mark.parametrize("measure", [EXTRA, COST])
def test_the_ranking_names_what_comes_first_and_what_it_rests_on(found, words, measure) -> None:
    ranks = found.ranks(measure)
    told = str(ranking_told.told(ranks, found, words))
    rows = ranking_told.rows(ranks, words)
    assert rows[0].cells[0] in told.replace("&#39;", "'")
    assert f"± {words.number(100 * ranks[0].share_error)}" in told
    assert [row.key for row in rows] == [rank.factor.name for rank in ranks]
    for row, rank in zip(rows, ranks, strict=True):
        assert bool(row.actions) == (rank.factor.kind is Kind.NUMBER)
    assert rows[0].cells[0] in spoken_ranks(ranks, words)


def test_a_sure_first_place_and_an_unsure_one_are_told_apart(found) -> None:
    first, *rest = found.ranks(EXTRA)
    sure = str(ranking_told.told((replace(first, worst=1), *rest), found, EN))
    unsure = str(ranking_told.told((replace(first, worst=4), *rest), found, EN))
    assert "That it comes first is sure enough" in sure
    assert "it may be place 1 to 4" in unsure
    assert "No number moves this answer" in str(ranking_told.told((), found, EN))


def test_a_chart_fits_a_phone_and_a_desk(found) -> None:
    for width in (300, 900):
        image, height = ranks_as_png(found.ranks(EXTRA), NL, Size(width, 1.0))
        assert image.startswith(b"\x89PNG")
        assert int.from_bytes(image[16:20]) == width
        assert int.from_bytes(image[20:24]) == height
    assert len(found.ranks(EXTRA)) <= SHOWN


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (1.0, "in all cases"),
        (0.97, "in nearly all cases (97%, ± 2)"),
        (0.9, "in 9 of 10 cases (90%, ± 2)"),
        (0.06, "in 1 of 10 cases (6%, ± 2)"),
        (0.01, "in hardly any case (1%, ± 2)"),
    ],
)
def test_in_how_many_cases_it_holds(share: float, told: str) -> None:
    verdict = Verdict(LIMITS[0], share, True, (), ())
    assert told in how_often(Held(verdict, 0.02), EN)


def test_every_conclusion_is_told_with_its_turns(found) -> None:
    held = found.held(LIMITS)
    told = str(held_told(held, NL))
    assert told.count("<h3>") == len(LIMITS)
    assert told.count("<li>") == sum(len(one.verdict.flips) for one in held)
    assert "€ 4.000" in told.replace("\u00a0", " ")


def test_every_number_says_what_it_rests_on() -> None:
    for number in NUMBERS.values():
        assert "{" not in rests_on(number, NL)
    assert len({origin_name(origin, NL) for origin in Origin}) == len(Origin)


def test_the_numbers_behind_an_answer_are_counted() -> None:
    told = glance.behind(list(NUMBERS.values()), EN)
    assert told.startswith(f"Of the {len(NUMBERS)} numbers behind it,")


def test_other_plans_are_a_step_away() -> None:
    many = Choices().with_copy()
    told = str(glance.intro(many, EN))
    assert "<strong>Plan B</strong>" in told
    assert 'href="doubt?lang=en' in told
    assert "look=b" not in told.split('href="doubt?')[1].split('"')[0]
    assert "<nav" not in str(glance.intro(Choices(), EN))
    assert "explorer?lang=en" in str(glance.nothing_to_doubt(Choices(), EN))


def test_what_ones_own_numbers_do_is_told(beside: Beside) -> None:
    assert "thanks to the plan" in difference(beside, EN)
    up, none = (replace(beside, more=Interval(one, one, one)) for one in (2.0, 0.0))
    down = replace(beside, more=Interval(-2.0, -2.0, -2.0))
    assert "2.0 more, on the same people" in difference(up, EN)
    assert "2.0 fewer, on the same people" in difference(down, EN)
    assert "as many more people" in difference(none, EN)
    assert "Careful" not in difference(up, EN)
    assert "+7.0 percentage points" in difference(replace(up, contradicted=True, without_moves=0.07), EN)
    assert "Move the slider" in difference(None, EN)


def test_the_picture_of_ones_own_numbers_is_a_table_too(beside: Beside) -> None:
    told = years(beside.kit, beside, NL)
    assert told.count("<tr>") == 3  # the head and two years
    end = EN.percent(float(beside.own.with_change.middle[-1]), 1)
    assert end in spoken(beside.kit, beside, EN)
    [row] = changed_rows({"conversation.talk_minutes": 60.0}, NUMBERS, NL)
    assert row.cells[1:] == ("40 minuten", "60 minuten")


def test_what_is_taken_away_holds_places_and_turns(found) -> None:
    held = found.held(LIMITS)
    text = doubt_as_csv(found, held).decode("utf-8-sig")
    stamp, *lines = text.splitlines()
    assert stamp == f"# {found.stamp.line()}"
    rows = list(csv.DictReader(io.StringIO("\n".join(lines))))
    places = [row for row in rows if (row["part"], row["measure"]) == ("place", EXTRA)]
    assert [row["factor"] for row in places] == [rank.factor.name for rank in found.ranks(EXTRA)]
    assert {row["part"] for row in rows} >= {"share in all", "holds in", "error of holds in", "surveys say"}
    assert None not in rows[0]
