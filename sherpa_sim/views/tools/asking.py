"""A form on a card, with a button that saves what was filled in, and one that leaves it."""

from collections.abc import Callable, Mapping, Sequence

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Button, Buttons, Field, Form, Panel, Value, box
from ..markup import alert_of

SAVE, LEAVE = "save", "leave"


def asking(
    title: str,
    fields: Sequence[Field],
    words: Words,
    on_save: Callable[[Mapping[str, Value]], None],
    on_leave: Callable[[], None],
) -> DOMWidget:
    """The card; a Problem that `on_save(values)` raises is shown in it, and what was filled in stays."""
    form = Form(list(fields), words, title)
    alarm = Panel(kind="alarm")

    def done(key: str) -> None:
        if key == LEAVE:
            on_leave()
            return
        try:
            on_save(form.accepted)
        except Problem as problem:
            alarm.show(alert_of(problem, words))

    heading = Panel(Markup("<h3>{}</h3>").format(title), reached=True)
    buttons = Buttons([Button(SAVE, words("Save"), "main"), Button(LEAVE, words("Leave it"))], done)
    return box("card opened", heading, form, alarm, buttons)
