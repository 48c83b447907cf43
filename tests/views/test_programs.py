"""That the pieces of a page's program are there, and go out as one file."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from voila.configuration import VoilaConfiguration
from voila.paths import collect_static_paths
from voila.utils import get_voila_labextensions_path

from sherpa_sim.views import programs as own
from sherpa_sim.views.programs import found, listed, programs

LATE = """
async () => {
  const manager = { _models: {}, %s };
  let now = 0;
  Date.now = () => now;
  window.setTimeout = (work) => {
    now += 2100;
    manager._models.late = "a widget";
    work();
  };
  const lost = await manager.get_model("lost").catch((error) => error.message);
  now = 0;
  manager._models = {};
  return [await manager.get_model("late").catch((error) => error.message), lost];
}
"""


@pytest.fixture(scope="module")
def roots() -> dict[str, list[str]]:
    """Where JupyterLab and Voila have their pieces."""
    return {
        "static": collect_static_paths(["voila", "nbconvert"], "base"),
        "labextensions": get_voila_labextensions_path(VoilaConfiguration().extra_labextensions_path),
    }


def test_every_piece_is_there_with_the_versions_that_the_kit_is_locked_to(
    roots: dict[str, list[str]],
) -> None:
    assert [piece for piece in listed() if found(piece, roots) is None] == []
    assert len(programs(roots).content) > 1_000_000


def test_a_widget_that_comes_at_the_last_moment_is_found(
    roots: dict[str, list[str]], browser: Browser
) -> None:
    looks = re.findall(r"async get_model\(e\)\{.*?\}return t\}", programs(roots).content.decode())
    assert len(looks) == 1
    page = browser.new_page()
    try:
        assert page.evaluate(LATE % looks[0]) == ["a widget", "widget model not found"]
    finally:
        page.close()


def test_pieces_stand_apart_and_what_is_not_there_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.js").write_text('"use strict"; said.push(1) // no end of line')
    (tmp_path / "two.js").write_text("said.push(2)")
    names = tmp_path / "programs.txt"
    names.write_text("# pieces\nstatic/one.js\nstatic/gone.js\nlabextensions/two.js\n")
    monkeypatch.setattr(own, "LIST", names)
    kept = programs({"static": ["/nowhere", str(tmp_path)], "labextensions": [str(tmp_path)]})
    assert kept.content.splitlines() == [
        b'(function(){"use strict"; said.push(1) // no end of line',
        b"})();",
        b"(function(){said.push(2)",
        b"})();",
    ]
    assert kept.kind.startswith("text/javascript")
    assert kept.small is not None
