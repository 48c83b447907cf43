"""The register of a cohort's certificates: what was issued to whom and when, so that a code can be checked."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Literal

from pydantic import AwareDatetime

from sherpa_sim.assessment.answers import Key
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.json_file import as_json, load_json
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.record import Record
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import N_, words_for

from .certificates import Standing
from .codes import read_signs
from .cohort import Cohort
from .hand_in import short_code
from .progress_words import OBJECTIVES

REGISTER = "private/certificates.json"
MAXIMUM_BYTES = 20_000_000
NO_QUALIFICATION = N_(
    "This is not a recognised qualification or diploma, and nobody outside the course accredits it. "
    "It says what somebody did in this course."
)


class Passed(Record):
    """A paper on a certificate: its name, and the points that were earned, of how many, and how many pass it."""

    name: str
    points: float
    most: float
    needed: float


class Certificate(Record):
    """What a certificate says, in one language.

    `covered` is what the papers on it test; `hours`, `trainer`, `organisation` and `place` stand there if known.
    """

    trainee: Key
    name: str
    language: Literal["en", "nl"]
    cohort: str
    covered: tuple[str, ...]
    papers: tuple[Passed, ...]
    hours: float | None = None
    trainer: str = ""
    organisation: str = ""
    place: str = ""
    issued: date

    def digest(self) -> str:
        """The SHA-256 of what it says, as 64 hexadecimal digits."""
        return hashlib.sha256(as_json(self.model_dump(mode="json"))).hexdigest()


class Issued(Record):
    """A certificate that was issued.

    Attributes:
        code: stands on it and finds it here.
        at: when.
        digest: the SHA-256 of what it says.
        salt: makes the hash of the recipient's address in the badge its own.
        certificate: what it says.
        ended: when it stopped counting, and `reason` why; None as long as it counts.
    """

    code: str
    at: AwareDatetime
    digest: str
    salt: str
    certificate: Certificate
    ended: AwareDatetime | None = None
    reason: Literal["revoked", "replaced"] | None = None


class Register(Record):
    """Every certificate that was issued, in order."""

    schema_version: Literal[1] = 1
    issued: tuple[Issued, ...] = ()


def load_register(cohort: Cohort) -> Register:
    """The register of a cohort; empty, if nothing was issued.

    Raises:
        Problem: if it cannot be read or is damaged.
    """
    return load_json(cohort.folder / REGISTER, MAXIMUM_BYTES, Register) or Register()


def draft(cohort: Cohort, standing: Standing, today: date) -> Certificate:
    """What the certificate of a person who has earned it says.

    Raises:
        Problem: if she has not.
    """
    person, rule = standing.person, cohort.settings.certificate
    if not standing.earned:
        raise Problem("{name} has not earned the certificate yet.", name=person.name)
    language = person.language or cohort.settings.language
    tested = {objective for one in standing.results for objective in load_paper(one.paper).objectives}
    words = words_for(language)
    return Certificate(
        trainee=person.id,
        name=person.name,
        language=language,
        cohort=cohort.settings.name,
        covered=tuple(words(said) for objective, said in OBJECTIVES.items() if objective in tested),
        papers=tuple(
            Passed(
                name=one.name(language), points=round(one.points or 0.0, 2), most=one.most, needed=one.needed
            )
            for one in standing.results
        ),
        hours=rule.hours,
        trainer=rule.trainer,
        organisation=rule.organisation,
        place=rule.place,
        issued=today,
    )


def issue(
    cohort: Cohort, certificate: Certificate, made: Callable[[Issued], None], now: datetime | None = None
) -> Issued:
    """The entry of a certificate: the one that counts already if it says the same, else a new one in its place.

    `made` makes what is given to the person; if it raises, nothing is entered.

    Raises:
        Problem: if the register cannot be read or written.
    """
    moment = now or datetime.now(UTC)
    with cohort.locked():
        register = load_register(cohort)
        before = next(
            (
                one
                for one in register.issued
                if one.certificate.trainee == certificate.trainee and not one.ended
            ),
            None,
        )
        if before is not None and before.certificate == certificate.model_copy(
            update={"issued": before.certificate.issued}
        ):
            made(before)
            return before
        digest = certificate.digest()
        # The salt keeps the code from being worked out by who knows what the certificate says.
        salt = secrets.token_hex(16)
        own = Issued(
            code=short_code(digest + salt), at=moment, digest=digest, salt=salt, certificate=certificate
        )
        made(own)
        earlier = tuple(_ended(one, moment, "replaced") if one is before else one for one in register.issued)
        _save(cohort, Register(issued=(*earlier, own)))
        return own


def find(cohort: Cohort, typed: str) -> Issued:
    """The certificate with the code that was typed, in whatever case, with or without hyphens.

    Raises:
        Problem: if there is none, or the register says something else than what it was made from.
    """
    wanted = read_signs(typed)
    for one in load_register(cohort).issued:
        if wanted and read_signs(one.code) == wanted:
            if one.certificate.digest() != one.digest:
                raise Problem("The register of certificates was changed by hand; do not rely on this code.")
            return one
    raise Problem('No certificate of this cohort has the code "{code}".', code=typed[:40])


def revoke(cohort: Cohort, typed: str, now: datetime | None = None) -> Issued:
    """Make a certificate stop counting; its entry, unchanged if it had stopped before.

    Raises:
        Problem: if there is none with that code, or the register cannot be written.
    """
    with cohort.locked():
        found = find(cohort, typed)
        if found.ended is not None:
            return found
        ended = _ended(found, now or datetime.now(UTC), "revoked")
        register = load_register(cohort)
        _save(cohort, Register(issued=tuple(ended if one == found else one for one in register.issued)))
        return ended


def forget_certificates(cohort: Cohort, trainee: str) -> None:
    """Remove a person's certificates from the register; their codes are then known to nobody.

    Raises:
        Problem: if the register cannot be read or written.
    """
    with cohort.locked():
        register = load_register(cohort)
        kept = tuple(one for one in register.issued if one.certificate.trainee != trainee)
        if len(kept) < len(register.issued):
            _save(cohort, Register(issued=kept))


def _ended(one: Issued, at: datetime, reason: Literal["revoked", "replaced"]) -> Issued:
    return one.model_copy(update={"ended": at, "reason": reason})


def _save(cohort: Cohort, register: Register) -> None:
    place = cohort.folder / REGISTER
    with writing(place):
        write_whole(place, register.model_dump_json(indent=1).encode(), 0o600)
