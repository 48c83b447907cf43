"""A cohort of three people with one paper, and its parts."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.roster import take_in_list
from sherpa_sim.content.paper import LateRule
from sherpa_sim.content.people_list import read_people_list

ROSTER = (
    b"id,name,e-mail,group\nan,An Peeters,an@example.com,Line 1\nbo,Bo Claes,,\ncy,Cy Maes,cy@example.com,\n"
)
CLOSES = datetime(2030, 1, 10, 17, tzinfo=UTC)


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    own = Cohort.create("Lente 2030", "nl", tmp_path / "cohorts")
    own.set_paper(SetPaper(paper="role", closes=CLOSES, late=LateRule(days=3)))
    take_in_list(own, read_people_list("roster.csv", ROSTER))
    return own
