"""A mentor's log as a table for a spreadsheet: for herself, not for management."""

from sherpa_sim.cohort.signal_log import states
from sherpa_sim.content.csv_table import csv_table
from sherpa_sim.content.signal_walls import load_kinds, wall_of
from sherpa_sim.content.signals import SignalsRecord
from sherpa_sim.locale.words import Words

from . import signal_names


def signals_csv(record: SignalsRecord, words: Words) -> bytes:
    """Every signal of the log, a row each, with headings in the language of `words`."""
    reached, called = states(record), signal_names.states(words)
    return csv_table(
        [
            words("Day"),
            words("Wall"),
            words("Kind of wall"),
            words("What was said"),
            words("What would they want themselves?"),
            words("Colleagues"),
            words("Counted already, same kind"),
            words("Counted already, other kind"),
            words("Team"),
            words("State"),
        ],
        (
            (
                signal.day.isoformat(),
                wall_of()[signal.kind].name(words.language),
                load_kinds()[signal.kind].name(words.language),
                signal.words,
                signal.want,
                signal.people,
                signal.same,
                signal.elsewhere,
                signal.place,
                called[reached[signal.key]],
            )
            for signal in record.signals
        ),
    )
