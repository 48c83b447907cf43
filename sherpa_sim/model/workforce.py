"""The composition of a workforce as one table of shares: education x age x sex x shift."""

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.workforce import Workforce, read_workforce, shares
from sherpa_sim.domain.people import Age, Education, Sex, Shift

from .population import Composition
from .raking import Margin, RakedTable, rake


def composition(key: str) -> Composition:
    """Who works in a workforce of `simulations/workforces/`, as the model needs it.

    Raises:
        Problem: if there is no such workforce, or its file is damaged.
    """
    workforce = read_workforce(key)
    return Composition(cell_shares(workforce), part_time_shares(workforce))


def cell_shares(workforce: Workforce) -> NDArray[np.float64]:
    """The share of all workers in each cell, float64 [education 3, age 5, sex 2, shift 3], adding up to 1.

    The axes are in the order of `Education`, `Age`, `Sex` and `Shift` (their `code`).

    Raises:
        Problem: if the tables of the workforce contradict each other; the sentence names them.
    """
    return rake_workforce(workforce).shares


def rake_workforce(workforce: Workforce) -> RakedTable:
    """The table of `cell_shares`, with the number of rounds that the raking took.

    Raises:
        Problem: if the tables of the workforce contradict each other; the sentence names them.
    """
    sex = np.array(shares(Sex, workforce.sex))
    shift_of_sex = np.array([shares(Shift, workforce.shift_by_sex[one]) for one in Sex])
    return rake(
        seed_table(workforce),
        (
            Margin("education", (0,), np.array(shares(Education, workforce.education))),
            Margin("age", (1,), np.array(shares(Age, workforce.age))),
            Margin("shift_by_sex", (2, 3), sex[:, np.newaxis] * shift_of_sex),
        ),
    )


def seed_table(workforce: Workforce) -> NDArray[np.float64]:
    """The seed [3, 5, 2, 3] whose odds ratios say who goes with whom; its margins mean nothing.

    Education depends on age and on sex, and the shift on education where the workforce says so. There is no
    table of age by sex, or of shift by age: these stay independent, given the others.
    """
    education_of_age = np.array([shares(Education, workforce.education_by_age[age]) for age in Age])
    education_of_sex = np.array([shares(Education, workforce.education_by_sex[sex]) for sex in Sex])
    shift_of_education = np.ones((len(Education), len(Shift)))
    if workforce.shift_by_education is not None:
        table = workforce.shift_by_education
        shift_of_education = np.array([shares(Shift, table[education]) for education in Education])
    seed: NDArray[np.float64] = np.einsum(
        "ae,se,eh->eash", education_of_age, education_of_sex, shift_of_education
    )
    return seed


def part_time_shares(workforce: Workforce) -> NDArray[np.float64]:
    """The share who work part-time, among men and among women, float64 [2] in the order of `Sex`."""
    return np.array([workforce.part_time[sex].value / 100 for sex in Sex])
