"""That the walls of the signals log are those of the course, each in kinds enough to be put together safely."""

import pytest
from pydantic import ValidationError

from sherpa_sim.content.lever_guide import load_lever_guide
from sherpa_sim.content.signal_walls import (
    LEAST_KINDS,
    SignalWords,
    load_kinds,
    load_signal_words,
    load_walls,
    wall_of,
)
from sherpa_sim.content.signals import Signal
from sherpa_sim.domain.states import Barrier


def test_every_reason_of_the_model_has_a_wall_and_each_wall_a_lever() -> None:
    reasons = [barrier for wall in load_walls().values() for barrier in wall.barriers]
    assert sorted(reasons) == sorted(Barrier)
    answered = {barrier for lever in load_lever_guide().values() for barrier in lever.answers}
    assert set(reasons) <= answered


def test_every_kind_has_its_wall() -> None:
    assert set(wall_of()) == set(load_kinds())
    assert all(len(wall.kinds) >= LEAST_KINDS for wall in load_walls().values())


def test_a_wall_of_two_kinds_or_a_kind_twice_is_refused() -> None:
    given = load_signal_words().model_dump(mode="json")
    given["walls"][0]["kinds"].pop()
    with pytest.raises(ValidationError):
        SignalWords.model_validate(given)
    given["walls"][0]["kinds"].append(given["walls"][1]["kinds"][0])
    with pytest.raises(ValidationError):
        SignalWords.model_validate(given)


def test_nobody_is_counted_more_often_than_she_is_there() -> None:
    signal = {"key": "0" * 16, "day": "2027-03-01", "kind": "shifts", "words": "Too late.", "people": 3}
    assert Signal.model_validate({**signal, "same": 2, "elsewhere": 1}).people == 3
    for wrong in (
        {"same": 2, "elsewhere": 2},
        {"people": 0},
        {"kind": "rain"},
        {"day": "1800-01-01"},
        {"words": ""},
    ):
        with pytest.raises(ValidationError):
            Signal.model_validate({**signal, **wrong})
