"""That the ways from a unit to the simulation lead there, with choices that the simulation knows."""

import ast
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from sherpa_sim.locale.words import LANGUAGES, words_for
from sherpa_sim.views.course import simulation_doors
from sherpa_sim.views.course.reader import Reader
from sherpa_sim.views.course.simulation_doors import door
from sherpa_sim.views.explorer.address import field_of, read_address
from sherpa_sim.views.pages import VISITOR

CHECKOUT = Path(__file__).resolve().parents[3]


def asked() -> list[dict[str, Any]]:
    """The choices of every call of `simulation` in a unit."""
    return [
        {keyword.arg: ast.literal_eval(keyword.value) for keyword in node.keywords}
        for path in sorted((CHECKOUT / "modules" / "en").glob("*.ipynb"))
        for cell in json.loads(path.read_text("utf-8"))["cells"]
        if cell["cell_type"] == "code"
        for node in ast.walk(ast.parse("".join(cell["source"])))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "simulation"
    ]


def address(on_site: bool, page: str, choices: dict[str, Any], language: str = "en") -> str:
    html = str(door(Reader(words_for(language), on_site), page, "Open", choices))
    return html.split('href="')[1].split('"')[0].replace("&amp;", "&")


@pytest.mark.parametrize("choices", asked())
def test_the_simulation_knows_what_a_unit_asks_of_it(choices: dict[str, Any]) -> None:
    query = dict(parse_qsl(urlsplit(address(True, "explorer", choices)).query))
    assert query.pop("lang") == "en"
    words = words_for("en")
    reading = read_address(query, words)
    assert reading.problems == {}
    for key, value in choices.items():
        assert reading.choices.values[key] == field_of(key, words).read(value)


def test_a_unit_asks_something_of_the_simulation() -> None:
    assert asked()


@pytest.mark.parametrize("page", ["explorer", "validation"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_door_leads_to_a_page_of_the_site_or_to_its_notebook(page: str, language: str) -> None:
    on_site = urlsplit(address(True, page, {}, language))
    assert f"/{page}" in {shown.address for shown in VISITOR}
    assert (on_site.path, on_site.query) == (f"../{page}", f"lang={language}")
    assert (CHECKOUT / "modules" / language / address(False, page, {}, language)).resolve().is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_leads_to_a_tool_on_the_site_or_to_its_notebook(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for on_site in (True, False):
        monkeypatch.setattr(
            simulation_doors, "reader", lambda on_site=on_site: Reader(words_for(language), on_site)
        )
        link = simulation_doors.tool("signals").html.split('href="')[1].split('"')[0]
        if on_site:
            assert link == f"../signals?lang={language}"
        else:
            assert (CHECKOUT / "modules" / language / link).resolve().is_file()
