"""That sentences and tables say what the numbers say, in both languages."""

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sherpa_sim.content.prices import own_prices
from sherpa_sim.content.scenario import Settings, Workplace
from sherpa_sim.experiments.results import Comparison, Interval
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.explorer import sentences
from sherpa_sim.views.explorer.chart import Chart, top_for
from sherpa_sim.views.explorer.chart_frame import Frame
from sherpa_sim.views.explorer.money import money
from sherpa_sim.views.explorer.picture_table import picture_table
from sherpa_sim.views.explorer.pieces import damage, sentence
from sherpa_sim.views.explorer.tables import person_by_person, reasons, who_gains

EN, NL = words_for("en"), words_for("nl")


def stand_in():
    """The engine's stand-in, which lies beside this folder."""
    place = Path(__file__).parents[1] / "fake_explorer.py"
    spec = importlib.util.spec_from_file_location("fake_explorer", place)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


Explorer = stand_in().Explorer


@pytest.fixture
def comparison() -> Comparison:
    return Explorer(Workplace(workers=200)).compare(Settings(mentors_per_100=3))


@pytest.fixture
def unchanged() -> Comparison:
    return Explorer(Workplace()).compare(Settings())


def test_the_headline_tells_both_shares(comparison: Comparison) -> None:
    everybody = comparison.groups[0]
    for words in (EN, NL):
        said = sentences.headline(comparison, words)
        assert words.percent(everybody.with_change.middle) in said
        assert words.percent(everybody.without.middle) in said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (1.0, "In all 100 runs"),
        (0.99, "In nearly all runs"),
        (0.9, "In 9 of 10 runs"),
        (0.5, "In 5 of 10 runs"),
        (0.04, "In hardly any run"),
    ],
)
def test_how_sure(comparison: Comparison, share: float, said: str) -> None:
    assert sentences.how_sure(replace(comparison, share_better=share), EN).startswith(said)


def test_a_loss_is_called_a_loss(comparison: Comparison) -> None:
    loss = replace(comparison, difference=Interval(-0.05, -0.08, -0.02))
    assert "only" in sentences.headline(loss, EN)
    assert "maar" in sentences.headline(loss, NL)


def test_no_change_is_said_to_be_none(unchanged: Comparison) -> None:
    assert "Nothing changes" in sentence(unchanged, EN)
    assert "runs" not in sentence(unchanged, EN)


def test_unknown_costs_are_called_unknown(unchanged: Comparison) -> None:
    assert money(unchanged, {}, EN).count("Not known") == 3
    assert money(unchanged, {}, NL).count("Niet bekend") == 3


def test_how_mentors_talk_is_told_with_the_point_below_which_it_harms(
    comparison: Comparison, unchanged: Comparison
) -> None:
    told = replace(comparison, mentor_skill=Interval(0.56, 0.48, 0.64))
    assert "56%" in money(told, {}, EN)
    assert "48% to 64%. Trainers call it MI-consistent talk; below 50%" in money(told, {}, EN)
    assert "MI-consistent" not in money(unchanged, {}, EN)


def test_every_group_and_reason_is_in_its_table(comparison: Comparison) -> None:
    table = who_gains(comparison, EN)
    assert table.count('scope="row"') == len(comparison.groups)
    assert table.count('scope="rowgroup"') == 4
    assert person_by_person(comparison, NL).count('scope="row"') == len(comparison.groups)
    assert reasons(comparison, NL).count('scope="row"') == len(comparison.barriers)


def test_what_a_person_typed_is_escaped() -> None:
    assert "<b>" not in damage(["<b>"], EN)


@pytest.mark.parametrize("width", [290, 390, 804])
@pytest.mark.parametrize("words", [EN, NL], ids=["en", "nl"])
def test_labels_stay_inside_the_chart(comparison: Comparison, width: int, words) -> None:
    chart = Chart(Frame(Size(width, 1.0), comparison.start, top_for(comparison)), comparison, words)
    chart.draw(comparison)
    for label in (chart._own_label, chart._without_label):
        box = label.get_window_extent()
        assert box.x0 >= 0
        assert box.x1 <= width
        assert box.y0 >= 0
        assert box.y1 <= chart.frame.height
    assert not chart._own_label.get_window_extent().overlaps(chart._without_label.get_window_extent())


def test_drawing_again_gives_the_same_picture(comparison: Comparison) -> None:
    chart = Chart(Frame(Size(600, 1.0), comparison.start, 1.0), comparison, EN)
    chart.draw(comparison)
    first = chart.png()
    chart.draw(Explorer(Workplace(workers=200)).compare(Settings(mentors_per_100=8)))
    assert chart.png() != first
    chart.draw(comparison)
    assert chart.png() == first


@pytest.mark.parametrize("width", [290, 600])
def test_a_note_comes_and_goes_with_the_picture(comparison: Comparison, width: int) -> None:
    chart = Chart(Frame(Size(width, 1.0), comparison.start, 1.0), comparison, EN)
    pictures = []
    told = ("25 of 100 runs so far.", "Words and tables follow.")
    for note in ((), told, (), told):
        chart.draw(comparison, note)
        pictures.append(chart.png())
    assert pictures[0] == pictures[2] != pictures[1] == pictures[3]
    box = chart._note.get_window_extent()
    assert box.x0 >= 0
    assert box.x1 <= width


def test_every_price_says_where_it_comes_from(unchanged: Comparison) -> None:
    told = money(unchanged, {"wage_hour": 31.5}, EN)
    assert "31.50 <span class='count'>your own" in told
    assert told.count("fill in your own") == sum(
        number.yours and number.source == "choice" for number in own_prices().values()
    )
    assert "22.55" not in told
    assert "22,55" in money(unchanged, {}, NL)


def test_the_picture_has_its_numbers_as_a_table(comparison: Comparison) -> None:
    table = picture_table(["Few", "<Many>"], [comparison, comparison], EN)
    assert table.count("<tr>") == 1 + 1 + len(comparison.weeks) // 13
    assert "&lt;Many&gt;" in table
    last = comparison.with_change
    told = [EN.percent(float(share[-1]), 1) for share in (last.middle, last.low, last.high)]
    assert table.count("{} ({} to {})".format(*told)) >= 2
