"""That the desk shows who signed the code of conduct, and hands the list out only to who is signed in."""

from pathlib import Path
from typing import Any

import pytest

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.roster import take_in_list
from sherpa_sim.cohort.tool_records import ToolFolder
from sherpa_sim.content.people_list import read_people_list
from sherpa_sim.domain.problem import Problem
from sherpa_sim.views.controls import Downloads, Table
from sherpa_sim.views.desk.conduct import conduct_part
from tests.cohort.test_conduct import signs

from .test_desk import Page, desk_in


def test_everybody_is_shown_with_what_she_signed(tmp_path: Path) -> None:
    cohort = Cohort.create("Lente", "nl", tmp_path)
    take_in_list(cohort, read_people_list("x.csv", b"id,name\nan,An\nbo,Bo\ncy,Cy\ndi,Di\n"))
    signs(cohort, "an")
    signs(cohort, "bo", and_withdraws=True)
    signs(cohort, "cy")
    (ToolFolder(cohort, "cy").folder / "code-of-conduct.json").write_bytes(b"{")
    page = Page()
    part: Any = conduct_part(desk_in(cohort.folder, page))
    (table,) = [one for one in part.children if isinstance(one, Table)]
    told = [[cell["text"] for cell in row["cells"]] for row in table.rows]
    assert told[0] == ["An", "signed", "1.0", "1 March 2027"]
    assert told[1][:2] == ["Bo", "withdrawn"]
    assert "damaged or not whole" in told[2][1]
    assert told[3] == ["Di", "not signed", "", ""]
    (downloads,) = [one for one in part.children if isinstance(one, Downloads)]
    make = downloads._downloads["code-of-conduct.csv"].make
    assert b"2027-03-01T09:00:00" in make()
    page.signed_in = False
    with pytest.raises(Problem, match="Sign in again"):
        make()
