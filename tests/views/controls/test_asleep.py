"""That controls which sleep are told to no page, and are the same when they wake."""

from collections.abc import Iterator

import pytest
from ipywidgets import Widget
from ipywidgets.widgets import widget
from markupsafe import Markup

from sherpa_sim.views.controls import Panel, Picture, box
from sherpa_sim.views.controls.asleep import put_to_sleep, wake
from sherpa_sim.views.controls.picture import Size


@pytest.fixture(autouse=True)
def nobody() -> Iterator[None]:
    """No control of another test's is there."""
    Widget.close_all()
    yield
    Widget.close_all()


def test_nothing_that_sleeps_is_there_for_a_page_and_all_that_wakes_is() -> None:
    inner = Panel(Markup("told"))
    whole = box("outer", box("inner", inner), Picture())
    before = {name: one.get_state() for name, one in widget._instances.items()}
    put_to_sleep(whole)
    assert not widget._instances
    wake(whole)
    assert {name: one.get_state() for name, one in widget._instances.items()} == before
    bundle = whole._repr_mimebundle_()
    assert bundle is not None
    assert whole.model_id in str(bundle)


def test_what_changed_in_sleep_is_told_on_waking() -> None:
    picture = Picture()
    whole = box("outer", picture)
    picture.on_resize(lambda size: picture.show(b"drawn", "png", "a line", size.width))
    put_to_sleep(whole)
    picture.take(Size(800, 1.0))
    wake(whole)
    state = widget._instances[picture.model_id].get_state()
    assert (state["image"], state["number"], state["height"]) == (b"drawn", 1, 800)


def test_controls_made_while_others_sleep_are_told_of_with_a_layout_of_their_own() -> None:
    sleeping = box("outer", Panel(Markup("first")))
    put_to_sleep(sleeping)
    new = Panel(Markup("second"))
    assert new.layout.comm is not None
    wake(sleeping)
    assert {sleeping.layout, new.layout} <= set(widget._instances.values())
