"""Where everybody stands in the drawing: a box a department, in it a block a shift, in it a dot a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from sherpa_sim.domain.people import Shift
from sherpa_sim.experiments.floor_weeks import Member

ACROSS = 5
"""Dots side by side in a box; with 24 pixels a dot, two boxes go beside each other on a phone."""

LABEL = 0.7
"""Room for the name of a shift above its block, in dots."""


@dataclass(frozen=True)
class Team:
    """The block of a shift in its department: which shift, and where its name stands, in dots from the top."""

    shift: Shift
    top: float


@dataclass(frozen=True)
class Box:
    """A department: its number from 0, its blocks, and how high it is, in dots."""

    department: int
    teams: tuple[Team, ...]
    height: float


@dataclass(frozen=True)
class Layout:
    """The boxes, and for each person her box (its place in `boxes`) and where in it, in dots from its corner."""

    boxes: tuple[Box, ...]
    places: tuple[tuple[int, float, float], ...]


def lay_out(members: Sequence[Member]) -> Layout:
    """The places of these people: the same for the same people, each with a place of her own."""
    boxes: list[Box] = []
    places: dict[int, tuple[int, float, float]] = {}
    for department in sorted({member.department for member in members}):
        teams: list[Team] = []
        top = 0.0
        for shift in Shift:
            here = [
                i
                for i, member in enumerate(members)
                if (member.department, member.shift) == (department, shift)
            ]
            if not here:
                continue
            teams.append(Team(shift, top))
            top += LABEL
            for place, i in enumerate(here):
                row, column = divmod(place, ACROSS)
                places[i] = (len(boxes), float(column), round(top + row, 3))
            top += -(-len(here) // ACROSS)
        boxes.append(Box(department, tuple(teams), round(top, 3)))
    return Layout(tuple(boxes), tuple(places[i] for i in range(len(members))))
