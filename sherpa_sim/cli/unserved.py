"""Places for files that nobody but the trainer may see."""

from pathlib import Path

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.content.places import checkout
from sherpa_sim.domain.problem import Problem


def refuse_served(place: Path, cohort: Cohort) -> None:
    """Refuse a place that a site may show, or that is kept with the cohort.

    Raises:
        Problem: if it is one.
    """
    own = checkout() or Path(__file__).resolve().parents[1]
    if any(place.resolve().is_relative_to(folder.resolve()) for folder in (own, cohort.folder)):
        raise Problem(
            "{file} lies in the folder of the kit or of the cohort; write it elsewhere.", file=place
        )
