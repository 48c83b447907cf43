"""Deleting a person's data: everything in the cohort's folder that is hers."""

import shutil
from dataclasses import dataclass

from sherpa_sim.content.whole_file import read_plain
from sherpa_sim.domain.problem import Problem

from .codes import revoke_codes
from .cohort import Cohort
from .parcels import MAXIMUM_ZIP_BYTES
from .roster import Trainee, load_roster, remove_person


@dataclass(frozen=True)
class Deletion:
    """Who was deleted, and how many refused files of hers."""

    person: Trainee
    refused_files: int


def delete_person(cohort: Cohort, trainee: str) -> Deletion:
    """Delete a person, by id, name or e-mail address: code, answers, hand-ins, refused files, place on the roster.

    What was interrupted can be done again: the roster goes last.

    Raises:
        Problem: if there is no such person, or a file cannot be removed.
    """
    person = load_roster(cohort).person(trainee)
    revoke_codes(cohort, [person.id])
    refused = _remove_refused(cohort, person)
    remove_person(cohort, person.id)
    return Deletion(person, refused)


def _remove_refused(cohort: Cohort, person: Trainee) -> int:
    """Remove what was set aside and names this person."""
    marks = [mark.encode() for mark in (person.id, person.name, person.email) if mark]
    removed = 0
    try:
        for folder in (cohort.folder / "set-aside").glob("*/"):
            texts = [read_plain(file, MAXIMUM_ZIP_BYTES) for file in folder.iterdir()]
            if any(mark in text for mark in marks for text in texts):
                shutil.rmtree(folder)
                removed += 1
    except OSError as error:
        raise Problem(
            "{file} cannot be removed ({reason}); close programs that use it and try again.",
            file=error.filename,
            reason=error.strerror or "",
        ) from None
    return removed
