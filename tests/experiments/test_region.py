"""That a region is the sum of its slices, wherever and in whatever order they run."""

import math
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest

from sherpa_sim.content.assumptions import Varied, load_assumptions
from sherpa_sim.content.change import Change, SettingsChange
from sherpa_sim.content.posterior import plausible_assumptions
from sherpa_sim.content.record import Text
from sherpa_sim.content.region import load_region
from sherpa_sim.content.scenario import Workplace, load_scenario
from sherpa_sim.domain.people import Dimension
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments import region as regions
from sherpa_sim.experiments import region_result, region_slices
from sherpa_sim.experiments.cost import ITEMS
from sherpa_sim.experiments.explore import Explorer
from sherpa_sim.experiments.region import (
    COUNTED,
    Asked,
    question_key,
    run_plans,
    run_region,
    run_slice,
)
from sherpa_sim.experiments.region_result import RegionResult
from sherpa_sim.experiments.region_slices import blocks_of, slices_of
from sherpa_sim.experiments.versus import versus_in_region
from sherpa_sim.model.batch import StoppedError
from sherpa_sim.model.columns import MEASURES, SERIES
from tests.experiments.small_region import short_scenario, small_region

REGION = small_region()
SCENARIO = short_scenario()


def bits(result: RegionResult) -> bytes:
    """Every number of a result."""
    arrays = [result.products, result.by_set, result.counted.numbers]
    for side in (result.without, result.changed):
        arrays += [side.record.series, side.record.tables, side.record.sizes, side.bill.amounts]
    return b"".join(array.tobytes() for array in arrays)


class Backwards(Executor):
    """Runs what it was given in this thread, the last first, once it has all of it."""

    def __init__(self, expected: int) -> None:
        self.expected = expected
        self.given: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.given.append((future, lambda: work(*arguments, **named)))
        if len(self.given) == self.expected:
            for one, run in reversed(self.given):
                one.set_result(run())
        return future


@pytest.fixture(scope="module")
def whole() -> RegionResult:
    """The small region in one thread."""
    return run_region(REGION, SCENARIO, threads=1)


def test_every_workplace_is_in_one_slice() -> None:
    for region in (REGION, load_region()):
        floors = [
            floor for cut in slices_of(region) for floor in range(cut.first, cut.first + cut.workplaces)
        ]
        total = sum(one.workplaces.value for one in region.size_classes.values())
        assert floors == list(range(total))
        for key, one in region.size_classes.items():
            own = [block for block in blocks_of(region) if block.size_class == key]
            assert sum(block.workplaces for block in own) == one.workplaces.value
            assert sum(block.workers for block in own) == pytest.approx(
                one.workplaces.value * one.mean_size, rel=0.05
            )


def test_all_of_flanders_is_about_three_million_workers_in_slices_of_bounded_size() -> None:
    blocks = blocks_of(load_region())
    assert 2.9e6 < sum(block.workers for block in blocks) < 3.0e6
    for cut in slices_of(load_region()):
        assert cut.workplaces * blocks[cut.block].size <= region_slices.WORKERS_A_SLICE
        assert cut.workplaces <= region_slices.WORKPLACES_A_SLICE


def test_slices_add_up_to_the_whole(whole: RegionResult) -> None:
    parts = [
        run_slice(Asked(REGION, (SCENARIO,), plausible_assumptions()), number)
        for number in range(len(slices_of(REGION)))
    ]
    place = [SERIES.index(name) for name in COUNTED]
    for side, held in enumerate((whole.without, whole.changed)):
        assert (held.record.series[:, :, place].sum(axis=0) == sum(part.series[side] for part in parts)).all()
        assert (held.record.tables.sum(axis=0) == sum(part.tables[side] for part in parts)).all()


