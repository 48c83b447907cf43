"""What the model leaves out although it may matter, and what it takes as given although it is not known."""

import functools
from typing import Annotated

from pydantic import Field

from .places import folder
from .record import Record, Text
from .yaml_file import load_record


class NotModelled(Record):
    """Both lists, each entry the rest of a sentence that begins with the list's name."""

    left_out: Annotated[tuple[Text, ...], Field(min_length=1)]
    taken_as_given: Annotated[tuple[Text, ...], Field(min_length=1)]


@functools.cache
def load_not_modelled() -> NotModelled:
    """The lists of `simulations/not_modelled.yml`; raises Problem if the file is damaged."""
    return load_record(folder("simulations") / "not_modelled.yml", NotModelled)
