"""That what is taken away of several plans is all there: numbers, chart, brief and each plan's file."""

import io
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from sherpa_sim.content.plan import LONGEST_NAME, Plan
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls import Download
from sherpa_sim.views.explorer.take_away import TakenAway, chart_to_take_away, take_away_downloads
from tests.reports.briefed import MENTORS, NO_MENTORS, NOTHING, briefed

EN, NL = words_for("en"), words_for("nl")
SVG = "{http://www.w3.org/2000/svg}"
WIDE = Plan(name="W" * LONGEST_NAME, settings=MENTORS.settings)
LESS_THAN = Plan(name="<b>5 & 6</b>", settings=NO_MENTORS.settings)


def taken(plans: list[Plan], look: int = 0) -> TakenAway:
    brief = briefed(plans)
    choices = [{"mentors": plan.settings.mentors_per_100} for plan in plans]
    return TakenAway(brief.plans, look, choices, brief.versus, brief.workplace)


def offers(page: TakenAway, words=EN) -> dict[str, Download]:
    return {download.name: download for download in take_away_downloads(lambda: page, words)}


@pytest.mark.parametrize("words", [EN, NL], ids=["en", "nl"])
@pytest.mark.parametrize("plans", [[MENTORS], [WIDE, LESS_THAN, NOTHING, WIDE]], ids=["one", "four"])
def test_every_file_is_what_it_is_called(plans: list[Plan], words) -> None:
    page = taken(plans, len(plans) - 1)
    found = offers(page, words)
    assert Image.open(io.BytesIO(found["sherpa-explorer.png"].make())).size[0] == 1920
    brief = PdfReader(io.BytesIO(found["sherpa-brief.pdf"].make()))
    assert len(brief.pages) == 2
    assert page.plans[0].comparison.stamp.line() in found["sherpa-explorer.csv"].make().decode()
    plan = found["sherpa-plan.yml"]
    assert plan.called is not None
    assert plan.called() == f"sherpa-plan-{'abcd'[page.look]}.yml"
    assert parse_record(plan.called(), plan.make(), Scenario) == page.plans[page.look].scenario


@pytest.mark.parametrize("words", [EN, NL], ids=["en", "nl"])
def test_the_svg_says_what_it_shows_and_keeps_its_letters(words) -> None:
    page = taken([WIDE, LESS_THAN], 1)
    written = offers(page, words)["sherpa-explorer.svg"].make()
    assert written == offers(page, words)["sherpa-explorer.svg"].make()
    root = ElementTree.fromstring(written)
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == words.language
    assert root.get("role") == "img"
    named = {
        child.get("id"): child.text or "" for child in root if child.tag in (f"{SVG}title", f"{SVG}desc")
    }
    assert list(named) == str(root.get("aria-labelledby")).split()
    for plan in page.plans:
        assert words.percent(float(plan.comparison.with_change.middle[-1])) in named["chart-said"]
    assert "<b>5 & 6</b>" in named["chart-said"]
    texts = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert "B · <b>5 & 6</b>" in texts
    assert page.plans[1].comparison.stamp.line() in texts


@pytest.mark.parametrize("look", range(4))
def test_names_stay_inside_the_picture(look: int) -> None:
    page = taken([WIDE, LESS_THAN, NOTHING, WIDE])
    chart = chart_to_take_away(page.plans, look, "Title", EN)
    boxes = [label.get_window_extent() for label in chart._labels]
    edge = chart.frame.size.width * chart.frame.size.ratio
    assert all(box.x1 <= edge for box in boxes)
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[:at])
