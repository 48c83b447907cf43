"""The questions that tell who a colleague is and what course she has in mind; every one may stay open."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.domain.eligibility import Case, CourseKind, Region, Sector, Work
from sherpa_sim.domain.people import Education
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Field, Group, Kind, Option, Value

_LONGEST = 8
_MOST = 100_000.0
_YES = "yes"
_NO = "no"
OPEN = "open"
"""The answer of who does not know."""
COLLEAGUE = "colleague"
"""The key of the field that fills in what is known of a colleague of the course."""

_WORDS: Mapping[str, type[StrEnum]] = {
    "work_region": Region,
    "home_region": Region,
    "work": Work,
    "sector": Sector,
    "education": Education,
    "course_kind": CourseKind,
}
_NUMBERS = (
    "contract_share",
    "weekly_hours",
    "firm_size",
    "years_worked",
    "years_of_service",
    "course_hours",
    "course_credits",
)


@dataclass(frozen=True)
class Filled:
    """A case as far as it was told, and what could not be read, by the key of its field."""

    case: Case
    problems: Mapping[str, Problem]


def case_fields(words: Words) -> tuple[Field, ...]:
    """The fields of the form: a colleague to begin with, and then the attributes of a `Case`, under their names."""
    work = Group(words("Where your colleague works"))
    person = Group(words("Diploma and years of work"))
    course = Group(words("The course"), folded=True)
    more = Group(words("What may still count"), folded=True)
    regions = _options(
        words,
        {
            Region.FLANDERS: words("Flanders"),
            Region.BRUSSELS: words("Brussels"),
            Region.WALLONIA: words("Wallonia"),
            Region.ABROAD: words("Abroad"),
        },
    )
    return (
        Field(
            COLLEAGUE,
            Kind.CHOICE,
            words("Begin with"),
            options=(
                Option(OPEN, words("A colleague of my own")),
                *(Option(key, one.name) for key, one in load_colleagues().items()),
            ),
            value=OPEN,
        ),
        _choice("work_region", words("Where is the place of work?"), regions, work),
        _choice("home_region", words("Where does your colleague live?"), regions, work),
        _choice("work", words("How does your colleague work?"), _options(words, _kinds_of_work(words)), work),
        _choice("sector", words("Who is the employer?"), _options(words, _employers(words)), work),
        _number("firm_size", words("How many people work there?"), words("people"), work),
        _number("contract_share", words("What share of full time is the contract?"), "%", work),
        _number("weekly_hours", words("How many hours a week?"), words("hours"), work),
        _choice(
            "education",
            words("What is the highest diploma that counts in Belgium?"),
            _options(words, _diplomas(words)),
            person,
        ),
        _number("years_worked", words("How long has your colleague worked in all?"), words("years"), person),
        _number("years_of_service", words("How long with this employer?"), words("years"), person),
        _choice("course_kind", words("What kind of course is it?"), _options(words, _courses(words)), course),
        _number("course_hours", words("How many hours of lessons in a school year?"), words("hours"), course),
        _number("course_credits", words("How many credits in a school year?"), words("credits"), course),
        _fact("course_registered", words("Is it in the Flemish training database?"), words, course),
        _fact("course_shortage", words("Does it have the label of a shortage occupation?"), words, course),
        _fact("pays_herself", words("Did your colleague choose it, and does she or he pay?"), words, course),
        _fact("proposed_by_employer", words("Did the employer propose it?"), words, course),
        _fact("lacks_basics", words("Is it about reading, counting, computers or Dutch?"), words, more),
        _fact("reduced_fee", words("Does your colleague belong to a group with a reduced fee?"), words, more),
        _fact("has_guidance_plan", words("Is there a recent plan from career guidance?"), words, more),
        _fact("used_guidance_voucher", words("Was a career guidance voucher used before?"), words, more),
        _fact("time_credit_granted", words("Has RVA granted time credit for training?"), words, more),
        _fact("employer_consents", words("Does the employer agree to time credit?"), words, more),
        _fact("sector_fund", words("Does the sector have a training fund?"), words, more),
    )


def filled(values: Mapping[str, Value]) -> Filled:
    """The case that the values of the form tell of; what is open or cannot be read is unknown."""
    known: dict[str, Any] = {}
    problems: dict[str, Problem] = {}
    for field in fields(Case):
        told = str(values.get(field.name, OPEN)).strip()
        if field.name in _NUMBERS:
            try:
                known[field.name] = _number_in(told)
            except ValueError:
                problems[field.name] = Problem("This is not a number. Write for instance 38 or 19.5.")
        elif told != OPEN:
            known[field.name] = _WORDS[field.name](told) if field.name in _WORDS else told == _YES
    return Filled(Case(**known), problems)


def known_of(colleague: str) -> dict[str, Value]:
    """The values of the form for a colleague of the course, or for one of whom nothing is known yet."""
    case = Case() if colleague == OPEN else load_colleagues()[colleague].case()
    known = {field.name: getattr(case, field.name) for field in fields(Case)}
    return {
        key: (f"{value:g}" if key in _NUMBERS else str(value)) if value is not None else _nothing(key)
        for key, value in known.items()
    }


def _nothing(key: str) -> str:
    return "" if key in _NUMBERS else OPEN


def _number_in(told: str) -> float | None:
    if told in ("", OPEN):
        return None
    number = float(told.removesuffix("%").replace(",", "."))
    if not 0 <= number <= _MOST:
        raise ValueError(told)
    return number


def _choice(key: str, label: str, options: tuple[Option, ...], group: Group) -> Field:
    return Field(key, Kind.CHOICE, label, options=options, value=OPEN, group=group)


def _fact(key: str, label: str, words: Words, group: Group) -> Field:
    return _choice(key, label, _options(words, {_YES: words("Yes"), _NO: words("No")}), group)


def _number(key: str, label: str, unit: str, group: Group) -> Field:
    return Field(key, Kind.TEXT, label, help=unit, maximum=_LONGEST, value="", group=group)


def _options(words: Words, labels: Mapping[Any, str]) -> tuple[Option, ...]:
    return (
        *(Option(str(value), label) for value, label in labels.items()),
        Option(OPEN, words("I do not know (yet)")),
    )


def _kinds_of_work(words: Words) -> dict[Work, str]:
    return {
        Work.EMPLOYEE: words("Employed by the firm"),
        Work.AGENCY_WORKER: words("Through an agency"),
        Work.SELF_EMPLOYED: words("Self-employed"),
        Work.JOBSEEKER: words("Looking for work"),
    }


def _employers(words: Words) -> dict[Sector, str]:
    return {
        Sector.PRIVATE: words("A private firm"),
        Sector.SOCIAL_PROFIT: words("A non-profit: care, welfare, culture"),
        Sector.PUBLIC: words("The public services"),
    }


def _diplomas(words: Words) -> dict[Education, str]:
    return {
        Education.LOW: words("No diploma of secondary school"),
        Education.MEDIUM: words("Secondary school"),
        Education.HIGH: words("College or university"),
    }


def _courses(words: Words) -> dict[CourseKind, str]:
    return {
        CourseKind.QUALIFYING: words("A course for a job"),
        CourseKind.SECOND_CHANCE: words("Basic or secondary education for adults"),
        CourseKind.LEISURE: words("Languages, cooking, photography and the like"),
        CourseKind.OTHER: words("Another course"),
        CourseKind.NOT_A_COURSE: words("No course: a talk at lunch, a video, an introduction to the job"),
    }
