"""Lists, proposed pairs and meetings as tables to take away."""

from collections.abc import Sequence

from sherpa_sim.content.csv_table import csv_table
from sherpa_sim.content.matching import Candidate, Part
from sherpa_sim.content.matching_columns import HEADER_NAMES, Column, Side
from sherpa_sim.content.matching_values import ANYWHERE
from sherpa_sim.content.pair_record import BegunPair
from sherpa_sim.locale.words import Words
from sherpa_sim.matching.proposed import Proposal
from sherpa_sim.reports.match_words import DAY_PARTS, PART_NAMES, languages_words, slots_words

from .person_told import GENDERS


def list_csv(people: Sequence[Candidate], side: Side, words: Words) -> bytes:
    """One of the two lists, in a form in which it can be brought in again."""
    shown = [
        column
        for column in Column
        if column is not Column.FIRST_NAME and (column is not Column.CAPACITY or side is Side.MENTORS)
    ]
    names = dict(zip(Column, HEADER_NAMES[words.language], strict=True))
    rows = [[_cell(one, column, words) for column in shown] for one in people]
    return csv_table(
        [names[column] for column in shown], rows, delimiter=";" if words.language == "nl" else ","
    )


def _cell(one: Candidate, column: Column, words: Words) -> object:
    match column:
        case Column.LANGUAGES:
            return languages_words(one, words)
        case Column.AVAILABLE:
            return slots_words(one.available, words)
        case Column.TRAVEL:
            return ", ".join("online" if place == ANYWHERE else place for place in one.travel)
        case Column.LIMITS:
            return ", ".join(words(PART_NAMES[part]) for part in one.limits)
        case Column.GENDER | Column.PREFERS:
            said = getattr(one, column)
            return words(GENDERS[said]) if said else ""
        case _:
            value = getattr(one, column)
            return ", ".join(value) if isinstance(value, tuple) else value


def pairs_csv(proposal: Proposal, words: Words) -> bytes:
    """A row for each proposed pair, and for each mentee without a mentor."""
    columns = (
        words("Mentee"),
        words("Mentor"),
        words("Fit (of 100)"),
        *(words(PART_NAMES[part]) for part in Part),
        words("As good with"),
        words("Fixed"),
    )
    rows: list[tuple[object, ...]] = [
        (
            pair.mentee.name,
            pair.mentor.name,
            pair.points / 10,
            *(one.points / 10 for one in pair.contributions),
            "; ".join(one.name for one in pair.as_good),
            words("yes") if pair.fixed else "",
        )
        for pair in proposal.pairs
    ]
    rows += [(one.mentee.name,) for one in proposal.left]
    return csv_table(columns, rows)


def meetings_csv(pairs: Sequence[BegunPair], words: Words) -> bytes:
    """A row for each meeting of each pair that began: planned, and held."""
    columns = (
        words("Mentee"),
        words("Mentor"),
        words("Day"),
        words("Part of the day"),
        words("Planned or held"),
        words("Minutes"),
        words("About"),
        words("Next step"),
    )
    rows: list[tuple[object, ...]] = []
    for pair in pairs:
        names = (pair.mentee_name, pair.mentor_name)
        rows += [
            (*names, one.day.isoformat(), words(DAY_PARTS[one.part]) if one.part else "", words("planned"))
            for one in pair.plan
        ]
        rows += [
            (*names, one.day.isoformat(), "", words("held"), one.minutes, one.about, one.next_step)
            for one in pair.held
        ]
    return csv_table(columns, rows)
