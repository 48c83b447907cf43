"""The tabs of the plans, each with its letter and the line it has in a chart."""

from collections.abc import Sequence

from sherpa_sim.content.plan import LETTERS
from sherpa_sim.views.controls import Tab

from .chart import LINES


def plan_tabs(names: Sequence[str]) -> list[Tab]:
    """A tab for each plan, in their order, by what they are called."""
    return [
        Tab(letter, name, line.colour, line.stroke)
        for letter, name, line in zip(LETTERS, names, LINES, strict=False)
    ]
