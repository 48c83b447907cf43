"""A paper as a trainee gets it, and its questions as the widget takes them."""

from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import PaperSheet, load_paper

from ..questions import Asked


def paper_sheet(key: str) -> PaperSheet:
    """The kit's paper `key` without key, rubric and feedback.

    Raises:
        Problem: if there is no such paper, or it cannot be read.
    """
    return load_paper(key).for_trainee(load_bank())


def asked(paper: PaperSheet, *, counted: bool = True) -> list[Asked]:
    """The questions in order, with points if they are `counted`; the first of each zone brings its introduction."""
    return [
        Asked(place.sheet, place.points if counted else None, zone if place is zone.questions[0] else None)
        for zone in paper.zones
        for place in zone.questions
    ]
