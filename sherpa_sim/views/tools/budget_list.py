"""The budget of something small, made by hand line by line."""

from collections.abc import Callable

from sherpa_sim.content.budget import LONGEST, MOST_EURO, BudgetLine, Euro
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Cell, Column, Field, Kind
from .entries import Entries
from .record_form import line_field
from .record_list import record_list


def budget_list(
    words: Words,
    on_entries: Callable[[tuple[BudgetLine, ...]], None],
    *,
    most: int,
    payers: bool,
    empty: str = "",
) -> Entries[BudgetLine]:
    """The list; with `payers` each line says who pays it."""
    payer = (line_field("payer", words("Who pays"), longest=LONGEST),) if payers else ()
    heads = (Column(words("What")), Column(words("Euro"), number=True))

    def cells(one: BudgetLine) -> tuple[Cell | str, ...]:
        paid = (one.what, Cell(Euro(one.euro)(words.language), one.euro))
        return (*paid, one.payer) if payers else paid

    return record_list(
        words,
        BudgetLine.model_construct(what="", euro=0.0, payer=""),
        (
            line_field("what", words("For what?"), longest=LONGEST),
            Field(
                "euro",
                Kind.NUMBER,
                words("How much?"),
                unit=words("euro"),
                maximum=MOST_EURO,
                step=0.01,
                value=0.0,
            ),
            *payer,
        ),
        {"what": Problem("Say what the money is for.")},
        on_entries,
        caption=words("What it costs"),
        new=words("Add a line to the budget"),
        columns=(*heads, Column(words("Who pays"))) if payers else heads,
        cells=cells,
        empty=empty,
        most=most,
    )
