"""A closed list of words, each with the small number under which the model stores it."""

from enum import StrEnum
from typing import Self


class Category(StrEnum):
    """A word from a closed list; `code` is its place in that list, starting at 0."""

    @property
    def code(self) -> int:
        """The place of this word in its list (0, 1, ...)."""
        return list(type(self)).index(self)

    @classmethod
    def of(cls, code: int) -> Self:
        """The word stored under `code`.

        Raises:
            IndexError: if no word has that code.
        """
        return list(cls)[code]
