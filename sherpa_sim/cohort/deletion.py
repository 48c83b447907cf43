"""Deleting a person's data: everything in the cohort's folder and its gradebook that is hers."""

import shutil
from dataclasses import dataclass

from sherpa_sim.content.file_trouble import removing
from sherpa_sim.content.whole_file import read_plain

from .certificate_register import forget_certificates
from .codes import revoke_codes
from .cohort import Cohort
from .marks import forget
from .parcels import MAXIMUM_ZIP_BYTES
from .roster import Trainee, load_roster, remove_person


@dataclass(frozen=True)
class Deletion:
    """Who was deleted, and how many refused files of hers."""

    person: Trainee
    refused_files: int


def delete_person(cohort: Cohort, trainee: str) -> Deletion:
    """Delete a person, named by id, name or e-mail address, with code, answers, marks and refused files.

    What was interrupted can be done again: the roster goes last.

    Raises:
        Problem: if there is no such person, or a file cannot be removed.
    """
    person = load_roster(cohort).person(trainee)
    revoke_codes(cohort, [person.id])
    forget(cohort, person.id)
    forget_certificates(cohort, person.id)
    refused = _remove_refused(cohort, person)
    remove_person(cohort, person.id)
    return Deletion(person, refused)


def _remove_refused(cohort: Cohort, person: Trainee) -> int:
    """Remove what was set aside and names this person: as answers and the names of their files do, or in full."""
    named = (f'"{person.id}"', f"-{person.id}.json", person.name, person.email)
    marks = [mark.encode() for mark in named if mark]
    removed = 0
    with removing():
        for folder in (cohort.folder / "set-aside").glob("*/"):
            texts = [read_plain(file, MAXIMUM_ZIP_BYTES) for file in folder.iterdir()]
            if any(mark in text for mark in marks for text in texts):
                shutil.rmtree(folder)
                removed += 1
    return removed
