"""The groups that somebody can sign in to."""

from dataclasses import dataclass

from sherpa_sim.domain.problem import Problem

from .cohort import Cohort, all_cohorts


@dataclass(frozen=True)
class Groups:
    """The key and the name of each cohort that can be opened, and what is wrong with the others."""

    open: tuple[tuple[str, str], ...]
    troubles: tuple[Problem, ...]


def groups() -> Groups:
    """Every cohort there is; one that is damaged does not keep the others shut."""
    found: list[tuple[str, str]] = []
    troubles: list[Problem] = []
    for key in all_cohorts():
        try:
            found.append((key, Cohort.open(key).settings.name))
        except Problem as problem:
            troubles.append(problem)
    return Groups(tuple(found), tuple(troubles))
