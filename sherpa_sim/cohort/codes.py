"""Personal access codes: made, kept hashed, checked, renewed and revoked.

A code is three groups of four signs in Crockford's Base32, such as 7K3M-9QZT-X2HV. The first group says whose
code it may be and is no secret; the other two are 40 random bits. That is short enough to type on a phone, and
enough: `attempts` lets through some 1 500 guesses a day on a code, and a thief of the file of hashes needs, at 70 ms a
guess, over a thousand years of a processor for one code.
"""

import hashlib
import hmac
import secrets
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Literal

from pydantic import AwareDatetime

from sherpa_sim.assessment.answers import Key
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.json_file import load_json
from sherpa_sim.content.record import Record
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem

from .attempts import begin_attempt, forgive
from .cohort import Cohort

CODES = "private/codes.json"
MAXIMUM_BYTES = 4_000_000
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's Base32 (crockford.com/base32.html): O is read as 0, I and L as 1."""
NAME_SIGNS, SECRET_SIGNS, TRAINER_SIGNS = 4, 8, 16
TRAINER = "trainer"
_READ_AS = str.maketrans("OIL", "011")
_COST = 2**14
"""Of scrypt, with blocks of 8: 16 MB and about 70 ms."""


class Code(Record):
    """A code as it is kept: the first group, whose it is, and a salted hash of the rest."""

    name: str
    trainee: Key
    salt: str
    hash: str
    made: AwareDatetime


class Codes(Record):
    """The codes of a cohort; at most one a person, and the trainer's own secret."""

    schema_version: Literal[1] = 1
    codes: tuple[Code, ...] = ()
    trainer: Code | None = None


def make_codes(cohort: Cohort, trainees: Iterable[str]) -> dict[str, str]:
    """A new code for each of these people, by id; it can be seen only now, and their old codes are void.

    Raises:
        Problem: if the codes cannot be read or written.
    """
    with cohort.locked():
        codes = _load(cohort)
        wanted = dict.fromkeys(trainees)
        kept = [code for code in codes.codes if code.trainee not in wanted]
        names = {code.name for code in kept}
        shown = {}
        for trainee in wanted:
            name = _new_name(names)
            secret = _random(SECRET_SIGNS)
            kept.append(_hashed(name, trainee, secret))
            shown[trainee] = grouped(name + secret)
        _save(cohort, codes.model_copy(update={"codes": tuple(kept)}))
    return shown


def revoke_codes(cohort: Cohort, trainees: Collection[str]) -> int:
    """Make the codes of these people void; how many there were.

    Raises:
        Problem: if the codes cannot be read or written.
    """
    with cohort.locked():
        codes = _load(cohort)
        kept = tuple(code for code in codes.codes if code.trainee not in trainees)
        _save(cohort, codes.model_copy(update={"codes": kept}))
    return len(codes.codes) - len(kept)


def with_code(cohort: Cohort) -> dict[str, datetime]:
    """Who has a code, by id, and since when."""
    return {code.trainee: code.made for code in _load(cohort).codes}


def code_marks(cohort: Cohort) -> dict[str, str]:
    """By id of who has a code, a random mark that this code has and no other, by which it can be known again."""
    return {code.trainee: code.salt for code in _load(cohort).codes}


def sign_in(cohort: Cohort, typed: str, address: str) -> str:
    """The id of the person whose code was typed on a machine with this network address.

    Raises:
        Problem: if it is nobody's code, or there were too many attempts; the two that are nobody's (no such
            name, wrong secret) take as long and say the same.
    """
    signs = read_signs(typed)
    name, secret = signs[:NAME_SIGNS], signs[NAME_SIGNS:]
    codes = {code.name: code for code in _load(cohort).codes}
    doors = (f"address {address}", *([f"code {name}"] if name in codes else []))
    begin_attempt(cohort, doors)
    code = codes.get(name)
    if not _fits(code, secret) or code is None:
        raise Problem("This code is not known. Look at your sheet and type it again, or ask your trainer.")
    forgive(cohort, doors)
    return code.trainee


def make_trainer_secret(cohort: Cohort) -> str:
    """A new secret for the trainer's desk, 80 random bits; it can be seen only now, and the old one is void."""
    secret = _random(TRAINER_SIGNS)
    with cohort.locked():
        codes = _load(cohort)
        _save(cohort, codes.model_copy(update={"trainer": _hashed("", TRAINER, secret)}))
    return grouped(secret)


def trainer_mark(cohort: Cohort) -> str:
    """A random mark that the trainer's secret has and no other; empty if none was made yet."""
    trainer = _load(cohort).trainer
    return trainer.salt if trainer is not None else ""


def trainer_sign_in(cohort: Cohort, typed: str, address: str) -> None:
    """Let the trainer in who typed her secret.

    Raises:
        Problem: if it is another, or there were too many attempts.
    """
    doors = (f"trainer at {address}",)
    begin_attempt(cohort, doors)
    if not _fits(_load(cohort).trainer, read_signs(typed)):
        raise Problem(
            'This is not the secret of the trainer\'s desk. "sherpa cohort codes --trainer" makes a new one.'
        )
    forgive(cohort, doors)


def grouped(signs: str) -> str:
    """A code as it is shown: groups of four with hyphens."""
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def read_signs(typed: str) -> str:
    """What was typed, without hyphens and spaces, in capitals, look-alikes read as Crockford says."""
    return "".join(sign for sign in typed[:100].upper() if sign.isalnum()).translate(_READ_AS)


def _hashed(name: str, trainee: str, secret: str) -> Code:
    salt = secrets.token_hex(16)
    return Code(name=name, trainee=trainee, salt=salt, hash=_hash(secret, salt), made=datetime.now(UTC))


def _fits(code: Code | None, secret: str) -> bool:
    """Whether a secret is that of a code; without a code as much work is done, so that time tells nothing."""
    salt, known = (code.salt, code.hash) if code is not None else ("00" * 16, "")
    return hmac.compare_digest(_hash(secret, salt), known)


def _hash(secret: str, salt: str) -> str:
    return hashlib.scrypt(secret.encode(), salt=bytes.fromhex(salt), n=_COST, r=8, p=1, dklen=32).hex()


def _random(signs: int) -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(signs))


def _new_name(names: set[str]) -> str:
    while True:
        name = _random(NAME_SIGNS)
        if name not in names:
            names.add(name)
            return name


def _load(cohort: Cohort) -> Codes:
    return load_json(cohort.folder / CODES, MAXIMUM_BYTES, Codes) or Codes()


def _save(cohort: Cohort, codes: Codes) -> None:
    place = cohort.folder / CODES
    with writing(place):
        write_whole(place, codes.model_dump_json(indent=1).encode())
