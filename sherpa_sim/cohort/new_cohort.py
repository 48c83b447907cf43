"""A new cohort, with its gradebook in its folder or on a PostgreSQL server."""

import shutil
from pathlib import Path
from typing import Literal

from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .database_address import database_address, sqlalchemy_url


def new_cohort(
    name: str, language: Literal["en", "nl"], database: str | None = None, place: Path | None = None
) -> Cohort:
    """Make a cohort.

    On a server its database has to be there, empty: nbgrader knows a paper by its name alone, so two cohorts in one
    database would write in each other's papers.

    Args:
        name: of the cohort.
        language: of its people.
        database: the address of its gradebook; left out, it is a file in the folder of the cohort.
        place: where the folder of the cohort is made; `cohorts_folder()` if left out.

    Raises:
        Problem: if it cannot be made, or the database cannot be reached or is in use; then there is no cohort.
    """
    if database is None:
        return Cohort.create(name, language, place)
    from sherpa_sim.assessment.gradebook import in_use, open_gradebook

    address = database_address(database)
    if in_use(sqlalchemy_url(address)):
        raise Problem("This database is in use already; each cohort needs an empty one of its own.")
    cohort = Cohort.create(name, language, place, database=address)
    try:
        with open_gradebook(sqlalchemy_url(address), cohort.settings.key):
            return cohort
    except Problem:
        shutil.rmtree(cohort.folder)
        raise