def test_nobody_is_lost(whole: RegionResult) -> None:
    workers = sum(block.workers for block in blocks_of(REGION))
    for side in (whole.without, whole.changed):
        assert (side.record.tables[:, :, 0, MEASURES.index("workers")].sum(axis=0) == workers).all()
        of_education = sum(side.record.week(f"participated_{level}") for level in ("low", "medium", "high"))
        assert (of_education == side.record.week("participated")).all()
    parts = [whole.outcome(key) for key in REGION.size_classes]
    sectors = [whole.outcome(sector=key) for key in REGION.sectors]
    all_of_it = whole.outcome()
    for cut in (parts, sectors):
        assert sum(one.workers for one in cut) == all_of_it.workers == workers
        assert sum(one.extra.middle for one in cut) == pytest.approx(all_of_it.extra.middle)
        assert sum(one.cost for one in cut) == pytest.approx(all_of_it.cost)
    assert all_of_it.cost == pytest.approx(whole.costs().sum())
    assert len(whole.costs()) == len(ITEMS)
    assert whole.shares()[1, -1] == pytest.approx(all_of_it.with_change)
    for group in whole.groups():
        more = (group.only_with - group.only_without) / group.workers
        assert more == pytest.approx(group.with_change - group.without)


def test_a_block_is_the_same_workplaces_run_by_themselves(whole: RegionResult) -> None:
    """What the first block says is what the explorer says of as many runs of one workplace of its size."""
    scenario = SCENARIO
    block = blocks_of(REGION)[-1]
    workforce = REGION.sectors[block.sector].workforce
    pair = Explorer(
        Workplace(workforce=workforce, workers=block.size),
        block.workplaces,
        scenario.seed,
        scenario,
        threads=1,
        first=block.first,
    ).pair()
    place = [SERIES.index(name) for name in COUNTED]
    for held, alone in ((whole.without, pair.without), (whole.changed, pair.changed)):
        assert (held.record.series[-1][:, place] == alone.record.series.sum(axis=0)[:, place]).all()
        assert (held.record.tables[-1] == alone.record.tables.sum(axis=0)).all()
        assert held.bill.amounts[-1] == pytest.approx(alone.bill.amounts.sum(axis=0), rel=1e-6)
    assert (whole.counted.numbers[-1] == pair.counted.numbers.sum(axis=0)).all()


def test_no_change_makes_exactly_no_difference() -> None:
    nothing = run_region(REGION, load_scenario("baseline").model_copy(update={"weeks": 30}), threads=1)
    found = nothing.outcome()
    assert (found.extra.middle, found.extra.low, found.extra.high, found.cost) == (0, 0, 0, 0)
    assert found.without == found.with_change
    assert found.cost_per_extra is None


def test_threads_and_order_change_nothing(whole: RegionResult) -> None:
    assert bits(run_region(REGION, SCENARIO, threads=3)) == bits(whole)
    backwards = Backwards(len(slices_of(REGION)))
    assert bits(run_region(REGION, SCENARIO, executor=backwards)) == bits(whole)


def test_processes_change_nothing(whole: RegionResult) -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        assert bits(run_region(REGION, SCENARIO, executor=processes)) == bits(whole)


def test_another_seed_is_another_region(whole: RegionResult) -> None:
    other = SCENARIO.model_copy(update={"seed": 5})
    assert bits(run_region(REGION, other, threads=1)) != bits(whole)


def test_progress_comes_to_all_workers(whole: RegionResult) -> None:
    told: list[int] = []
    run_region(REGION, SCENARIO, threads=2, progress=told.append)
    assert len(told) == len(slices_of(REGION))
    assert sum(told) == whole.outcome().workers


def test_interrupted_and_resumed_is_not_interrupted(whole: RegionResult, tmp_path: Path) -> None:
    stop, told = Event(), []

    def stop_soon(workers: int) -> None:
        told.append(workers)
        if len(told) == 2:
            stop.set()

    with pytest.raises(StoppedError):
        run_region(REGION, SCENARIO, threads=1, progress=stop_soon, stop=stop, store=tmp_path)
    kept = len(list(tmp_path.glob("*.npz")))
    assert 2 <= kept < len(slices_of(REGION))
    rest = Backwards(len(slices_of(REGION)) - kept)
    assert bits(run_region(REGION, SCENARIO, executor=rest, store=tmp_path)) == bits(whole)
    assert len(rest.given) == rest.expected
    nothing_left = Backwards(-1)
    assert bits(run_region(REGION, SCENARIO, executor=nothing_left, store=tmp_path)) == bits(whole)
    assert nothing_left.given == []


