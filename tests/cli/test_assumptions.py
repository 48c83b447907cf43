"""`sherpa assumptions`: every number of the model on a page, and the pages of the kit are up to date."""

import re

import pytest

from sherpa_sim.content import places
from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.posterior import load_posterior
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.assumptions_table import units

PAGES = {"en": "ASSUMPTIONS.md", "nl": "AANNAMES.md"}


@pytest.mark.parametrize("language", PAGES)
def test_the_page_of_the_kit_is_what_the_command_makes(language, sherpa, tmp_path):
    page = places.folder("simulations") / PAGES[language]
    out = tmp_path / "page.md"
    assert sherpa("assumptions", "--language", language, "--out", out) == 0
    assert page.read_bytes() == out.read_bytes(), (
        f"{page.name} is out of date; run: sherpa assumptions --language {language} --out simulations/{page.name}"
    )


@pytest.mark.parametrize("language", PAGES)
def test_every_number_is_there_once_with_its_meaning(language, sherpa, capsys):
    assert sherpa("assumptions", "--language", language) == 0
    told = capsys.readouterr().out
    rows = {
        cells[-1].strip("`"): cells
        for line in told.splitlines()
        if len(cells := [cell.strip() for cell in line.strip("|").split(" | ")]) == 9
    }
    numbers = load_assumptions().numbers()
    assert set(numbers) <= set(rows)
    for name, number in numbers.items():
        assert told.count(f"`{name}`") == 1
        assert rows[name][0] == number.meaning(language)
        assert bool(rows[name][5]) == (name in load_posterior()[0])
    cited = set(re.findall(r"\]\(#(\w+)\)", told))
    assert cited == set(re.findall(r'<a id="(\w+)">', told))
    assert cited == {one.source for one in numbers.values()} - {"choice", "calibrated"}


def test_every_unit_has_a_name():
    unnamed = {number.unit for number in load_assumptions().numbers().values()} - set(units(words_for("en")))
    assert unnamed == set(), "give each a name in sherpa_sim/views/assumptions_table.py"


def test_a_page_with_nowhere_to_go_is_refused(sherpa, tmp_path, capsys):
    assert sherpa("assumptions", "--language", "en", "--out", tmp_path / "absent" / "page.md") == 2
    assert "There is no folder" in capsys.readouterr().err
