"""That what is overheard is what was said: the talks of the engine, one by one."""

import numpy as np
import pytest

from sherpa_sim.model import mentors_week
from sherpa_sim.model.overheard import Listener
from sherpa_sim.model.shop_floor import ShopFloor

WEEKS = 12


@pytest.mark.parametrize(
    "settings",
    [
        {"mentors_per_100": 5.0},
        {"mentors_per_100": 2.5, "pair_weeks": 6, "lever_policy": "random"},
        {"mentors_per_100": 10.0, "mentor_hours": 12.0, "reach": "asking", "lever_policy": "engage"},
    ],
    ids=["usual", "pairs", "many"],
)
def test_every_talk_is_heard(settings: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    """The interpreted model tells of each talk as it is held; the listener knows of it before."""
    floor = ShopFloor(workers=40, interpreted=True, rng=3, **settings)
    listener = Listener(floor.floors)
    held: list[tuple[int, int]] = []
    converse = mentors_week.rules.converse

    def told(w: object, par: object, skill: float, lever: int, week: int) -> None:
        held.append((w.row, lever))
        converse(w, par, skill, lever, week)

    many = 0
    for _ in range(WEEKS):
        before = floor.floors.mentors.talks.copy()
        heard = listener.talks(floor.pars[0], floor.week)
        assert floor.floors.mentors.talks.tolist() == before.tolist()  # nothing has happened yet
        with monkeypatch.context() as patched:
            patched.setattr(mentors_week.rules, "converse", told)
            floor.step()
        assert [(talk.colleague, talk.lever) for talk in heard] == held
        assert len(heard) == floor.counted("talks")
        talked = floor.floors.mentors.talks - before
        spoke = np.repeat(floor.floors.mentors.worker, talked)
        assert sorted(talk.mentor for talk in heard) == sorted(spoke.tolist())
        many += len(held)
        held.clear()
    assert many > 20


def test_without_mentors_there_is_nothing_to_hear() -> None:
    floor = ShopFloor(workers=20, rng=1)
    assert Listener(floor.floors).talks(floor.pars[0], floor.week) == ()
