"""That a rehearsed page leaves what the next one needs, and no widget; and that its answers are those of a new one."""

import numpy as np
from ipywidgets.widgets import widget

from sherpa_sim.locale.words import words_for
from sherpa_sim.views.explorer.choices import Choices
from sherpa_sim.views.explorer.floor import ready_made
from sherpa_sim.views.explorer.page import usual
from sherpa_sim.views.explorer.rehearsal import rehearse


def test_a_rehearsal_leaves_the_usual_workplace_and_nothing_to_be_seen() -> None:
    rehearse()
    assert not widget._instances
    ready, choices = usual(), Choices()
    assert ready is usual()
    new = ready_made(choices.ground, words_for("en"))
    kept, made = ready.ahead.pair(choices.changes(0)), new.ahead.pair(choices.changes(0))
    for one, other in ((kept.without, made.without), (kept.changed, made.changed)):
        assert np.array_equal(one.record.series, other.record.series)
        assert np.array_equal(one.record.tables, other.record.tables)
