"""Instruments that support training, each valid only on the days of its rule."""

import functools
from datetime import date

from . import places
from .record import Record, Text
from .sources import SourceKey
from .yaml_file import load_record


class Instrument(Record):
    """An instrument and the days on which its rule is known to hold.

    `known_until` is the last day for which the rule is known; `ended_on` the day it was abolished, if it was.
    """

    key: str
    name: Text
    what: Text
    who: Text
    start: date
    known_until: date
    ended_on: date | None = None
    source: SourceKey
    evidence: str | None = None

    def holds_on(self, day: date, rules_continue: bool) -> bool:
        """Whether the instrument is in force on `day`.

        After the last day for which the rule is known it is in force only if rules are taken to continue, and
        never after it was abolished.
        """
        if day < self.start or (self.ended_on is not None and day >= self.ended_on):
            return False
        return day <= self.known_until or rules_continue


class InstrumentList(Record):
    """Every instrument of the kit."""

    instruments: tuple[Instrument, ...]


@functools.cache
def load_instruments() -> dict[str, Instrument]:
    """The instruments of `course/instruments.yml` by key; raises Problem if the file is damaged."""
    found = load_record(places.folder("course") / "instruments.yml", InstrumentList)
    return {instrument.key: instrument for instrument in found.instruments}
