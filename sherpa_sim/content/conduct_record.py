"""Who signed which text of the code of conduct, and how it stands now."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from sherpa_sim.domain.problem import Problem

from .code_of_conduct import CodeOfConduct
from .record import Record
from .tool_record import ToolRecord

MOST_SIGNATURES = 100


class Signature(Record):
    """A text that was signed: its version, language and digest, when, and when it was withdrawn (if it was)."""

    code_version: Annotated[str, Field(max_length=20)]
    language: Literal["en", "nl"]
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    signed: AwareDatetime
    withdrawn: AwareDatetime | None = None


class ConductRecord(ToolRecord):
    """What a mentor read of the code, and every text that she signed, the newest last.

    Attributes:
        reading: the digest of the text that she reads.
        read: the keys of its articles that she opened.
        signatures: what she signed.
    """

    tool: Literal["code-of-conduct"] = "code-of-conduct"
    version: Literal[1] = 1
    reading: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    read: Annotated[tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=30)] = ()
    signatures: Annotated[tuple[Signature, ...], Field(max_length=MOST_SIGNATURES)] = ()


class Standing(StrEnum):
    """How it stands with somebody and the code as it is now."""

    NOT_SIGNED = "not_signed"
    SIGNED = "signed"
    OTHER_TEXT = "other_text"
    WITHDRAWN = "withdrawn"


def standing(record: ConductRecord, code: CodeOfConduct) -> Standing:
    """How it stands: a text that has changed since, in the language in which it was signed, is asked again."""
    if not record.signatures:
        return Standing.NOT_SIGNED
    last = record.signatures[-1]
    if last.withdrawn is not None:
        return Standing.WITHDRAWN
    return Standing.SIGNED if last.digest == code.digest(last.language) else Standing.OTHER_TEXT


def read_of(record: ConductRecord, code: CodeOfConduct, language: str) -> frozenset[str]:
    """The articles that were opened of this very text: of another text or language nothing counts."""
    return frozenset(record.read) if record.reading == code.digest(language) else frozenset()


def with_read(record: ConductRecord, code: CodeOfConduct, language: str, article: str) -> ConductRecord:
    """The same with this article opened."""
    if article in (before := read_of(record, code, language)):
        return record
    read = tuple(one.key for one in code.articles if one.key in before or one.key == article)
    return record.model_copy(update={"reading": code.digest(language), "read": read})


def sign(
    record: ConductRecord, code: CodeOfConduct, language: Literal["en", "nl"], now: datetime
) -> ConductRecord:
    """The same with the code as it is now signed in this language.

    Raises:
        Problem: if not every article was read, or this text is signed already.
    """
    if len(read_of(record, code, language)) < len(code.articles):
        raise Problem("Read every article first; then you can sign.")
    if standing(record, code) is Standing.SIGNED:
        raise Problem("You have signed this text already.")
    made = Signature(code_version=code.version, language=language, digest=code.digest(language), signed=now)
    kept = (*record.signatures, made)[-MOST_SIGNATURES:]
    return record.model_copy(update={"signatures": kept})


def withdraw(record: ConductRecord, now: datetime) -> ConductRecord:
    """The same with the last signature withdrawn; that it was there stays known.

    Raises:
        Problem: if there is none that holds.
    """
    if not record.signatures or record.signatures[-1].withdrawn is not None:
        raise Problem("There is no signature to withdraw.")
    last = record.signatures[-1].model_copy(update={"withdrawn": now})
    return record.model_copy(update={"signatures": (*record.signatures[:-1], last)})
