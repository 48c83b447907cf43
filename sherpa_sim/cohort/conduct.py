"""Who of a cohort signed the code of conduct: which text, when, and whether it is the text of now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sherpa_sim.content.code_of_conduct import CodeOfConduct, load_code_of_conduct, short_digest
from sherpa_sim.content.conduct_record import ConductRecord, Signature, Standing, standing
from sherpa_sim.content.csv_table import csv_table
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .roster import Trainee, load_roster
from .tool_records import ToolFolder

COLUMNS = ("id", "name", "standing", "version", "language", "digest", "signed", "withdrawn")


@dataclass(frozen=True)
class OwnConduct:
    """How it stands with one person; `problem` says why that cannot be told, and then there is no `standing`."""

    person: Trainee
    standing: Standing | None
    last: Signature | None
    signatures: tuple[Signature, ...] = ()
    problem: Problem | None = None


def conduct_of(cohort: Cohort) -> tuple[OwnConduct, ...]:
    """Everybody of the roster, in its order.

    Raises:
        Problem: if the roster cannot be read.
    """
    code = load_code_of_conduct()
    return tuple(_own(cohort, person, code) for person in load_roster(cohort).people)


def conduct_table(everybody: Iterable[OwnConduct]) -> bytes:
    """A CSV file with a row for each text that somebody signed, and one for each person who signed none.

    `standing` is that of now, on the row of the last signature; times are in UTC.
    """
    return csv_table(COLUMNS, _rows(everybody))


def _own(cohort: Cohort, person: Trainee, code: CodeOfConduct) -> OwnConduct:
    try:
        record = ToolFolder(cohort, person.id).load(ConductRecord()).record
    except Problem as problem:
        return OwnConduct(person, None, None, problem=problem)
    last = record.signatures[-1] if record.signatures else None
    return OwnConduct(person, standing(record, code), last, record.signatures)


def _rows(everybody: Iterable[OwnConduct]) -> Iterator[tuple[object, ...]]:
    for own in everybody:
        now = "unreadable" if own.standing is None else str(own.standing)
        if not own.signatures:
            yield own.person.id, own.person.name, now, None, None, None, None, None
        for one in own.signatures:
            yield (
                own.person.id,
                own.person.name,
                now if one is own.last else "earlier",
                one.code_version,
                one.language,
                short_digest(one.digest),
                one.signed.isoformat(timespec="seconds"),
                one.withdrawn and one.withdrawn.isoformat(timespec="seconds"),
            )
