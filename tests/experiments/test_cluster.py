"""A region on the workers of a real scheduler, one of which is killed on the way."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments import cluster
from sherpa_sim.experiments.cluster import workers_of
from sherpa_sim.experiments.region import run_region
from sherpa_sim.experiments.region_slices import slices_of
from tests.experiments.small_region import short_scenario, small_region
from tests.experiments.test_region import bits

distributed = pytest.importorskip(
    "distributed", reason='distributed is not installed: pip install "sherpa-sim[cluster]"'
)
REGION = small_region(40)
SCENARIO = short_scenario()


@pytest.fixture(scope="module")
def scheduler() -> Iterator["distributed.LocalCluster"]:
    """A scheduler with two workers, each a process of its own."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as local:
        yield local


def test_a_killed_worker_changes_nothing(scheduler: "distributed.LocalCluster") -> None:
    expected = run_region(REGION, SCENARIO, threads=1)
    with distributed.Client(scheduler, set_as_default=False) as client:
        processes = list(client.run(os.getpid).values())
    assert len(set(processes)) == 2
    told: list[int] = []

    def kill_one(workers: int) -> None:
        if not told:
            os.kill(processes[0], signal.SIGKILL)
        told.append(workers)

    with workers_of(scheduler.scheduler_address) as executor:
        found = run_region(REGION, SCENARIO, executor=executor, progress=kill_one)
    assert len(told) == len(slices_of(REGION))
    with pytest.raises(ProcessLookupError):
        os.kill(processes[0], 0)
    assert bits(found) == bits(expected)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://here", "not an address"])
def test_a_scheduler_that_does_not_answer_is_one_sentence(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "ANSWERS_WITHIN", 0.5)
    with pytest.raises(Problem, match="No scheduler answers at"), workers_of(address):
        pass


def test_a_scheduler_without_workers_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ANSWERS_WITHIN", 2.0)
    with (
        distributed.LocalCluster(
            n_workers=0, processes=True, dashboard_address=":0", silence_logs=50
        ) as empty,
        pytest.raises(Problem, match="has no workers"),
        workers_of(empty.scheduler_address),
    ):
        pass


def test_a_scheduler_whose_workers_all_stay_away_is_one_sentence(tmp_path: Path) -> None:
    """What was finished before is kept and used."""
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as local:
        with (
            pytest.raises(Problem, match="has had no workers for 2 seconds"),
            workers_of(local.scheduler_address, patience=2.0) as executor,
        ):
            run_region(REGION, SCENARIO, executor=executor, progress=lambda _: local.scale(0), store=tmp_path)
        kept = len(list(tmp_path.glob("*.npz")))
        assert 1 <= kept < len(slices_of(REGION))
        local.scale(1)
        with workers_of(local.scheduler_address) as executor:
            found = run_region(REGION, SCENARIO, executor=executor, store=tmp_path)
    assert bits(found) == bits(run_region(REGION, SCENARIO, threads=1))


def test_workers_that_come_back_within_the_patience_go_on() -> None:
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as local:
        started: list[Timer] = []

        def go_away_and_come_back(_: int) -> None:
            if not started:
                local.scale(0)
                started.append(Timer(3.0, local.scale, (1,)))
                started[0].start()

        with workers_of(local.scheduler_address, patience=60.0) as executor:
            found = run_region(REGION, SCENARIO, executor=executor, progress=go_away_and_come_back)
    assert bits(found) == bits(run_region(REGION, SCENARIO, threads=1))


def test_a_scheduler_that_is_lost_on_the_way_is_one_sentence(tmp_path: Path) -> None:
    """What was finished before is kept and used."""
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
        ) as local,
        pytest.raises(Problem, match="or its workers were lost"),
        workers_of(local.scheduler_address) as executor,
    ):
        run_region(REGION, SCENARIO, executor=executor, progress=lambda _: local.close(), store=tmp_path)
    assert 1 <= len(list(tmp_path.glob("*.npz"))) < len(slices_of(REGION))


def test_without_dask_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(Problem, match=r"sherpa-sim\[cluster\]"), workers_of("tcp://127.0.0.1:9"):
        pass
