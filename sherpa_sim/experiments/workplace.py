"""From a workplace as it is described to floors that are ready to run."""

from collections.abc import Sequence

import numpy as np

from sherpa_sim.content.assumptions import Assumptions, Varied
from sherpa_sim.content.workforce import read_workforce
from sherpa_sim.content.workforce_list import Person
from sherpa_sim.model.population import Composition, Floors, ListedPeople, build_floors
from sherpa_sim.model.workforce import part_time_shares

REFERENCE = "flanders"
"""The workforce whose part-time shares stand in where a list does not say who works part-time."""


def listed(people: Sequence[Person]) -> ListedPeople:
    """A user's own list, as the model needs it; who works part-time is drawn from the average of Flanders."""
    departments = {
        name: code for code, name in enumerate(dict.fromkeys(person.department for person in people))
    }
    return ListedPeople(
        education=np.array([person.education.code for person in people], np.int8),
        age=np.array([person.age.code for person in people], np.int8),
        sex=np.array([person.sex.code for person in people], np.int8),
        shift=np.array([person.shift.code for person in people], np.int8),
        department=np.array([departments[person.department] for person in people], np.int16),
        part_time=part_time_shares(read_workforce(REFERENCE)),
    )


def floors_of(
    who: Composition | ListedPeople,
    workers: int,
    runs: int,
    assumptions: Assumptions | Varied,
    seed: int,
    first: int = 0,
) -> Floors:
    """`runs` copies of one workplace, each with its own people drawn and its own luck; the first is run `first`.

    With several sets of assumptions the runs take them in turn.
    """
    return build_floors(who, [workers] * runs, assumptions, seed, first)
