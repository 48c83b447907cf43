"""That the simulation lab keeps what is expected, runs when asked, and tells both beside each other."""

import asyncio
import re
from collections.abc import Callable
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from sherpa_sim.content.scenario import Workplace
from sherpa_sim.experiments.plans import PlanResult, PlanTrials
from sherpa_sim.locale.words import LANGUAGES, words_for
from sherpa_sim.views.course.floor_lab import FEWEST, MOST, RUN, FloorLab, floor_lab
from sherpa_sim.views.course.floor_plans import TRIALS, trial
from sherpa_sim.views.course.floor_told import told, told_in_short
from sherpa_sim.views.course.reader import Reader
from sherpa_sim.views.explorer.choices import PLAN_START
from tests.own_loop import in_a_loop

Pressed = Callable[..., str]
ENGLISH = words_for("en")


@pytest.fixture(scope="module")
def trials() -> PlanTrials:
    return PlanTrials(Workplace(workers=60), runs=8, threads=1)


@pytest.fixture(scope="module")
def results(trials: PlanTrials) -> dict[str, tuple[PlanResult, ...]]:
    return {
        key: trials.run([plan.settings for plan in trial(key, ENGLISH).plans], lambda *_: None, Event())
        for key in TRIALS
    }


def a_lab(trials: PlanTrials, own: Reader | None = None, key: str = "three-hours") -> FloorLab:
    own = own or Reader(ENGLISH, on_site=True)
    return FloorLab(trial(key, own.words), own, trials)


@pytest.fixture(scope="module")
def pressed() -> Pressed:
    """What the page says once the button was pressed and the run is over."""

    def press_and_wait(lab: FloorLab, stop: bool = False, **values: float) -> str:
        _, form, job, said, shown = lab.box.children

        async def press() -> None:
            form.values = {**form.values, **values}
            form._handle_custom_msg({"kind": "press", "key": RUN}, [])
            if stop:
                job._handle_custom_msg({"kind": "stop"}, [])
            while job.running:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0)

        in_a_loop(press())
        return str(said.html + shown.html)

    return press_and_wait


def test_nothing_is_told_before_something_was_expected(trials: PlanTrials) -> None:
    _, _, job, said, shown = a_lab(trials).box.children
    assert (said.html, shown.html, job.running) == ("", "", False)


def test_what_was_expected_stands_beside_what_came_out(
    trials: PlanTrials, results: dict[str, tuple[PlanResult, ...]], pressed: Pressed
) -> None:
    html = pressed(a_lab(trials), three=41, none=0)
    assert "you expected 41" in html
    assert "You expected more than the simulation does." in html
    middle = results["three-hours"][0].comparison.extra_participants.middle
    assert f"The simulation gives {ENGLISH.number(middle)}" in html
    assert "Explain it." in html


def test_the_prediction_is_kept_with_her_answers_and_comes_back(trials: PlanTrials, pressed: Pressed) -> None:
    own = Reader(ENGLISH, on_site=True)
    lab = a_lab(trials, own)
    pressed(lab, three=12, none=-3)
    kept = own.load().answers
    assert kept[lab.kept_as] == {"three": 12, "none": -3}
    again = Reader(ENGLISH, on_site=True)
    later = a_lab(trials, again)
    again.is_nobody(kept, lambda _: None)
    assert later.prediction == {"three": 12, "none": -3}


@pytest.mark.parametrize(
    "kept", [None, 7, "much", {"three": 1e9}, {"three": "x"}, {"none": None}, {"other": 3}, []]
)
def test_a_damaged_prediction_is_as_if_it_were_not_there(trials: PlanTrials, kept: object) -> None:
    own = Reader(ENGLISH, on_site=True)
    lab = a_lab(trials, own)
    own.is_nobody({lab.kept_as: kept}, lambda _: None)
    assert lab.prediction == {"three": 0, "none": 0}


def test_who_stops_is_told_and_can_run_it_again(trials: PlanTrials, pressed: Pressed) -> None:
    lab = a_lab(trials)
    assert "Stopped." in pressed(lab, stop=True, three=5)
    assert "you expected 5" in pressed(lab)


def test_the_same_run_gives_the_same_answer(trials: PlanTrials, pressed: Pressed) -> None:
    first = pressed(a_lab(trials, key="hours-or-coaching"), double=9)
    assert pressed(a_lab(trials, key="hours-or-coaching"), double=9) == first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", TRIALS)
def test_every_plan_has_a_line_and_a_row(
    key: str, language: str, results: dict[str, tuple[PlanResult, ...]]
) -> None:
    words = words_for(language)
    asked = trial(key, words)
    prediction = {plan.key: 3.0 for plan in asked.plans}
    lines = str(told_in_short(asked, prediction, results[key], words))
    table = str(told(asked, prediction, results[key], words))
    for plan in asked.plans:
        assert f"<li>{escape(plan.name)}: " in lines
        assert f'<th scope="row">{escape(plan.name)}</th>' in table
    assert len(re.findall(r"<tr>", table)) == len(asked.plans) + 1
    assert results[key][0].comparison.stamp.line() in table


@given(st.lists(st.floats(FEWEST, MOST), min_size=2, max_size=2))
def test_the_drawing_stays_on_the_page(
    results: dict[str, tuple[PlanResult, ...]], numbers: list[float]
) -> None:
    asked = trial("three-hours", ENGLISH)
    prediction = {plan.key: number for plan, number in zip(asked.plans, numbers, strict=True)}
    table = str(told(asked, prediction, results["three-hours"], ENGLISH))
    places = [float(place) for place in re.findall(r"(?:left|width):(-?[\d.]+)%", table)]
    assert len(places) == 5 * len(asked.plans)
    assert all(0 <= place <= 100 for place in places)


@pytest.mark.parametrize("key", TRIALS)
def test_the_plans_of_a_trial_differ_and_the_explorer_knows_what_they_set(key: str) -> None:
    plans = trial(key, ENGLISH).plans
    assert len({plan.settings for plan in plans}) == len({plan.key for plan in plans}) == len(plans)
    assert all(set(plan.sets) <= set(PLAN_START) for plan in plans)
    assert {plan.settings.mentors_per_100 for plan in plans} == {1}


def test_there_is_no_fourth_trial() -> None:
    with pytest.raises(KeyError):
        floor_lab("four-hours")
