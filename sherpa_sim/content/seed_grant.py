"""The form with which a mentor asks for a small sum to begin something, what is missing on it and what is wrong."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from sherpa_sim.domain.problem import Problem

from .budget import MOST_EURO, BudgetLine, Euro, total
from .consent import Consent
from .record import Record
from .tool_record import Day, ToolRecord

MOST_LINES = 30
MOST_COLLEAGUES = 5000
SHORT, LONG = 120, 1500
"""The most characters of a line, and of a text."""

ShortText = Annotated[str, Field(max_length=SHORT)]
LongText = Annotated[str, Field(max_length=LONG)]


class InKind(Record):
    """What is given without money, and by whom."""

    what: Annotated[str, Field(min_length=1, max_length=SHORT)]
    giver: ShortText = ""


class SeedGrant(ToolRecord):
    """The form as it was filled in until now; what was left open is empty, 0 or None.

    Attributes:
        programme: who gives the grant.
        maximum: the most that it gives, in euro, as the programme says; 0 if that is not filled in.
        mentor, contact, workplace: who asks.
        title, purpose: what it is for.
        begins, ends: from when to when.
        colleagues: for how many.
        reached, way: who of them otherwise does not learn, and how they are reached.
        lines: what is to be paid.
        in_kind: what is given without money.
        stays: what is there when the money is spent.
        works: how one will know that it worked.
        employer: what the employer says; `signer` is who signs for him.
        interest: what the mentor or somebody close to her has to gain by it.
    """

    tool: Literal["seed-grant"] = "seed-grant"
    version: Literal[1] = 1
    programme: ShortText = ""
    maximum: Annotated[float, Field(ge=0, le=MOST_EURO, allow_inf_nan=False)] = 0.0
    mentor: ShortText = ""
    contact: ShortText = ""
    workplace: ShortText = ""
    title: ShortText = ""
    purpose: LongText = ""
    begins: Day | None = None
    ends: Day | None = None
    colleagues: Annotated[int, Field(ge=0, le=MOST_COLLEAGUES)] = 0
    reached: LongText = ""
    way: LongText = ""
    lines: Annotated[tuple[BudgetLine, ...], Field(max_length=MOST_LINES)] = ()
    in_kind: Annotated[tuple[InKind, ...], Field(max_length=MOST_LINES)] = ()
    stays: LongText = ""
    works: LongText = ""
    employer: Consent = Consent.NOT_ASKED
    signer: ShortText = ""
    interest: LongText = ""


def missing(grant: SeedGrant) -> tuple[Problem, ...]:
    """A sentence for everything that is still to be filled in, in the order of the form."""
    return tuple(_missing(grant))


def wrong(grant: SeedGrant, today: date) -> tuple[Problem, ...]:
    """A sentence for everything that cannot stay as it is: a sum above the maximum, days that do not fit."""
    return tuple(_wrong(grant, today))


def _missing(grant: SeedGrant) -> Iterator[Problem]:
    asked = (
        (grant.programme.strip(), Problem("Say which programme gives the grant.")),
        (grant.maximum, Problem("Fill in the most that the programme gives. Ask the programme if you do not know.")),
        (grant.mentor.strip(), Problem("Write your name.")),
        (grant.contact.strip(), Problem("Write how you can be reached.")),
        (grant.workplace.strip(), Problem("Write where you work.")),
        (grant.title.strip(), Problem("Give your plan a name.")),
        (grant.purpose.strip(), Problem("Say what you want to do.")),
        (grant.begins, Problem("Choose the day on which it begins.")),
        (grant.colleagues, Problem("Say for how many colleagues it is; a guess will do.")),
        (grant.reached.strip(), Problem("Say which colleagues you reach who otherwise do not learn.")),
        (grant.way.strip(), Problem("Say how you reach them.")),
        (grant.lines, Problem("Put at least one line in the budget.")),
        (grant.stays.strip(), Problem("Say what stays when the money is spent.")),
        (grant.works.strip(), Problem("Say how you will know that it worked.")),
        (grant.interest.strip(), Problem("Say whether you or somebody close to you gains by it; write none if not.")),
    )  # fmt: skip
    yield from (problem for filled, problem in asked if not filled)
    match grant.employer:
        case Consent.NOT_ASKED:
            yield Problem("Ask your employer whether he agrees.")
        case Consent.ASKED:
            yield Problem("Your employer has not answered yet.")
        case Consent.YES if not grant.signer.strip():
            yield Problem("Write who signs for the employer, and in which function.")


def _wrong(grant: SeedGrant, today: date) -> Iterator[Problem]:
    asked = total(grant.lines)
    if grant.maximum and asked > grant.maximum:
        yield Problem(
            "Your budget is {asked}, which is {over} more than the programme gives. Take something out, or "
            "find somebody who pays the rest.",
            asked=Euro(asked),
            over=Euro(asked - grant.maximum),
        )
    if grant.lines and asked == 0:
        yield Problem("Your budget adds up to nothing. Without costs you need no grant: begin.")
    if grant.begins and grant.begins < today:
        yield Problem(
            "The day on which it begins has gone by. Ask the programme whether it pays what was spent before."
        )
    if grant.begins and grant.ends and grant.ends < grant.begins:
        yield Problem("It ends before it begins. Change one of the two days.")
    if grant.employer is Consent.NO:
        yield Problem(
            "Your employer says no. Talk about why, or plan something for which you do not need him."
        )
