"""That who may use what is told right at the edges of each rule, and never more surely than it is known."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.instruments import load_conditions, load_instruments
from sherpa_sim.content.who_may_use import Verdict, judged, usable, who_may_use
from sherpa_sim.domain.eligibility import Answer, Case, CourseKind, Region, Sector, Standing, Work
from sherpa_sim.domain.people import Education

DAY = timedelta(days=1)
# Somebody for whom every Belgian instrument is within reach; each test changes one thing.
WHOLE = Case(
    work_region=Region.FLANDERS,
    home_region=Region.FLANDERS,
    work=Work.EMPLOYEE,
    sector=Sector.PRIVATE,
    contract_share=100,
    weekly_hours=38,
    education=Education.LOW,
    years_worked=20,
    years_of_service=10,
    firm_size=100,
    has_guidance_plan=False,
    used_guidance_voucher=False,
    time_credit_granted=True,
    employer_consents=True,
    pays_herself=True,
    proposed_by_employer=True,
    sector_fund=True,
    lacks_basics=True,
    reduced_fee=False,
    course_kind=CourseKind.QUALIFYING,
    course_hours=400,
    course_credits=0,
    course_registered=True,
    course_shortage=False,
)
IN_FORCE = {
    "training_leave": date(2026, 3, 1),
    "joint_initiative_right": date(2026, 3, 1),
    "individual_training_right": date(2025, 6, 1),
    "training_time_credit": date(2023, 1, 1),
    "training_voucher": date(2025, 1, 1),
    "training_credit": date(2021, 10, 1),
    "career_voucher": date(2026, 3, 1),
    "adult_education": date(2026, 3, 1),
    "adult_education_shortage": date(2026, 3, 1),
    "adult_general_education": date(2026, 3, 1),
    "adult_leisure_courses": date(2026, 3, 1),
    "training_plan": date(2025, 6, 1),
}


def of(key: str, day: date, case: Case) -> Verdict:
    return judged(load_instruments()[key], load_conditions(), case, day)


# instrument, what differs from the whole case, the answer on a day in force
EDGES: list[tuple[str, dict[str, Any], Answer]] = [
    ("training_leave", {}, Answer.YES),
    ("training_leave", {"contract_share": 80}, Answer.YES),
    ("training_leave", {"contract_share": 79}, Answer.NO),
    ("training_leave", {"contract_share": 79.9}, Answer.NO),
    ("training_leave", {"contract_share": None}, Answer.UNKNOWN),
    ("training_leave", {"weekly_hours": 28}, Answer.YES),
    ("training_leave", {"weekly_hours": 27.5}, Answer.NO),
    ("training_leave", {"course_hours": 32}, Answer.YES),
    ("training_leave", {"course_hours": 31}, Answer.NO),
    ("training_leave", {"course_hours": 31, "course_credits": 3}, Answer.YES),
    ("training_leave", {"course_hours": 31, "course_credits": 2}, Answer.NO),
    ("training_leave", {"course_hours": 31, "course_credits": None}, Answer.UNKNOWN),
    ("training_leave", {"course_hours": None, "course_credits": 3}, Answer.YES),
    ("training_leave", {"course_registered": False}, Answer.NO),
    ("training_leave", {"course_kind": CourseKind.NOT_A_COURSE}, Answer.NO),
    ("training_leave", {"work_region": Region.BRUSSELS}, Answer.NO),
    ("training_leave", {"work_region": Region.WALLONIA}, Answer.NO),
    ("training_leave", {"home_region": Region.WALLONIA}, Answer.YES),
    ("training_leave", {"sector": Sector.PUBLIC}, Answer.NO),
    ("training_leave", {"sector": Sector.SOCIAL_PROFIT}, Answer.YES),
    ("training_leave", {"work": Work.SELF_EMPLOYED}, Answer.NO),
    ("training_leave", {"contract_share": 79, "course_hours": None}, Answer.NO),
    ("joint_initiative_right", {}, Answer.YES),
    ("joint_initiative_right", {"proposed_by_employer": False}, Answer.NO),
    ("joint_initiative_right", {"contract_share": 79}, Answer.NO),
    ("individual_training_right", {"firm_size": 9}, Answer.NO),
    ("individual_training_right", {"firm_size": 10}, Answer.YES),
    ("individual_training_right", {"firm_size": 19}, Answer.YES),
    ("individual_training_right", {"firm_size": 20}, Answer.YES),
    ("individual_training_right", {"firm_size": None}, Answer.UNKNOWN),
    ("individual_training_right", {"sector": Sector.PUBLIC}, Answer.NO),
    ("training_plan", {"firm_size": 19}, Answer.NO),
    ("training_plan", {"firm_size": 20}, Answer.YES),
    ("training_time_credit", {"years_of_service": 2}, Answer.YES),
    ("training_time_credit", {"years_of_service": 1.9}, Answer.NO),
    ("training_time_credit", {"firm_size": 10, "employer_consents": False}, Answer.NO),
    ("training_time_credit", {"firm_size": 10, "employer_consents": True}, Answer.YES),
    ("training_time_credit", {"firm_size": 11, "employer_consents": False}, Answer.YES),
    ("training_time_credit", {"firm_size": 10, "employer_consents": None}, Answer.UNKNOWN),
    ("training_time_credit", {"course_hours": 360}, Answer.YES),
    ("training_time_credit", {"course_hours": 359}, Answer.NO),
    ("training_time_credit", {"course_hours": 0, "course_credits": 27}, Answer.YES),
    ("training_time_credit", {"course_hours": 0, "course_credits": 26}, Answer.NO),
    (
        "training_time_credit",
        {"course_hours": 300, "course_kind": CourseKind.SECOND_CHANCE},
        Answer.YES,
    ),
    (
        "training_time_credit",
        {"course_hours": 299, "course_kind": CourseKind.SECOND_CHANCE},
        Answer.NO,
    ),
    ("training_voucher", {"education": Education.MEDIUM}, Answer.YES),
    ("training_voucher", {"education": Education.HIGH}, Answer.NO),
    ("training_voucher", {"education": Education.HIGH, "has_guidance_plan": True}, Answer.YES),
    ("training_voucher", {"education": Education.HIGH, "has_guidance_plan": None}, Answer.UNKNOWN),
    ("training_voucher", {"education": None, "has_guidance_plan": True}, Answer.YES),
    ("training_voucher", {"home_region": Region.BRUSSELS}, Answer.YES),
    ("training_voucher", {"home_region": Region.WALLONIA}, Answer.NO),
    ("training_voucher", {"work_region": Region.WALLONIA}, Answer.YES),
    ("training_voucher", {"work": Work.AGENCY_WORKER}, Answer.YES),
    ("training_voucher", {"work": Work.SELF_EMPLOYED}, Answer.NO),
    ("training_voucher", {"pays_herself": False}, Answer.NO),
    ("training_credit", {}, Answer.YES),
    ("training_credit", {"time_credit_granted": False}, Answer.NO),
    ("training_credit", {"sector": Sector.PUBLIC}, Answer.NO),
    ("training_credit", {"education": Education.HIGH}, Answer.NO),
    # Our source does not say clearly which other courses count.
    ("training_credit", {"course_kind": CourseKind.OTHER}, Answer.UNKNOWN),
    ("career_voucher", {"years_worked": 7}, Answer.YES),
    ("career_voucher", {"years_worked": 6.9}, Answer.NO),
    ("career_voucher", {"work": Work.SELF_EMPLOYED}, Answer.YES),
    ("career_voucher", {"work": Work.JOBSEEKER}, Answer.NO),
    # Two sources disagree on who used one before, and the third does not say which region counts.
    ("career_voucher", {"used_guidance_voucher": True}, Answer.UNKNOWN),
    ("career_voucher", {"home_region": Region.WALLONIA, "work_region": Region.WALLONIA}, Answer.UNKNOWN),
    ("adult_education", {}, Answer.YES),
    ("adult_education", {"course_shortage": True}, Answer.NO),
    ("adult_education", {"course_kind": CourseKind.LEISURE}, Answer.NO),
    ("adult_education_shortage", {"course_shortage": True}, Answer.YES),
    ("adult_education_shortage", {}, Answer.NO),
    ("adult_general_education", {"course_kind": CourseKind.SECOND_CHANCE}, Answer.YES),
    ("adult_general_education", {}, Answer.NO),
    ("adult_leisure_courses", {"course_kind": CourseKind.LEISURE}, Answer.YES),
    ("adult_leisure_courses", {"course_kind": None}, Answer.UNKNOWN),
]


@pytest.mark.parametrize(("key", "changes", "expected"), EDGES)
def test_the_edges_of_each_rule(key: str, changes: dict[str, Any], expected: Answer) -> None:
    found = of(key, IN_FORCE[key], replace(WHOLE, **changes))
    assert found.standing is Standing.KNOWN
    assert (found.answer, found.by_the_rule) == (expected, expected)


@pytest.mark.parametrize(
    ("key", "day", "standing", "expected"),
    [
        ("training_leave", date(2025, 8, 31), Standing.BEFORE_KNOWN, Answer.UNKNOWN),
        ("training_leave", date(2025, 9, 1), Standing.KNOWN, Answer.YES),
        ("training_leave", date(2026, 8, 31), Standing.KNOWN, Answer.YES),
        ("training_leave", date(2026, 9, 1), Standing.PAST_KNOWN, Answer.UNKNOWN),
        ("training_voucher", date(2025, 12, 31), Standing.KNOWN, Answer.YES),
        ("training_voucher", date(2026, 1, 1), Standing.PAST_KNOWN, Answer.UNKNOWN),
        ("career_voucher", date(2025, 12, 31), Standing.BEFORE_KNOWN, Answer.UNKNOWN),
        ("career_voucher", date(2026, 12, 31), Standing.KNOWN, Answer.YES),
        ("career_voucher", date(2027, 1, 1), Standing.PAST_KNOWN, Answer.UNKNOWN),
        ("federal_learning_account", date(2024, 3, 31), Standing.NOT_BEGUN, Answer.NO),
        ("federal_learning_account", date(2026, 1, 13), Standing.UNDATED, Answer.UNKNOWN),
        ("federal_learning_account", date(2026, 1, 14), Standing.ABOLISHED, Answer.NO),
    ],
)
def test_the_edges_of_the_days(key: str, day: date, standing: Standing, expected: Answer) -> None:
    found = of(key, day, WHOLE)
    assert (found.standing, found.answer) == (standing, expected)


@pytest.mark.parametrize("key", IN_FORCE)
def test_after_the_last_known_day_the_old_rule_is_still_told(key: str) -> None:
    until = load_instruments()[key].known_until
    assert until is not None
    last, next_day = of(key, until, WHOLE), of(key, until + DAY, WHOLE)
    assert next_day.by_the_rule is last.by_the_rule
    assert next_day.answer is Answer.UNKNOWN


@pytest.mark.parametrize("key", ["sector_fund", "vdab_courses", "basic_education", "syntra", "sme_wallet"])
def test_what_is_from_memory_gives_no_firm_answer(key: str) -> None:
    found = of(key, date(2026, 3, 1), WHOLE)
    assert not found.sure
    assert (found.answer, found.by_the_rule) == (Answer.UNKNOWN, Answer.YES)


@pytest.mark.parametrize(
    ("key", "changes", "amount"),
    [
        ("individual_training_right", {"firm_size": 20}, "Five days a year for who"),
        ("individual_training_right", {"firm_size": 19}, "One day a year"),
        ("individual_training_right", {"firm_size": None}, "Five days a year in firms of 20"),
        ("adult_education", {"reduced_fee": True}, "1 euro for each period"),
        ("adult_education", {"reduced_fee": None}, "2.25 euro"),
        ("adult_education_shortage", {"reduced_fee": True}, "Free."),
    ],
)
def test_the_amount_is_that_of_somebody_like_this(key: str, changes: dict[str, Any], amount: str) -> None:
    assert of(key, IN_FORCE[key], replace(WHOLE, **changes)).amount.en.startswith(amount)


def test_what_is_not_met_is_told_first_and_then_what_is_not_known() -> None:
    found = of(
        "training_leave", IN_FORCE["training_leave"], replace(WHOLE, contract_share=79, course_hours=None)
    )
    assert [reason.condition for reason in found.reasons[:2]] == ["contract_80", "long_enough_for_leave"]
    assert found.reasons[0].rule.en == "The contract is at least 80% of full time."
    assert found.reasons[0].rule.nl == "Het contract is minstens 80% van een voltijdse baan."


def test_of_nobody_in_particular_little_can_be_told() -> None:
    found = who_may_use(Case(), date(2026, 3, 1))
    assert {one.answer for one in found} == {Answer.UNKNOWN, Answer.NO}
    assert [one.instrument.key for one in found if one.answer is Answer.NO] == ["federal_learning_account"]


def test_only_what_may_be_used_is_worth_telling() -> None:
    case = replace(WHOLE, contract_share=50)
    told = {one.instrument.key for one in usable(who_may_use(case, date(2026, 3, 1)))}
    assert {"individual_training_right", "training_voucher", "career_voucher"} <= told
    assert not {"training_leave", "joint_initiative_right", "federal_learning_account"} & told


@pytest.mark.parametrize(
    ("colleague", "key", "expected", "reason"),
    [
        ("amina", "training_leave", Answer.NO, "contract_80"),
        ("kevin", "training_leave", Answer.YES, None),
        ("sofie", "training_leave", Answer.NO, "contract_80"),
        ("jonas", "training_leave", Answer.YES, None),
        ("kevin", "individual_training_right", Answer.NO, "firm_10"),
        ("danny", "individual_training_right", Answer.YES, None),
        ("amina", "career_voucher", Answer.UNKNOWN, "first_guidance_voucher"),
    ],
)
def test_what_the_colleagues_of_the_course_may_use(
    colleague: str, key: str, expected: Answer, reason: str | None
) -> None:
    case = replace(
        load_colleagues()[colleague].case(),
        course_kind=CourseKind.QUALIFYING,
        course_hours=40,
        course_registered=True,
    )
    found = of(key, IN_FORCE[key], case)
    assert found.by_the_rule is expected
    assert reason is None or found.reasons[0].condition == reason


def test_what_is_abroad_is_not_offered() -> None:
    assert len(load_instruments()) > len(who_may_use(WHOLE, date(2026, 3, 1)))
    for one in who_may_use(WHOLE, date(2026, 3, 1)):
        assert one.instrument.conditions or one.instrument.key == "syntra"


@settings(max_examples=60)
@given(
    st.sets(st.sampled_from([field.name for field in fields(Case)])),
    st.dates(date(2020, 1, 1), date(2028, 1, 1)),
)
def test_learning_more_of_a_colleague_never_turns_an_answer_round(hidden: set[str], day: date) -> None:
    before = who_may_use(replace(WHOLE, **dict.fromkeys(hidden)), day)
    after = who_may_use(WHOLE, day)
    for less, more in zip(before, after, strict=True):
        assert less.by_the_rule is Answer.UNKNOWN or less.by_the_rule is more.by_the_rule
        assert less.answer is Answer.UNKNOWN or less.answer is more.answer
