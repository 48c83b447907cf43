"""A paper as it was released to a cohort."""

from sherpa_sim.cohort.cohort import Cohort, folder_name
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import PaperSheet, load_paper

from ..questions.asked import Asked


def paper_sheet(cohort: Cohort, key: str) -> PaperSheet:
    """The paper `key` as a trainee of the cohort gets it.

    Raises:
        Problem: if there is no such paper, or it cannot be read.
    """
    folder_name(key)
    return load_paper(key).for_trainee(load_bank())


def asked(paper: PaperSheet) -> list[Asked]:
    """The questions in their order; the first of each zone brings the zone's introduction."""
    return [
        Asked(place.sheet, place.points, zone if place is zone.questions[0] else None)
        for zone in paper.zones
        for place in zone.questions
    ]