def test_what_was_kept_of_another_question_is_not_used(tmp_path: Path) -> None:
    run_region(REGION, SCENARIO, threads=1, store=tmp_path)
    other = SCENARIO.model_copy(update={"weeks": 61})
    rest = Backwards(len(slices_of(REGION)))
    run_region(REGION, other, executor=rest, store=tmp_path)
    assert len(rest.given) == len(slices_of(REGION))


def test_a_damaged_file_is_run_again(whole: RegionResult, tmp_path: Path) -> None:
    run_region(REGION, SCENARIO, threads=1, store=tmp_path)
    first, second, third, *_ = sorted(tmp_path.glob("*.npz"))
    first.write_bytes(first.read_bytes()[:100])
    second.write_bytes(b"")
    third.write_bytes(b"not a file of the kit")
    rest = Backwards(3)
    assert bits(run_region(REGION, SCENARIO, executor=rest, store=tmp_path)) == bits(whole)
    assert len(rest.given) == 3


def test_a_store_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Problem, match="cannot be written"):
        run_region(REGION, SCENARIO, threads=1, store=tmp_path / "file")


def test_a_machine_with_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere(*arguments: Any) -> Any:
        return replace(run_slice(*arguments), key="older")

    monkeypatch.setattr(regions, "run_slice", elsewhere)
    with pytest.raises(Problem, match="another version"):
        run_region(REGION, SCENARIO, threads=1)


def test_the_key_is_of_everything_that_is_asked() -> None:
    sets = plausible_assumptions()
    keys = {
        question_key(Asked(REGION, (SCENARIO,), sets)),
        question_key(Asked(REGION, (SCENARIO, SCENARIO), sets)),
        question_key(Asked(REGION, (SCENARIO,), sets, share=0.5)),
        question_key(Asked(small_region(2), (SCENARIO,), sets)),
        question_key(Asked(REGION, (SCENARIO.model_copy(update={"weeks": 61}),), sets)),
        question_key(
            Asked(
                REGION,
                (SCENARIO,),
                Varied(sets.assumptions.with_values({"costs.wage_hour": 40.0}), sets.values),
            )
        ),
    }
    assert len(keys) == 6


def test_the_play_of_chance_is_about_what_other_seeds_show() -> None:
    """Over 16 seeds the gain spreads as far as one run says, give or take what 16 seeds can tell."""
    found = [
        run_region(small_region(3), SCENARIO.model_copy(update={"seed": seed}), load_assumptions(), threads=2)
        .outcome()
        .extra
        for seed in range(16)
    ]
    said = np.mean([(one.high - one.middle) / region_result.EIGHT_IN_TEN for one in found])
    seen = np.std([one.middle for one in found], ddof=1)
    assert 0.6 < seen / said < 1.6


def test_what_sets_differ_in_is_in_the_range() -> None:
    """Half of the workplaces with low numbers and half with high: as far apart as two regions of one kind each."""
    kit = load_assumptions()
    gains = np.array([0.0, 0.6])
    sets = Varied(kit, {name: gains for name in kit.numbers() if name.startswith("conversation.gains.")})
    region = small_region(40)
    none, full = (run_region(region, SCENARIO, one, threads=2).outcome().extra for one in sets)
    both = run_region(region, SCENARIO, sets, threads=2).outcome().extra
    chance = max(one.high - one.middle for one in (none, full))
    apart = (full.middle - none.middle) / np.sqrt(2.0)  # the standard deviation of two
    assert apart > 3 * chance
    assert both.high - both.middle == pytest.approx(region_result.EIGHT_IN_TEN * apart, rel=0.25)
    assert none.middle < both.middle < full.middle


def test_plans_together_are_each_as_if_alone(whole: RegionResult) -> None:
    """What is run without any change is run once for all."""
    nothing = SCENARIO.model_copy(update={"changes": ()})
    first, second = run_plans(REGION, (SCENARIO, nothing), threads=2)
    assert (first.products[:, 0] == whole.products[:, 0]).all()
    alone = replace(first, products=whole.products)
    assert bits(alone) == bits(whole)
    assert second.outcome().extra.middle == second.outcome().cost == 0
    assert first.without is second.without


