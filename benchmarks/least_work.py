"""The least work that any program for this model does in a week: a bound to measure the engine against.

For each worker: the two uniform numbers of the week (half a Philox counter), the sum over her ten ties of what
can be seen, and nine states that are read, moved towards her own level and stored. The states lie in columns of
their own, floor by floor, so that everything stays in the cache and the processor works on several workers at a
time. There is no decision, course, mentor, count or exponential: what the engine takes above this is the model
itself, and the price of records that can be read as workers.
"""

from typing import Any

import numba
import numpy as np

from sherpa_sim.model import draws
from sherpa_sim.model.columns import TIES
from sherpa_sim.model.population import Floors

MOVING = (
    "need",
    "awareness",
    "confidence",
    "time_room",
    "money_room",
    "balance",
    "trust",
    "peer_weight",
    "follow_up",
)


class LeastWork:
    """The least work for some floors of the same size, ready to be done again and again."""

    def __init__(self, floors: Floors, par: Any) -> None:
        workers, count = floors.workers, len(floors.floors)

        def by_floor(column: Any) -> Any:
            return np.array(column, np.float64).reshape(count, -1)

        nothing = np.zeros(len(workers))
        own = {f"own_{name}": nothing for name in MOVING} | {"own_trust": nothing + par.trust_level}
        own |= {name: workers[name] for name in own if name in workers.dtype.names}
        self.states = np.stack([by_floor(workers[name]) for name in MOVING], axis=1)
        self.own = np.stack([by_floor(own[f"own_{name}"]) for name in MOVING], axis=1)
        self.fades = np.array([par[f"fade_{name}"] for name in MOVING])
        self.ties = floors.ties.reshape(count, -1, TIES)
        self.keys = np.stack([floors.floors.key_0, floors.floors.key_1], axis=1)

    def __call__(self, weeks: int) -> int:
        """Does it; gives back a number that depends on all of it, so that no compiler leaves a part out."""
        return int(_least_work(self.states, self.own, self.fades, self.ties, self.keys, weeks))


@numba.njit(nogil=True, error_model="numpy")
def _least_work(states, own, fades, ties, keys, weeks):  # type: ignore[no-untyped-def]
    below = 0
    size = states.shape[2]
    seen = np.zeros(size + 1, np.int64)
    heard = np.zeros(size, np.int64)
    lots = np.zeros((4, size))
    for f in range(len(states)):
        known = ties[f]
        for week in range(weeks):
            if week % 2 == 0:
                for i in range(size):
                    lots[0, i], lots[1, i], lots[2, i], lots[3, i] = draws.uniforms(
                        i, week // 2, draws.LIVE, 0, keys[f, 0], keys[f, 1]
                    )
            for i in range(size):
                together = 0
                for k in range(TIES):
                    together += seen[known[i, k]]
                heard[i] = together
            for k in range(len(fades)):
                state, level, fade = states[f, k], own[f, k], fades[k]
                for i in range(size):
                    state[i] += (level[i] - state[i]) * fade
            half = 2 * (week % 2)
            awareness = states[f, 1]
            for i in range(size):
                seen[i] = int(awareness[i] * 1048576.0) + (heard[i] & 1)
                below += (lots[half, i] < 0.01) + (lots[half + 1, i] < 0.01)
    return below
