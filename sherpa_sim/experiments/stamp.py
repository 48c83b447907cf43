"""What a result came from: version, commit, scenario, assumptions, seed, day."""

import functools
import hashlib
import subprocess
from datetime import date

from sherpa_sim import __version__
from sherpa_sim.content.assumptions import Assumptions, Varied
from sherpa_sim.content.places import checkout
from sherpa_sim.content.record import Record

from .results import Stamp


def stamp(described: Record | str, assumptions: Assumptions | Varied, seed: int) -> Stamp:
    """The stamp of a result; `described` is whatever fully describes the scenario."""
    text = described if isinstance(described, str) else described.model_dump_json()
    return Stamp(
        version=__version__,
        commit=commit(),
        scenario=hashlib.sha256(text.encode()).hexdigest()[:10],
        assumptions=assumptions.stamp(),
        seed=seed,
        made_on=date.today().isoformat(),
    )


@functools.cache
def commit() -> str:
    """The commit this runs from, with "+" when there are changes on top; "installed" outside a checkout."""
    place = checkout()
    if place is None:
        return "installed"
    try:
        found = subprocess.run(
            ["git", "describe", "--always", "--dirty=+", "--exclude=*"],
            cwd=place,
            capture_output=True,
            text=True,
            timeout=5,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return "unknown"
    return found.stdout.strip()
