"""Columns as plain numbers: quick to read and write one at a time."""

from typing import Any

import numpy as np


class Table(dict[str, memoryview]):
    """The columns of an array of records, by name: they read as plain numbers and write into the array.

    A copy (`copy.deepcopy`, pickle) is a table of the copied array.
    """

    def __init__(self, records: np.recarray) -> None:
        names = records.dtype.names or ()
        super().__init__({name: np.asarray(records[name]).data for name in names})
        self.records = records

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.records,)
