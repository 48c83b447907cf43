"""That a unit leads to a tool for after the course: a page of the site, or its notebook beside the unit."""

import pytest

from sherpa_sim.content.places import checkout
from sherpa_sim.locale.words import LANGUAGES, words_for
from sherpa_sim.views.course import tool_door
from sherpa_sim.views.course.reader import Reader


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_leads_to_a_tool_on_the_site_or_to_its_notebook(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = checkout()
    assert own is not None
    for on_site in (True, False):
        monkeypatch.setattr(tool_door, "reader", lambda on_site=on_site: Reader(words_for(language), on_site))
        link = tool_door.tool("signals").html.split('href="')[1].split('"')[0]
        if on_site:
            assert link == f"../signals?lang={language}"
        else:
            assert (own / "modules" / language / link).resolve().is_file()


def test_a_tool_that_mentors_do_not_have_is_refused() -> None:
    with pytest.raises(KeyError):
        tool_door.tool("matching")
