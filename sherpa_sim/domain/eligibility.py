"""What has to be known of a colleague and her course to say who may use what, and how yes, no and unknown combine."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .people import Education


class Answer(StrEnum):
    """Whether something holds; UNKNOWN: it cannot be told."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Region(StrEnum):
    """Where somebody works or lives."""

    FLANDERS = "flanders"
    BRUSSELS = "brussels"
    WALLONIA = "wallonia"
    ABROAD = "abroad"


class Work(StrEnum):
    """Under which status somebody works."""

    EMPLOYEE = "employee"
    AGENCY_WORKER = "agency_worker"
    SELF_EMPLOYED = "self_employed"
    JOBSEEKER = "jobseeker"


class Sector(StrEnum):
    """Who the employer is: a private firm, a private non-profit (care, welfare, culture), or the public services."""

    PRIVATE = "private"
    SOCIAL_PROFIT = "social_profit"
    PUBLIC = "public"


class CourseKind(StrEnum):
    """What kind of course it is.

    QUALIFYING leads to a job (also one that is short of people, or one's own business); SECOND_CHANCE is basic or
    secondary education for adults; LEISURE is languages, cooking, photography and the like; NOT_A_COURSE is
    onboarding, a mentor track, a video, a lunch talk, a learning network or intervision.
    """

    QUALIFYING = "qualifying"
    SECOND_CHANCE = "second_chance"
    LEISURE = "leisure"
    OTHER = "other"
    NOT_A_COURSE = "not_a_course"


@dataclass(frozen=True)
class Case:
    """What is known of a colleague and the course she has in mind; None is unknown.

    Attributes:
        contract_share: of full time, in percent.
        weekly_hours: hours of work a week, on average.
        education: the highest diploma, as recognised in Belgium.
        years_worked: years of work in the whole career.
        years_of_service: years with this employer.
        firm_size: staff of the employer.
        has_guidance_plan: has a plan from career guidance, made in the last six years.
        used_guidance_voucher: has used a career guidance voucher before.
        time_credit_granted: gets the federal allowance for time credit.
        employer_consents: the employer agrees to time credit.
        pays_herself: chose the course herself and pays for it.
        proposed_by_employer: the employer proposed the course and the colleague agrees.
        sector_fund: the joint committee of the firm has a training fund.
        lacks_basics: wants to learn to read, write, count, use a computer, or speak Dutch.
        reduced_fee: belongs to a group with a reduced fee in adult education.
        course_hours: contact hours of the course in a school year.
        course_credits: credits of the course in a school year.
        course_registered: stands in the Flemish training database.
        course_shortage: has the label of a shortage occupation in adult education.
    """

    work_region: Region | None = None
    home_region: Region | None = None
    work: Work | None = None
    sector: Sector | None = None
    contract_share: float | None = None
    weekly_hours: float | None = None
    education: Education | None = None
    years_worked: float | None = None
    years_of_service: float | None = None
    firm_size: int | None = None
    has_guidance_plan: bool | None = None
    used_guidance_voucher: bool | None = None
    time_credit_granted: bool | None = None
    employer_consents: bool | None = None
    pays_herself: bool | None = None
    proposed_by_employer: bool | None = None
    sector_fund: bool | None = None
    lacks_basics: bool | None = None
    reduced_fee: bool | None = None
    course_kind: CourseKind | None = None
    course_hours: float | None = None
    course_credits: float | None = None
    course_registered: bool | None = None
    course_shortage: bool | None = None


class Standing(StrEnum):
    """How well a rule is known on a day."""

    KNOWN = "known"
    BEFORE_KNOWN = "before_known"
    NOT_BEGUN = "not_begun"
    PAST_KNOWN = "past_known"
    UNDATED = "undated"
    ABOLISHED = "abolished"


def answer(held: bool | None) -> Answer:
    """YES or NO for what is known, UNKNOWN for what is not."""
    if held is None:
        return Answer.UNKNOWN
    return Answer.YES if held else Answer.NO


def all_hold(answers: Iterable[Answer]) -> Answer:
    """NO if one is no, else UNKNOWN if one is unknown, else YES; YES of nothing."""
    found = set(answers)
    if Answer.NO in found:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in found else Answer.YES


def any_holds(answers: Iterable[Answer]) -> Answer:
    """YES if one is yes, else UNKNOWN if one is unknown, else NO; NO of nothing."""
    found = set(answers)
    if Answer.YES in found:
        return Answer.YES
    return Answer.UNKNOWN if Answer.UNKNOWN in found else Answer.NO


def standing_on(
    day: date, start: date | None, known_until: date | None, ended_on: date | None, begins: bool
) -> Standing:
    """How well a rule is known on `day`.

    Args:
        day: the day asked about.
        start: the first day for which the rule is known (None: no day is known).
        known_until: the last such day (None: no day is known).
        ended_on: the day it was abolished, if it was.
        begins: whether there was nothing before `start`; if not, there may have been another rule.
    """
    if ended_on is not None and day >= ended_on:
        return Standing.ABOLISHED
    if start is not None and day < start:
        return Standing.NOT_BEGUN if begins else Standing.BEFORE_KNOWN
    if known_until is None:
        return Standing.UNDATED
    return Standing.KNOWN if day <= known_until else Standing.PAST_KNOWN


def verdict(by_the_rule: Answer, standing: Standing, sure: bool) -> Answer:
    """What can be told for certain: what the rule says, where it is known to hold and its source can be relied on.

    Args:
        by_the_rule: what the last known rule says.
        standing: how well that rule is known on the day.
        sure: whether the source can be relied on.
    """
    if standing in (Standing.ABOLISHED, Standing.NOT_BEGUN):
        return Answer.NO
    return by_the_rule if sure and standing is Standing.KNOWN else Answer.UNKNOWN
