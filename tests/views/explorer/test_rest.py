"""That words wait until the hand rests and others have their pictures, not for ever, and only the newest are told."""

import asyncio

import pytest

from sherpa_sim.views.explorer import rest
from sherpa_sim.views.explorer.rest import Rest
from tests.own_loop import in_a_loop, without_a_loop


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses of hundredths of a second."""
    monkeypatch.setattr(rest, "PAUSE", 0.02)
    monkeypatch.setattr(rest, "LONGEST", 0.5)
    monkeypatch.setattr(rest, "all_taken", lambda: False)


def test_of_several_the_newest_is_done_once() -> None:
    async def work() -> list[int]:
        done: list[int] = []
        waiting = Rest()
        for number in range(4):
            waiting.soon(lambda number=number: done.append(number))
            assert done == []
        await asyncio.sleep(0.2)
        return done

    assert in_a_loop(work()) == [3]


def test_while_others_wait_for_their_turn_it_waits_too(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        done: list[str] = []
        taken = True
        monkeypatch.setattr(rest, "all_taken", lambda: taken)
        waiting = Rest()
        waiting.soon(lambda: done.append("old"))
        await asyncio.sleep(0.1)
        assert done == []
        waiting.soon(lambda: done.append("new"))
        taken = False
        async with asyncio.timeout(5):
            while not done:
                await asyncio.sleep(0.005)
        await asyncio.sleep(0.1)
        assert done == ["new"]

    in_a_loop(work())


def test_it_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rest, "all_taken", lambda: True)

    async def work() -> float:
        loop, done = asyncio.get_running_loop(), asyncio.Event()
        begun = loop.time()
        Rest().soon(done.set)
        async with asyncio.timeout(10):
            await done.wait()
        return loop.time() - begun

    assert in_a_loop(work()) >= 0.5


def test_where_nothing_can_wait_it_is_done_at_once() -> None:
    done: list[str] = []

    without_a_loop(lambda: Rest().soon(lambda: done.append("told")))
    assert done == ["told"]
