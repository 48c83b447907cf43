"""A list, made by hand, of records whose fields are those of a form."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from sherpa_sim.content.record import Record
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Cell, Column, Field, Value
from .entries import Entries
from .record_form import filled, taken

RecordT = TypeVar("RecordT", bound=Record)


def record_list(
    words: Words,
    blank: RecordT,
    fields: Sequence[Field],
    needs: Mapping[str, Problem],
    on_entries: Callable[[tuple[RecordT, ...]], None],
    *,
    caption: str,
    new: str,
    columns: Sequence[Column],
    cells: Callable[[RecordT], tuple[Cell | str, ...]],
    empty: str = "",
    most: int,
) -> Entries[RecordT]:
    """The list; a new entry begins as `blank`, which need not be valid.

    `needs` are the fields that may not be left empty, each with what is said if one is.
    """

    def read(values: Mapping[str, Value], before: RecordT | None) -> RecordT:
        for key, problem in needs.items():
            if not str(values[key]).strip():
                raise problem
        return taken(before or blank, fields, values)

    return Entries(
        words,
        caption=caption,
        new=new,
        columns=columns,
        cells=cells,
        fields=lambda one: filled(one or blank, fields),
        read=read,
        on_entries=on_entries,
        empty=empty,
        most=most,
    )
