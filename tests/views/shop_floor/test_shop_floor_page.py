"""The page: which plan and run an address asks for, and what happens when another is chosen."""

import asyncio
from dataclasses import replace

import pytest

from sherpa_sim.experiments.floor_weeks import RUNS
from sherpa_sim.views.explorer.choices import Choices
from sherpa_sim.views.shop_floor.page import ShopFloorPage, read_run
from sherpa_sim.views.visit import Visit
from tests.own_loop import in_a_loop

SMALL = "lang=en&v=2&workers=50&years=1"


def opened(address: str) -> ShopFloorPage:
    """The page at an address, once its first run is there."""
    return in_a_loop(_opened(address))


async def _opened(address: str, then: object = None) -> ShopFloorPage:
    page = ShopFloorPage(Visit.from_address(address))
    await _ready(page)
    if then is not None:
        then(page)
        await _ready(page)
    return page


async def _ready(page: ShopFloorPage) -> None:
    while page._job.running or page._floor is None:
        await asyncio.sleep(0.01)


def test_the_plan_that_the_address_looks_at_is_shown() -> None:
    page = opened(f"{SMALL}&mentors=0&b.mentors=5&b.name=Ours&look=b&run=4")
    assert "<h2>Ours " in page._heading.html
    assert any(page._floor.changed.talks)
    assert "Run 4:" in page._others.html
    assert page._link.query.endswith("&look=b&run=4")
    assert 'aria-current="page">Ours</a>' in page.layout.children[3].html
    assert "look=b" in page.layout.children[-1].html


def test_without_a_plan_of_its_own_it_is_the_usual_one_of_the_explorer() -> None:
    page = opened("lang=en")
    assert page._choices == replace(Choices(), seen=page._choices.seen)
    assert len(page._floor.members) == 250


@pytest.mark.parametrize("written", ["0", "101", "-3", "x", "²", "9" * 40, ""])
def test_a_run_that_there_is_not_is_named_and_the_first_is_shown(written: str) -> None:
    asked = read_run({"run": written})
    assert asked.number == 0
    assert asked.problems[0].details["runs"] == RUNS


def test_what_is_damaged_is_said() -> None:
    page = opened(f"{SMALL}&run=1000&mentors=lots&x=1")
    told = page._damaged.html
    for part in ("asks for run &#34;1000&#34;", "mentors=&#34;lots&#34;", "has &#34;x&#34;"):
        assert part in told


def test_another_run_is_other_people_of_the_same_plan() -> None:
    first = opened(f"{SMALL}&run={RUNS}")
    second = in_a_loop(_opened(f"{SMALL}&run={RUNS}", lambda page: page._another()))
    assert second._number == 0
    assert second._network.frames != first._network.frames
    assert second._link.query.endswith("&run=1")


def test_a_large_workplace_says_that_fewer_are_shown() -> None:
    page = opened("lang=nl&v=2&workers=1000&years=1&mentors=0.5")
    assert "Je bedrijf heeft 1.000 werknemers." in page._heading.html
    assert len(page._floor.members) == 300


def test_a_run_that_is_stopped_says_so_and_leaves_the_page_usable() -> None:
    async def stopped() -> ShopFloorPage:
        page = await _opened(SMALL)
        page._another()
        page._job._message(page._job, {"kind": "stop"}, ())
        while page._job.running:
            await asyncio.sleep(0.01)
        return page

    page = in_a_loop(stopped())
    assert "Stopped." in page._trouble.html
    assert page._floor is not None
