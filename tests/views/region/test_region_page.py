"""That the page of a region says what will be computed and what came out, in both languages, and holds its limits."""

import asyncio
import csv
import io
from collections.abc import Callable

import pytest

from sherpa_sim.content.region import load_region
from sherpa_sim.experiments import region_work
from sherpa_sim.experiments.region import run_plans
from sherpa_sim.experiments.region_work import Exactness
from sherpa_sim.experiments.versus import versus_in_region
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.explorer.address import read_address
from sherpa_sim.views.region import chart, told
from sherpa_sim.views.region.asked import small_firms, workplaces
from sherpa_sim.views.region.beside import beside
from sherpa_sim.views.region.effort import duration, may_ask
from sherpa_sim.views.region.page import RegionPage
from sherpa_sim.views.region.take_away import COLUMNS, numbers_as_csv
from sherpa_sim.views.visit import Visit
from tests.experiments.small_region import small_region
from tests.own_loop import in_a_loop

REGION = small_region(8)
ADDRESS = "mentors=3&years=1&b.mentors=8&b.name=%3Cb%3EMany"
SCENARIOS = read_address(Visit.from_address(ADDRESS).query, words_for("en")).choices.scenarios
FOUND = run_plans(REGION, SCENARIOS, share=Exactness.QUICK.share)


