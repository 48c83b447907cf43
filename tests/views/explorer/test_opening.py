"""That a page made before anybody comes sleeps until it is given away, once, and is the page one would make then."""

from collections.abc import Iterator

import numpy as np
import pytest
from ipywidgets import Widget
from ipywidgets.widgets import widget

from sherpa_sim.locale.words import LANGUAGES, words_for
from sherpa_sim.views.controls import Form, Picture
from sherpa_sim.views.explorer import opening
from sherpa_sim.views.explorer.choices import Choices
from sherpa_sim.views.explorer.floor import ready_made
from sherpa_sim.views.explorer.opening import ROOM, explore, make_ready, usual
from sherpa_sim.views.visit import MACHINE_VARIABLE

SENT = {"width": ROOM.width, "ratio": ROOM.ratio}  # by a browser with the room that was drawn for


@pytest.fixture(autouse=True)
def nothing_made() -> Iterator[None]:
    """Every test begins and ends without pages that were made."""
    Widget.close_all()
    opening._made.clear()
    yield
    Widget.close_all()
    opening._made.clear()


def _comes(monkeypatch: pytest.MonkeyPatch, query: str) -> list[Widget]:
    """Everything on the page of a visitor with this address."""
    monkeypatch.setenv("QUERY_STRING", query)
    monkeypatch.setenv(MACHINE_VARIABLE, "127.0.0.1")
    explore()
    return list(widget._instances.values())


def _said(page: list[Widget]) -> list[object]:
    """What a page tells a browser of all that is on it, but for the names that widgets go by."""
    named = {one.model_id: number for number, one in enumerate(page)}

    def plain(value: object) -> object:
        if isinstance(value, str) and value.startswith("IPY_MODEL_"):
            return named[value.removeprefix("IPY_MODEL_")]
        if isinstance(value, list | tuple):
            return [plain(one) for one in value]
        return value

    return [{key: plain(value) for key, value in one.get_state().items()} for one in page]


def _in_order(page: list[Widget]) -> list[Widget]:
    """The widgets of a page as they stand on it: each after what it holds."""
    (top,) = (one for one in page if "explorer" in getattr(one, "_dom_classes", ()))

    def below(one: Widget) -> Iterator[Widget]:
        for child in getattr(one, "children", ()):
            yield from below(child)
        yield one.layout
        yield one

    return list(dict.fromkeys(below(top)))


def test_what_is_made_is_told_to_no_page_and_leaves_the_usual_workplace() -> None:
    make_ready()
    assert not widget._instances
    ready, choices = usual(), Choices()
    assert ready is usual()
    new = ready_made(choices.ground, words_for("en"))
    kept, made = ready.ahead.pair(choices.changes(0)), new.ahead.pair(choices.changes(0))
    for one, other in ((kept.without, made.without), (kept.changed, made.changed)):
        assert np.array_equal(one.record.series, other.record.series)
        assert np.array_equal(one.record.tables, other.record.tables)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_that_was_made_says_what_one_made_for_the_visitor_says(
    monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    new = _comes(monkeypatch, f"lang={language}")
    (picture,) = (one for one in new if isinstance(one, Picture))
    picture.room = SENT
    expected = _said(_in_order(new))
    Widget.close_all()
    make_ready()
    given = _comes(monkeypatch, f"lang={language}")
    assert set(given) == set(_in_order(given))  # nothing of the other language is on it
    assert _said(_in_order(given)) == expected


def test_a_page_is_given_to_one_visitor_only(monkeypatch: pytest.MonkeyPatch) -> None:
    make_ready()
    first = _comes(monkeypatch, "lang=nl")
    both = _comes(monkeypatch, "lang=nl")
    assert len(both) > len(first)
    (one, other) = (one for one in both if isinstance(one, Form) and "mentors" in one.values)
    one.values = {**one.values, "mentors": 5.0}
    assert other.values["mentors"] != 5.0


def test_a_page_that_was_given_draws_what_is_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    make_ready()
    page = _comes(monkeypatch, "lang=en")
    (picture,) = (one for one in page if isinstance(one, Picture))
    (form,) = (one for one in page if isinstance(one, Form) and "mentors" in one.values)
    before = picture.number
    picture.room = SENT
    assert picture.number == before  # as a browser with this room leaves it
    form.values = {**form.values, "mentors": 5.0}
    assert picture.number == before + 1
    picture.room = {"width": 358, "ratio": 2}
    assert picture.number == before + 2


def test_who_asks_for_something_else_gets_a_page_of_her_own(monkeypatch: pytest.MonkeyPatch) -> None:
    make_ready()
    page = _comes(monkeypatch, "lang=en&mentors=5")
    (form,) = (one for one in page if isinstance(one, Form) and "mentors" in one.values)
    assert form.values["mentors"] == 5.0
    (picture,) = (one for one in page if isinstance(one, Picture))
    assert picture.number == 0  # it waits for the room there is
