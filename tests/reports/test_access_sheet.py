"""That the sheet says to each person how to get in, and asks nothing of the network."""

import re

import pytest
import segno
from markupsafe import escape

from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.access_sheet import Card, access_sheet

ADDRESS = "http://192.168.1.7:8867/"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_card_has_name_address_code_and_picture(language: str) -> None:
    cards = [Card("An <b>Peeters</b>", "7K3M-9QZT-X2HV"), Card("Bo", "0000-1111-2222")]
    page = access_sheet("Lente & zo", "lente", cards, ADDRESS, words_for(language)).decode()
    assert page.count("<svg") == page.count("<li>") == 2
    assert f'lang="{language}"' in page
    for card in cards:
        assert str(escape(card.name)) in page
        assert card.code in page
    assert "<b>Peeters" not in page
    assert "Lente &amp; zo" in page


def test_the_picture_holds_the_code_behind_the_hash() -> None:
    page = access_sheet("Lente", "lente", [Card("An", "7K3M-9QZT-X2HV")], ADDRESS, words_for("en")).decode()
    link = f"{ADDRESS}#group=lente&code=7K3M-9QZT-X2HV"
    wanted = segno.make(link, error="m", micro=False).svg_inline(scale=3, border=4, omitsize=False)
    assert wanted in page


def test_nothing_is_asked_of_the_network() -> None:
    page = access_sheet("Lente", "lente", [Card("An", "7K3M")], ADDRESS, words_for("en")).decode()
    assert not re.search(r"(src|href)=|@import|url\(|<script", page)
