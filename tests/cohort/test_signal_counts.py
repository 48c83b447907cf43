"""That nobody can work out from a summary that one to four people said something, nor from two of them."""

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.cohort import signal_counts
from sherpa_sim.cohort.signal_counts import Log, Told, least, rounded_up, same_place, surely, what_may_be_told
from sherpa_sim.content.signal_walls import load_kinds, load_walls
from sherpa_sim.content.signals import Level, Signal

from .signal_logs import heard, log

KINDS = tuple(load_kinds())
FEW = {1, 2, 3, 4}
Seen = tuple[tuple[str, str, int, int, tuple[str, ...]], ...]


def seen(told: Sequence[Told]) -> Seen:
    """What stands on paper: all but the keys of the signals, in an order that says nothing."""
    return tuple(sorted((one.level, one.key, one.least, one.most, one.places) for one in told))


def worlds(ranges: dict[str, Iterable[int]]) -> dict[Seen, list[tuple[int, ...]]]:
    """Every way in which so many people can have said these kinds, by what a summary tells of it."""
    one = functools.cache(heard)
    found = defaultdict(list)
    for counts in itertools.product(*ranges.values()):
        said = (one(kind, people) for kind, people in zip(ranges, counts, strict=True) if people)
        found[seen(what_may_be_told([Log(tuple(said))]))].append(counts)
    return found


def derived(worlds: list[tuple[int, ...]]) -> dict[str, set[int]]:
    """What each number that can be made of the counts can be, for who knows every rule and sees the summary."""
    places = range(len(worlds[0]))
    numbers = {f"kind {one}": {world[one] for world in worlds} for one in places}
    for one, other in itertools.combinations(places, 2):
        numbers[f"{one} and {other}"] = {world[one] + world[other] for world in worlds}
        numbers[f"{one} without {other}"] = {abs(world[one] - world[other]) for world in worlds}
    numbers["all"] = {sum(world) for world in worlds}
    return numbers


def kinds(*walls: str) -> list[str]:
    """The kinds of some walls."""
    return [kind.key for wall in walls for kind in load_walls()[wall].kinds]


EVERY_WORLD = {
    "a wall of three kinds": (["time"], dict.fromkeys(kinds("time"), range(10))),
    "a wall of four kinds": (["gate"], dict.fromkeys(kinds("gate"), range(7))),
    "many people": (["time"], dict(zip(kinds("time"), (range(25), range(25), (0, 4, 5)), strict=True))),
    "two walls": (["time", "money"], dict.fromkeys(kinds("time", "money"), (0, 2, 4, 5))),
    "three walls": (["time", "money", "fog"], dict.fromkeys(kinds("time", "money", "fog"), (0, 4, 5))),
}


@pytest.mark.parametrize("case", EVERY_WORLD)
def test_no_number_from_one_to_four_follows_from_a_summary(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In all worlds with these walls: a number that can be derived can also be none, or five or more.

    That is for somebody who knows every rule of the kit, and can compare all worlds that look the same to her.
    """
    walls, ranges = EVERY_WORLD[case]
    monkeypatch.setattr(signal_counts, "load_walls", lambda: {key: load_walls()[key] for key in walls})
    for told, same in worlds(ranges).items():
        for name, values in derived(same).items():
            assert not values <= FEW, (told, name, values)


def test_a_summary_that_told_kinds_two_by_two_would_be_seen_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """That the test above can fail: with two kinds together, somebody said each of them."""
    monkeypatch.setattr(signal_counts, "LEAST_KINDS", 2)
    two = load_walls()["time"].model_copy(update={"kinds": load_walls()["time"].kinds[:2]})
    monkeypatch.setattr(signal_counts, "load_walls", lambda: {"time": two})
    found = worlds({kind.key: range(10) for kind in two.kinds})
    assert any(values <= FEW for same in found.values() for values in derived(same).values())


@st.composite
def signals(draw: st.DrawFn) -> Signal:
    people = draw(st.integers(1, 12))
    same = draw(st.integers(0, people))
    elsewhere = draw(st.integers(0, people - same))
    kind = draw(st.sampled_from(KINDS[:8]))
    place = draw(st.sampled_from(["", "nights", "Nights ", "office"]))
    return heard(kind, people, same=same, elsewhere=elsewhere, place=place)


LOGS = st.lists(
    st.builds(Log, st.lists(signals(), max_size=8).map(tuple), st.booleans()), min_size=1, max_size=4
)


@given(LOGS)
@settings(max_examples=200, deadline=None)
def test_every_number_is_of_five_people_or_more_and_rounded(logs: list[Log]) -> None:
    for one in what_may_be_told(logs):
        keys = set(one.signals)
        behind = least(logs, lambda signal, keys=keys: signal.key in keys)
        assert 5 <= one.least <= behind
        assert one.least % 5 == one.most % 5 == 0
        assert one.most == 0 or (len(logs) > 1 and one.most >= behind)
        if one.level is not Level.KIND:
            assert (one.least, one.most, one.places) == (5, 0, ())


@given(LOGS)
@settings(max_examples=200, deadline=None)
def test_what_is_left_out_leaves_no_trace(logs: list[Log]) -> None:
    told = what_may_be_told(logs)
    kept = {key for one in told for key in one.signals}
    without = [Log(tuple(one for one in log.signals if one.key in kept), log.apart) for log in logs]
    assert seen(what_may_be_told(without)) == seen(told)


@given(LOGS)
@settings(max_examples=200, deadline=None)
def test_a_place_is_named_only_where_five_are_and_none_or_five_elsewhere(logs: list[Log]) -> None:
    for one in what_may_be_told(logs):
        there = [
            Log(tuple(signal for signal in log.signals if signal.key in one.signals), log.apart)
            for log in logs
        ]
        for place in map(same_place, one.places):
            here = least(there, lambda signal, place=place: same_place(signal.place) == place)
            away = least(there, lambda signal, place=place: same_place(signal.place) != place)
            assert here >= 5
            assert away == 0 or away >= 5


def test_nobody_is_counted_twice() -> None:
    one = heard("shifts", 4)
    again = heard("shifts", 4, same=3)
    other = heard("fee", 2, elsewhere=2)
    assert surely([one, again]) == 5
    assert surely([one, again, other]) == 5
    assert surely([other]) == 2
    assert surely([]) == 0


def test_two_mentors_who_may_have_heard_the_same_people_are_not_added_up() -> None:
    mine, theirs = log({"shifts": 4}), log({"shifts": 4})
    assert what_may_be_told([mine, theirs]) == ()
    (told,) = what_may_be_told([mine, Log(theirs.signals, apart=True)])
    assert (told.key, told.least, told.most) == ("shifts", 5, 10)
    (told,) = what_may_be_told([log({"shifts": 6}), log({"shifts": 9})])
    assert (told.least, told.most) == (5, 15)


def test_walls_are_put_together_before_they_are_left_out() -> None:
    (told,) = what_may_be_told([log({"shifts": 3, "busy_home": 3})])
    assert (told.level, told.key, told.least) == (Level.WALL, "time", 5)
    (told,) = what_may_be_told([log({"shifts": 4, "fee": 4, "platform": 4})])
    assert (told.level, told.key, told.least) == (Level.OTHER, "", 5)
    assert what_may_be_told([log({"shifts": 4})]) == ()


@given(st.integers(0, 500))
def test_rounded_up_is_the_next_multiple(people: int) -> None:
    assert 0 <= rounded_up(people) - people < 5
    assert rounded_up(people) % 5 == 0