@pytest.fixture(autouse=True)
def _own_turns(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(region_work.tempfile, "gettempdir", lambda: str(tmp_path))


def visited(address: str, do: Callable[[RegionPage], None], machine: str = "127.0.0.1") -> RegionPage:
    """The page once it was shown, measured the machine, and `do` with what that began are done."""

    async def come() -> RegionPage:
        page = RegionPage(Visit.from_address(address, machine), REGION)
        page._picture.room = {"width": 600, "ratio": 1.0}
        await quiet(page)
        do(page)
        await quiet(page)
        return page

    return in_a_loop(come())


async def quiet(page: RegionPage) -> None:
    while page._job.running:
        await asyncio.sleep(0.02)
    await asyncio.sleep(0)


def press(page: RegionPage) -> None:
    page._begin._message(page._begin, {"kind": "press", "key": "begin"}, [])


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_counts_measures_computes_and_tells(language: str) -> None:
    words = words_for(language)
    page = visited(f"lang={language}&{ADDRESS}", press)
    assert words("How long does it take?") in page._effort.html
    assert len(page._asking.children) == 2
    whole = page._results[0].outcome()
    assert words.number(whole.extra.middle) in page._answer.html
    assert page._results[0].stamp.line() in page._stamp.html
    assert page._picture.image.startswith(b"\x89PNG")
    assert words.number(whole.extra.middle) in page._by_size.html
    said = page._said.html
    page._tabs._message(page._tabs, {"kind": "choose", "key": "b"}, [])
    assert words.number(page._results[1].outcome().extra.middle) in page._answer.html
    assert page._said.html == said
    assert page._results[1].stamp.line().encode() in page._downloads._downloads["sherpa-region.csv"].make()


def test_one_job_at_a_time_and_a_stopped_one_says_so() -> None:
    def twice_and_stop(page: RegionPage) -> None:
        press(page)
        press(page)
        assert "Wait until it is ready" in page._said.html
        page._job._message(page._job, {"kind": "stop"}, [])

    page = visited(f"lang=en&{ADDRESS}", twice_and_stop)
    assert "Stopped." in page._said.html
    assert page._results == ()


def test_a_plan_without_measures_is_one_sentence_and_the_way_back() -> None:
    page = RegionPage(Visit.from_address("lang=nl&mentors=0"), REGION)
    shown = [panel.html for panel in page.layout.children]
    assert "Dit plan verandert niets" in shown[-1]
    assert 'href="explorer?lang=nl' in shown[-1]
    assert len(shown) == 2


def test_a_damaged_link_is_named_and_escaped() -> None:
    page = RegionPage(Visit.from_address("lang=en&mentors=lots&%3Cb%3E=1"), REGION)
    assert "mentors=&#34;lots&#34;" in page._damaged.html
    assert "<b>" not in page._damaged.html


@pytest.mark.parametrize(
    ("machine", "allowed"),
    [
        ("", tuple(Exactness)),
        ("127.0.0.1", tuple(Exactness)),
        ("::1", tuple(Exactness)),
        ("10.0.0.7", (Exactness.QUICK,)),
        ("unix", (Exactness.QUICK,)),
    ],
)
def test_only_at_the_machine_itself_all_workplaces_can_be_asked(
    machine: str, allowed: tuple[Exactness, ...]
) -> None:
    assert may_ask(machine) == allowed


def test_a_visitor_from_elsewhere_gets_the_sample_whatever_the_browser_sends() -> None:
    def send_whole(page: RegionPage) -> None:
        assert len(page._asking.children) == 1
        page._form.values = {"how": "whole"}
        press(page)

    page = visited(f"lang=en&{ADDRESS}", send_whole, machine="192.0.2.4")
    assert page._results[0].sampled


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_count_stands_with_its_source_and_every_assumption(language: str) -> None:
    words, flanders = words_for(language), load_region()
    shown = str(workplaces(flanders, words))
    for one in flanders.size_classes.values():
        assert words.number(one.workplaces.value) in shown
    for point in flanders.assumptions:
        assert str(point(language))[:30] in shown.replace("&#39;", "'")
    assert "(2020)" in shown
    assert words("the rest up to 100%") in shown


def test_small_firms_are_told_what_the_model_does_with_less_than_one_mentor() -> None:
    words = words_for("en")
    shown = str(small_firms(REGION, ("Plan A", "<b>"), SCENARIOS, words))
    assert "4 workers: 0.12 of a mentor, so there is one in 12 of 100 such firms." in shown
    assert "<b>" not in shown
    idle = [scenario.model_copy(update={"changes": ()}) for scenario in SCENARIOS]
    assert str(small_firms(REGION, ("A", "B"), idle, words)) == ""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_answer_tells_the_sample_and_its_error(language: str) -> None:
    words = words_for(language)
    shown = str(told.answer(FOUND[0], words))
    assert words.number(FOUND[0].outcome().sample_error) in shown
    assert words("Every workplace was simulated.") not in shown
    every = run_plans(small_region(), SCENARIOS[:1])[0]
    assert words("Every workplace was simulated.") in str(told.answer(every, words))


def test_costs_are_told_by_payer_with_their_sum() -> None:
    words = words_for("nl")
    shown = str(told.costs(FOUND[1], words))
    for amount in FOUND[1].costs_by_payer().values():
        assert told.millions(amount, words) in shown
    assert told.millions(-2.34e6, words) == "−2,3 miljoen euro"


def test_plans_stand_beside_each_other() -> None:
    words = words_for("en")
    shown = str(beside(("A", "<b>"), FOUND, versus_in_region(FOUND), words))
    assert "&lt;b&gt; brings more people into training than A" in shown
    assert shown.count('scope="row"') == 2
    assert str(beside(("A",), FOUND[:1], versus_in_region(FOUND[:1]), words)) == ""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_picture_is_told_in_words_and_grows_where_there_is_little_room(language: str) -> None:
    words = words_for(language)
    spoken = chart.spoken(FOUND[0], words)
    for _, rows in chart.bars(FOUND[0], words):
        for name, more in rows:
            assert f"{name}: {words.number(more.middle)}" in spoken
    assert chart.height_of(FOUND[0], 50, words) > chart.height_of(FOUND[0], 1200, words)
    assert chart.region_as_png(FOUND[0], words, Size(320, 1.0)).startswith(b"\x89PNG")


def test_the_table_to_take_away_holds_all_with_its_stamp() -> None:
    text = numbers_as_csv(FOUND[0]).decode("utf-8-sig")
    stamped, rest = text.split("\n", 1)
    assert stamped == f"# {FOUND[0].stamp.line()}"
    rows = list(csv.DictReader(io.StringIO(rest)))
    assert tuple(rows[0]) == COLUMNS
    found = {(row["part"], row["item"], row["group"]): row for row in rows}
    whole = FOUND[0].outcome()
    assert float(found["region", "all", "extra participants"]["middle"]) == whole.extra.middle
    assert float(found["region", "all", "error of the sample"]["middle"]) == whole.sample_error > 0
    assert float(found["region", "all", "deadweight"]["middle"]) == whole.deadweight
    assert {row["item"] for row in rows if row["part"] == "sector"} == set(REGION.sectors)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "ongeveer 5 seconden"), (43, "ongeveer 45 seconden"), (200, "ongeveer 3 minuten")],
)
def test_times_are_rough(seconds: float, said: str) -> None:
    assert duration(seconds, words_for("nl")) == said
