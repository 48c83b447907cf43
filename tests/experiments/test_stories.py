"""That the model bears out what the guided stories say of it, on the workplace and the runs that the page shows."""

import functools

import pytest

from sherpa_sim.content.change import Change
from sherpa_sim.content.plan import Ground
from sherpa_sim.content.record import Text
from sherpa_sim.content.story import Claim, Figure, Option, Outcome, Prediction, Story, load_stories
from sherpa_sim.domain.delivery import Payer
from sherpa_sim.domain.people import Dimension
from sherpa_sim.domain.states import Barrier
from sherpa_sim.experiments.cost import ITEMS
from sherpa_sim.experiments.explore import Explorer, Pair
from sherpa_sim.experiments.story_figures import answer, holds, middle, values
from sherpa_sim.views.explorer.choices import PLAN_START, SHARED_START, Choices

RUNS = 100
"""As many as the page runs."""
SEEDS = (1, 11)
"""The page's own, and another: what is told may not hang on the luck of one."""


@functools.cache
def floor(ground: Ground, seed: int) -> Explorer:
    return Explorer(ground.workplace, RUNS, seed, ground.idle(), threads=1)


@functools.cache
def pair(ground: Ground, changes: tuple[Change, ...], seed: int) -> Pair:
    return floor(ground, seed).pair_of(changes)


def choices(story: Story, number: int) -> Choices:
    """What somebody who follows the story has chosen in a step."""
    state = story.state(number)
    plans = tuple({**PLAN_START, **values} for values in state.plans.values())
    return Choices(shared={**SHARED_START, **state.shared}, plans=plans)


def pairs(story: Story, number: int, seed: int) -> dict[str, Pair]:
    """Every plan that is there in a step, as the page runs it."""
    chosen = choices(story, number)
    return {
        letter: pair(chosen.ground, chosen.changes(place), seed)
        for place, letter in enumerate(story.state(number).plans)
    }


STEPS = [(key, number) for key, story in load_stories().items() for number in range(len(story.steps))]


def asked(*kinds: str) -> list[tuple[str, int]]:
    """The steps in which something of these kinds is predicted."""
    found = ((key, number, load_stories()[key].steps[number].predict) for key, number in STEPS)
    return [(key, number) for key, number, predict in found if predict is not None and predict.kind in kinds]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("key", "number"), STEPS)
def test_the_model_bears_out_what_is_noticed(key: str, number: int, seed: int) -> None:
    story = load_stories()[key]
    run = pairs(story, number, seed)
    assert [claim for claim in story.steps[number].claims if not holds(claim, run)] == []


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("key", "number"), asked("choice"))
def test_one_option_is_what_the_model_says(key: str, number: int, seed: int) -> None:
    story = load_stories()[key]
    predict = story.steps[number].predict
    assert predict is not None
    assert answer(predict, pairs(story, number, seed)) is not None


@pytest.mark.parametrize(("key", "number"), asked("number", "percent"))
def test_what_the_model_says_can_be_predicted(key: str, number: int) -> None:
    """The model's answer, its range included, lies within the control on which a visitor says hers."""
    story = load_stories()[key]
    predict = story.steps[number].predict
    assert predict is not None
    assert predict.figure is not None
    told = middle(predict.figure, pairs(story, number, SEEDS[0]))
    shown = 100 if predict.kind == "percent" else 1
    assert predict.least <= shown * told.low <= shown * told.middle <= shown * told.high <= predict.most


def test_every_item_of_a_cost_is_on_the_bill() -> None:
    figures = [
        figure for story in load_stories().values() for step in story.steps for figure in step.figures()
    ]
    assert {figure.item for figure in figures if figure.item} <= {item for _, item in ITEMS}


