"""Whether the kit starts for the first time here; apart from what makes the demo, which brings nbgrader."""

import os

from .cohort import all_cohorts, cohorts_folder

MADE_ONCE = ".demo-made"
"""Stands among the cohorts once the demo was made, so that it does not come back when it was removed."""


def demo_is_wanted() -> bool:
    """Whether the kit may make the demo by itself: nobody chose a place, has a cohort, or had the demo before."""
    return (
        not os.environ.get("SHERPA_COHORTS")
        and not all_cohorts()
        and not (cohorts_folder() / MADE_ONCE).exists()
    )