def test_plans_on_different_ground_are_refused() -> None:
    with pytest.raises(ValueError, match="ground"):
        run_plans(REGION, (SCENARIO, SCENARIO.model_copy(update={"weeks": 61})), threads=1)


def test_plans_are_compared_workplace_by_workplace() -> None:
    """More mentors beat fewer nearly always, a plan neither beats nor loses from itself, and pairing helps."""
    mentors = [
        SCENARIO.model_copy(
            update={
                "changes": (
                    Change(
                        name=Text(en="Mentors", nl="Mentoren"),
                        start=SCENARIO.start,
                        settings=SettingsChange(mentors_per_100=many),
                    ),
                )
            }
        )
        for many in (1.0, 8.0)
    ]
    few, many = run_plans(small_region(40), mentors, threads=2)
    found = versus_in_region((few, many, few))
    assert found.better[1, 0] > 0.95
    more, each = many.more_than(few), (many.outcome().extra, few.outcome().extra)
    assert more.middle == pytest.approx(each[0].middle - each[1].middle)
    apart = math.hypot(*(one.high - one.middle for one in each))
    assert 0 < more.high - more.middle < apart
    assert found.better[1, 0] + found.better[0, 1] == pytest.approx(1.0)
    assert found.better[0, 2] == found.better[0, 0] == 0.5


def test_a_sample_stands_for_all_workplaces() -> None:
    region = small_region(40)
    sample = run_plans(region, (SCENARIO,), threads=2, share=0.1)[0]
    blocks = blocks_of(region, 0.1)
    assert all(block.run in (8, math.ceil(0.1 * block.workplaces)) for block in blocks)
    assert blocks_of(region) == tuple(replace(block, run=block.workplaces) for block in blocks)
    run = [floor for cut in slices_of(region, 0.1) for floor in range(cut.first, cut.first + cut.workplaces)]
    assert run == [floor for block in blocks for floor in range(block.first, block.first + block.run)]
    all_of_it = sample.outcome()
    assert sample.sampled
    assert all_of_it.workers == sum(block.workers for block in blocks)
    assert sum(group.workers for group in sample.groups() if group.dimension is Dimension.SEX) == (
        pytest.approx(all_of_it.workers, abs=2)
    )
    for parts in (
        [sample.outcome(key) for key in region.size_classes],
        [sample.outcome(sector=key) for key in region.sectors],
    ):
        assert sum(one.extra.middle for one in parts) == pytest.approx(all_of_it.extra.middle)
        assert sum(one.cost for one in parts) == pytest.approx(all_of_it.cost)
        assert sum(one.mentors for one in parts) == pytest.approx(all_of_it.mentors)
    assert all_of_it.cost == pytest.approx(sample.costs().sum())
    assert sum(sample.costs_by_payer().values()) == pytest.approx(all_of_it.cost)
    assert sample.shares()[1, -1] == pytest.approx(all_of_it.with_change)


def test_the_error_of_a_sample_is_about_how_far_it_lies_from_the_whole() -> None:
    """Over 16 seeds the sample is off from all workplaces as far as it says, give or take what 16 can tell."""
    region, off = small_region(20), []
    for seed in range(16):
        scenario = SCENARIO.model_copy(update={"seed": seed})
        every = run_region(region, scenario, load_assumptions(), threads=2).outcome()
        sample = run_region(region, scenario, load_assumptions(), threads=2, share=0.15).outcome()
        assert every.sample_error == 0
        assert sample.extra.high - sample.extra.low > 1.9 * sample.sample_error
        off.append((sample.extra.middle - every.extra.middle) / sample.sample_error)
    assert 0.6 < float(np.sqrt(np.mean(np.square(off)))) * region_result.EIGHT_IN_TEN < 1.6


def test_a_part_of_the_region_is_less_sure_than_the_whole(whole: RegionResult) -> None:
    everywhere = whole.outcome().extra
    assert everywhere.low < everywhere.middle < everywhere.high
    for key in REGION.size_classes:
        part = whole.outcome(key).extra
        if part.middle > 0:
            assert (part.high - part.low) / part.middle > 0.9 * (
                everywhere.high - everywhere.low
            ) / everywhere.middle
