"""Deleting a person's data (everything in the cohort's folder and its gradebook that is hers), or a whole cohort."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sherpa_sim.content.file_trouble import removing
from sherpa_sim.content.whole_file import read_plain
from sherpa_sim.domain.problem import Problem

from .certificate_register import forget_certificates
from .codes import revoke_codes
from .cohort import Cohort
from .marks import forget
from .parcels import MAXIMUM_ZIP_BYTES
from .roster import Trainee, load_roster, remove_person
from .sessions import forget_sessions
from .talk_corrections import forget_reviews

_GOING = ".deleting-"
"""How a folder's name begins in which a deleted cohort lies until it is gone."""


@dataclass(frozen=True)
class Deletion:
    """Who was deleted, and how many refused files of hers."""

    person: Trainee
    refused_files: int


def delete_person(cohort: Cohort, trainee: str) -> Deletion:
    """Delete a person, named by id, name or e-mail address, with code, sessions, answers, marks and refused files.

    What was interrupted can be done again: the roster goes last.

    Raises:
        Problem: if there is no such person, or a file cannot be removed.
    """
    person = load_roster(cohort).person(trainee)
    revoke_codes(cohort, [person.id])
    forget_sessions(cohort, person.id)
    forget(cohort, person.id)
    forget_certificates(cohort, person.id)
    forget_reviews(cohort, person.id)
    refused = _remove_refused(cohort, person)
    remove_person(cohort, person.id)
    return Deletion(person, refused)


def delete_cohort(cohort: Cohort) -> None:
    """Delete a cohort with everything in its folder: people, answers, hand-ins, marks.

    It is gone from all lists at once; what could not be removed then lies beside the cohorts, and the next deletion
    takes it along.

    Raises:
        Problem: if its folder is a link, or a file cannot be removed.
    """
    folder = cohort.folder.absolute()
    if folder.is_symlink():
        raise Problem("{folder} is a link to another folder; remove it by hand.", folder=folder)
    with cohort.locked(), removing():
        folder.rename(Path(tempfile.mkdtemp(prefix=_GOING, dir=folder.parent)) / folder.name)
    with removing():
        for left in folder.parent.glob(f"{_GOING}*"):
            shutil.rmtree(left)


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
