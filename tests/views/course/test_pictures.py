"""Pictures of people, and the cards on which one meets the colleagues."""

import pytest
from markupsafe import escape

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.programmes import load_programmes
from sherpa_sim.content.sources import load_sources
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.course import meet, picture


def test_all_six_are_met_by_what_anybody_may_know() -> None:
    html = meet().html
    for colleague in load_colleagues().values():
        assert f"{colleague.name}, {colleague.age}" in html
        assert not any(escape(card.text.en) in html for card in colleague.cards), (
            "what comes with trust stays hidden"
        )


def test_one_may_be_met_alone() -> None:
    html = meet("danny").html
    assert "Danny, 46" in html
    assert "Amina" not in html


def test_an_unknown_colleague_is_refused() -> None:
    with pytest.raises(KeyError):
        meet("nobody")


def test_people_are_filled_by_their_share_and_the_number_is_read_out() -> None:
    html = picture("why_education").html
    assert html.count('class="people"') == 3
    assert "--share:18.0%" in html
    assert "61.1 %" in html


def test_a_family_tells_all_that_the_records_of_its_programmes_say() -> None:
    html = picture("mentor_cousins").html
    fund = load_programmes()["union_learning_fund"]
    told = (fund.name, fund.country, fund.period, fund.what, *fund.how, *fund.lessons, *fund.not_known)
    assert [text.en for text in told if escape(text.en) not in html] == []
    assert words_for("en").number(200_000) in html
    assert "{number}" not in html
    assert all(escape(load_sources()[key].citation("en")) in html for key in fund.cited)


def test_a_figure_from_memory_is_said_to_be_uncertain() -> None:
    html = picture("mentor_family").html
    assert "The first course took 5 days. (uncertain)" in html
    assert html.count("(uncertain)") == 1
