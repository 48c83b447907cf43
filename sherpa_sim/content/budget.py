"""What something small would cost, line by line, in euro."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from .record import Record

MOST_EURO = 100_000.0
LONGEST = 120
"""The most characters of a line."""


@dataclass(frozen=True)
class Euro:
    """An amount in a sentence: called with a language it is written as that does."""

    amount: float

    def __call__(self, language: str) -> str:
        """The amount, with cents where there are any."""
        cents = round(100 * self.amount)
        text = f"{cents / 100:,.2f}" if cents % 100 else f"{cents // 100:,}"
        return "€\u00a0" + (text.translate(str.maketrans(",.", ".,")) if language == "nl" else text)

    def __str__(self) -> str:
        return self("en")


class BudgetLine(Record):
    """A line of a budget: for what, how much in euro, and who pays (empty, if that is not known)."""

    what: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    euro: Annotated[float, Field(ge=0, le=MOST_EURO, allow_inf_nan=False)]
    payer: Annotated[str, Field(max_length=LONGEST)] = ""


def total(lines: Iterable[BudgetLine]) -> float:
    """The sum of the lines in euro, exact to the cent."""
    return sum(round(100 * line.euro) for line in lines) / 100
