"""Store what one small floor comes to: `python -m tests.model.store_floor`, after a change that is meant.

The numbers of the model are stored with it, so that a new calibration does not touch it.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from sherpa_sim.content.assumptions import Assumptions, load_assumptions
from sherpa_sim.model.batch import run
from sherpa_sim.model.columns import SERIES
from sherpa_sim.model.population import Floors
from tests.model.small_floors import BUSY, FIRST_WEEK, floors, spans

STORED = Path(__file__).with_name("stored_floor.json")
CODES = ("education", "age", "sex", "shift", "department", "history", "leave_allowed")
STATES = ("own_need", "own_balance", "need", "awareness", "confidence", "time_room", "balance", "trust")
WEEKS, SIZE = 104, 80


def people(some: Floors) -> dict[str, Any]:
    """Who works there and who knows whom: whole numbers, so a hash holds on any machine."""
    codes = b"".join(some.workers[name].astype("<i4").tobytes() for name in CODES)
    return {
        "people": hashlib.sha256(codes).hexdigest(),
        "ties": hashlib.sha256(some.ties.astype("<u4").tobytes()).hexdigest(),
        "mentors": some.mentors.worker.tolist(),
    }


def outcome(assumptions: Assumptions) -> dict[str, Any]:
    """The people before the first week; then numbers of workers exactly, and means of states."""
    some = floors(SIZE, seed=20261121, assumptions=assumptions)
    found = people(some)
    record = run(some, spans(BUSY, assumptions=assumptions), [0] * WEEKS, FIRST_WEEK, 1)
    found["series"] = {
        name: float(record.week(name).sum(dtype=float)) for name in SERIES if name not in ("culture", "skill")
    }
    found["states"] = {name: float(some.workers[name].mean()) for name in STATES}
    for name in ("culture", "skill"):
        found["states"][name] = float(record.week(name).mean(dtype=float))
    return found


if __name__ == "__main__":
    values = {name: number.value for name, number in load_assumptions().numbers().items()}
    stored = {"assumptions": values, "outcome": outcome(load_assumptions())}
    STORED.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
