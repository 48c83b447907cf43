"""That what the papers say of who may use what on a day is what the record of instruments says of that day."""

import re
from dataclasses import replace
from datetime import date

import pytest

from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.instruments import load_conditions, load_instruments
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.question_choices import Classify
from sherpa_sim.content.question_values import Number
from sherpa_sim.content.who_may_use import judged
from sherpa_sim.domain.eligibility import Answer, Case, CourseKind, Region, Sector, Work
from sherpa_sim.domain.people import Education
from sherpa_sim.locale.words import LANGUAGES, words_for

CATEGORY = {Answer.YES: "may", Answer.NO: "may_not", Answer.UNKNOWN: "open"}
WHO = {key: replace(one.case(), used_guidance_voucher=False) for key, one in load_colleagues().items()}
HERE = Case(work_region=Region.FLANDERS, home_region=Region.FLANDERS, used_guidance_voucher=False)
COURSE = {"course_kind": CourseKind.QUALIFYING, "course_registered": True, "course_credits": 0.0}
HER_OWN = {"pays_herself": True, "proposed_by_employer": False}

# What the stem of each case tells: the day, the colleague and her course.
CASES: dict[str, tuple[date, Case]] = {
    "instruments-01": (date(2026, 3, 2), replace(WHO["danny"], **COURSE, course_hours=40)),
    "instruments-02": (date(2025, 10, 20), replace(WHO["amina"], **COURSE, **HER_OWN, course_hours=60)),
    "instruments-03": (date(2025, 12, 12), replace(WHO["kevin"], **COURSE, **HER_OWN, course_hours=80)),
    "instruments-04": (
        date(2024, 11, 15),
        replace(WHO["marleen"], **COURSE, course_hours=40, pays_herself=False, proposed_by_employer=True),
    ),
    "instruments-05": (
        date(2026, 9, 10),
        replace(WHO["sofie"], **COURSE, course_hours=400, course_shortage=True),
    ),
    "instruments-06": (
        date(2026, 2, 5),
        replace(
            WHO["jonas"],
            course_kind=CourseKind.LEISURE,
            course_registered=False,
            course_hours=30,
            course_credits=0,
            course_shortage=False,
        ),
    ),
    "instruments-07": (
        date(2025, 4, 7),
        replace(
            HERE,
            **COURSE,
            **HER_OWN,
            work=Work.EMPLOYEE,
            sector=Sector.PUBLIC,
            contract_share=100,
            weekly_hours=38,
            firm_size=300,
            education=Education.LOW,
            course_hours=48,
        ),
    ),
    "instruments-08": (
        date(2026, 1, 20),
        replace(
            HERE,
            work=Work.SELF_EMPLOYED,
            years_worked=9,
            course_kind=CourseKind.QUALIFYING,
            course_shortage=False,
        ),
    ),
    "instruments-b-01": (
        date(2026, 1, 15),
        replace(WHO["marleen"], **COURSE, course_hours=40, pays_herself=False, proposed_by_employer=True),
    ),
    "instruments-b-02": (date(2025, 11, 3), replace(WHO["sofie"], **COURSE, **HER_OWN, course_hours=48)),
    "instruments-b-03": (
        date(2025, 10, 9),
        replace(
            HERE,
            **COURSE,
            **HER_OWN,
            work=Work.EMPLOYEE,
            sector=Sector.PRIVATE,
            contract_share=100,
            weekly_hours=38,
            years_of_service=4,
            firm_size=15,
            education=Education.LOW,
            course_hours=24,
        ),
    ),
    "instruments-b-04": (
        date(2024, 5, 2),
        replace(
            WHO["danny"],
            course_kind=CourseKind.SECOND_CHANCE,
            course_registered=True,
            course_hours=320,
            pays_herself=False,
        ),
    ),
    "instruments-b-05": (
        date(2026, 8, 31),
        replace(WHO["kevin"], **COURSE, **HER_OWN, course_hours=80, course_shortage=True),
    ),
    "instruments-b-06": (
        date(2025, 12, 10),
        replace(
            HERE,
            **HER_OWN,
            work=Work.AGENCY_WORKER,
            home_region=Region.BRUSSELS,
            sector=Sector.PRIVATE,
            contract_share=79,
            weekly_hours=30,
            years_worked=10,
            education=Education.LOW,
            course_kind=CourseKind.SECOND_CHANCE,
            course_registered=True,
            course_hours=200,
        ),
    ),
    "instruments-b-07": (
        date(2026, 2, 14),
        replace(
            HERE,
            **COURSE,
            work=Work.EMPLOYEE,
            sector=Sector.PUBLIC,
            contract_share=100,
            weekly_hours=38,
            years_worked=20,
            firm_size=900,
            course_hours=60,
        ),
    ),
    "instruments-b-08": (
        date(2026, 5, 20),
        replace(
            HERE, **COURSE, work=Work.JOBSEEKER, years_worked=16, course_hours=120, course_shortage=False
        ),
    ),
}
# What a number is reckoned with: periods, the instrument, and its price a period in the record.
PRICES = {
    "instruments-09": (120, "adult_education_shortage", 1.0),
    "instruments-b-09": (60, "adult_education", 2.25),
}


def test_every_case_of_the_papers_is_computed() -> None:
    papers = [load_paper(key) for key in ("instruments", "instruments-b")]
    asked = {
        place.question
        for paper in papers
        for zone in paper.zones
        if zone.key == "cases"
        for place in zone.questions
    }
    assert asked == set(CASES)


@pytest.mark.parametrize("identity", CASES)
def test_the_key_of_a_case_is_what_the_record_says_of_its_day(identity: str) -> None:
    question = load_bank()[identity]
    assert isinstance(question, Classify)
    day, case = CASES[identity]
    for item in question.items:
        found = judged(load_instruments()[item.key], load_conditions(), case, day)
        assert (item.key, item.right) == (item.key, CATEGORY[found.answer])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("identity", CASES)
def test_a_case_and_its_cards_tell_their_days(identity: str, language: str) -> None:
    question, words = load_bank()[identity], words_for(language)
    assert isinstance(question, Classify)
    day = CASES[identity][0]
    assert question.stem(language).startswith(words.date(day))
    for item in question.items:
        one = load_instruments()[item.key]
        for known in (one.start, one.known_until) if one.known_until else (one.ended_on,):
            assert known is not None
            assert words.date(known) in item.text(language)


@pytest.mark.parametrize("identity", PRICES)
def test_a_price_is_that_of_the_record(identity: str) -> None:
    question = load_bank()[identity]
    assert isinstance(question, Number)
    periods, key, price = PRICES[identity]
    told = load_instruments()[key].amount.en
    first = re.search(r"\d+(?:\.\d+)?", told)
    assert first is not None
    assert float(first[0]) == price
    assert question.right == periods * price
