"""What a person who has earned the certificate is given: a PDF to print, and a badge."""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from threading import Event

from sherpa_sim.cohort.badges import badge, badge_key
from sherpa_sim.cohort.certificate_register import Issued, draft, issue
from sherpa_sim.cohort.certificates import Standing
from sherpa_sim.cohort.cohort import Cohort, key_of
from sherpa_sim.cohort.roster import Trainee
from sherpa_sim.domain.problem import Problem

from .certificate import certificate_pdf


@dataclass(frozen=True)
class Award:
    """A certificate that was issued, and its files by name."""

    person: Trainee
    issued: Issued
    files: dict[str, bytes]


@dataclass(frozen=True)
class Awards:
    """What was made, and for whom it could not be, and why."""

    made: tuple[Award, ...]
    failed: tuple[tuple[Trainee, Problem], ...]


def award(cohort: Cohort, standing: Standing, now: datetime | None = None) -> Award:
    """The certificate of somebody who has earned it; the one she has, if nothing on it has changed.

    Raises:
        Problem: if she has not earned it, it cannot be printed, or the register cannot be read or written; then no
            certificate was issued.
    """
    person, key = standing.person, badge_key(cohort)
    moment = (now or datetime.now()).astimezone()
    files: dict[str, bytes] = {}

    def make(issued: Issued) -> None:
        stem = f"{key_of(person.name) or person.id}-{issued.code.lower()}"
        files[f"{stem}.pdf"] = certificate_pdf(issued)
        files[f"{stem}.jwt"] = badge(issued, person, key)

    return Award(person, issue(cohort, draft(cohort, standing, moment.date()), make, moment), files)


def award_all(
    cohort: Cohort,
    everybody: Iterable[Standing],
    progress: Callable[[int, int], None] | None = None,
    stop: Event | None = None,
) -> Awards:
    """The certificates of all who have earned one; one that cannot be made never stops the others.

    Args:
        cohort: the cohort.
        everybody: how people stand; who has not earned it is passed over.
        progress: is told how many of how many were made.
        stop: once set, no further one is made.
    """
    earned = [standing for standing in everybody if standing.earned]
    made: list[Award] = []
    failed: list[tuple[Trainee, Problem]] = []
    for number, standing in enumerate(earned):
        if progress is not None:
            progress(number, len(earned))
        if stop is not None and stop.is_set():
            break
        try:
            made.append(award(cohort, standing))
        except Problem as problem:
            failed.append((standing.person, problem))
    return Awards(tuple(made), tuple(failed))


def awards_zip(awards: Iterable[Award]) -> bytes:
    """All files of these certificates in one zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for own in awards:
            for name, data in own.files.items():
                archive.writestr(name, data)
    return packed.getvalue()