def test_figures_are_those_of_the_comparison_that_the_page_shows() -> None:
    story = load_stories()["three_hours_a_week"]
    chosen = choices(story, 4)
    run = pairs(story, 4, SEEDS[0])
    shown = floor(chosen.ground, SEEDS[0]).comparison(run["c"])
    groups = {(group.dimension, group.group): group for group in shown.groups}
    low = groups[Dimension.EDUCATION, "low"]
    reasons = {share.barrier: share for share in shown.barriers}
    assert shown.deadweight is not None
    assert shown.mentor_skill is not None
    assert shown.cost_per_extra_participant is not None
    expected = {
        Figure(outcome=Outcome.TRAINED, plan="c", group=(Dimension.EDUCATION, "low")): low.with_change,
        Figure(outcome=Outcome.TRAINED, plan=None, group=(Dimension.EDUCATION, "low")): low.without,
        Figure(outcome=Outcome.GAIN, plan="c", group=(Dimension.EDUCATION, "low")): low.difference,
        Figure(outcome=Outcome.PEOPLE, plan="c"): shown.extra_participants,
        Figure(outcome=Outcome.REASON, plan="c", barrier=Barrier.NEED): reasons[Barrier.NEED].with_change,
        Figure(outcome=Outcome.REASON, plan=None, barrier=Barrier.NEED): reasons[Barrier.NEED].without,
        Figure(outcome=Outcome.ANYWAY, plan="c"): shown.deadweight,
        Figure(outcome=Outcome.TALKS, plan="c"): shown.talks_per_year,
        Figure(outcome=Outcome.SKILL, plan="c"): shown.mentor_skill,
    }
    for figure, interval in expected.items():
        told = middle(figure, run)
        assert (told.middle, told.low, told.high) == pytest.approx(
            (interval.middle, interval.low, interval.high)
        ), figure
    cost = sum(cost.amount.middle for cost in shown.costs)
    assert values(Figure(outcome=Outcome.COST, plan="c"), run).mean() == pytest.approx(cost)
    borne = sum(cost.amount.middle for cost in shown.costs if cost.payer is Payer.EMPLOYER)
    paid = Figure(outcome=Outcome.COST, plan="c", payer=Payer.EMPLOYER)
    assert values(paid, run).mean() == pytest.approx(borne)
    per_person = values(Figure(outcome=Outcome.COST_PER_PERSON, plan="c"), run)
    assert per_person == pytest.approx([shown.cost_per_extra_participant.middle])
    persons = values(Figure(outcome=Outcome.PERSONS, plan="c"), run).mean()
    assert persons == pytest.approx(
        groups[Dimension.ALL, "all"].only_with.middle - groups[Dimension.ALL, "all"].only_without.middle
    )


def test_a_claim_that_does_not_hold_is_found_out() -> None:
    run = pairs(load_stories()["three_hours_a_week"], 4, SEEDS[0])
    people = {letter: Figure(outcome=Outcome.PEOPLE, plan=letter) for letter in ("a", "c")}
    assert holds(Claim(of=people["a"], above=people["c"]), run)
    assert holds(Claim(of=people["c"], below=people["a"]), run)
    assert holds(Claim(of=people["a"], above=people["a"], by=-1), run)
    assert not holds(Claim(of=people["c"], above=people["a"]), run)
    assert not holds(Claim(of=people["a"], above=people["a"]), run)
    assert not holds(Claim(of=people["a"], above=people["c"], by=50), run)
    assert not holds(Claim(of=people["c"], above=people["a"], share=0.5), run)
    assert not holds(Claim(of=people["a"], above=13.47, share=0.9), run)


def test_who_asks_for_the_price_of_nobody_is_told_that_it_has_none() -> None:
    run = pairs(load_stories()["three_hours_a_week"], 0, SEEDS[0])
    assert values(Figure(outcome=Outcome.COST_PER_PERSON), run).tolist() == [float("inf")]
    assert values(Figure(outcome=Outcome.SKILL), run).size == RUNS


def test_two_options_that_both_hold_are_no_answer() -> None:
    run = pairs(load_stories()["three_hours_a_week"], 0, SEEDS[0])
    none = Claim(of=Figure(outcome=Outcome.PEOPLE), below=1)
    options = tuple(Option(key=key, text=Text(en=key, nl=key), claims=(none,)) for key in ("one", "other"))
    question = Prediction(kind="choice", question=Text(en="Which?", nl="Welk?"), options=options)
    assert answer(question, run) is None
