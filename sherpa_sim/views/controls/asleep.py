"""Controls that are made before anybody comes: they sleep, and wake in the kernel of whoever gets them."""

from collections.abc import Iterator

from ipywidgets import Box, DOMWidget, Widget


def put_to_sleep(whole: DOMWidget) -> None:
    """Lets everything in it be told of to no page, until it is woken."""
    for one in _all_in(whole):
        one.close()


def wake(whole: DOMWidget) -> None:
    """Lets pages be told of everything in it again."""
    for one in _all_in(whole):
        vars(one).pop("_repr_mimebundle_", None)  # what is closed could not be shown any more
        one.open()


def _all_in(widget: DOMWidget) -> Iterator[Widget]:
    """Everything in it and itself, what is told of in another before that other."""
    if isinstance(widget, Box):
        for child in widget.children:
            yield from _all_in(child)
    yield widget.layout
    yield widget
