"""What people, reasons, payers and costs are called; and the decisions about a workplace."""

from collections.abc import Sequence

from sherpa_sim.content.plan import LETTERS
from sherpa_sim.content.scenario import Workplace
from sherpa_sim.content.workforce import read_workforce
from sherpa_sim.domain.delivery import LeverPolicy, Payer, Reach
from sherpa_sim.domain.people import Age, Dimension, Education, Sex, Shift
from sherpa_sim.domain.states import Barrier
from sherpa_sim.locale.words import Words

PLAN_LETTERS = "".join(LETTERS).upper()


def lettered(plans: Sequence[str]) -> list[str]:
    """What plans are called, on one line each: by their letter too where there are several, for names can be alike."""
    lines = [" ".join(name.split()) for name in plans]
    if len(lines) == 1:
        return lines
    return [
        f"{letter} · {name}" if name else letter for letter, name in zip(PLAN_LETTERS, lines, strict=False)
    ]


def workplace(one: Workplace, words: Words) -> str:
    """A workplace by its people and their number."""
    return words(
        "{workforce}, {workers} workers",
        workforce=read_workforce(one.workforce).name(words.language),
        workers=words.number(one.workers),
    )


def dimensions(words: Words) -> dict[str, str]:
    """The names of the ways in which workers are split."""
    return {
        Dimension.ALL: words("Everybody"),
        Dimension.EDUCATION: words("By diploma"),
        Dimension.AGE: words("By age"),
        Dimension.SEX: words("By sex"),
        Dimension.SHIFT: words("By working hours"),
        Dimension.EDUCATION_AND_SEX: words("By diploma and sex"),
    }


def groups(words: Words) -> dict[tuple[str, str], str]:
    """The names of the groups, by dimension and group."""
    return {
        (Dimension.ALL, "all"): words("All workers"),
        (Dimension.EDUCATION, Education.LOW): words("No secondary diploma"),
        (Dimension.EDUCATION, Education.MEDIUM): words("Secondary diploma"),
        (Dimension.EDUCATION, Education.HIGH): words("Higher education"),
        (Dimension.AGE, Age.UNDER_25): words("Under 25"),
        (Dimension.AGE, Age.FROM_25): words("25 to 34"),
        (Dimension.AGE, Age.FROM_35): words("35 to 44"),
        (Dimension.AGE, Age.FROM_45): words("45 to 54"),
        (Dimension.AGE, Age.FROM_55): words("55 and over"),
        (Dimension.SEX, Sex.MEN): words("Men"),
        (Dimension.SEX, Sex.WOMEN): words("Women"),
        (Dimension.SHIFT, Shift.DAY): words("Day work"),
        (Dimension.SHIFT, Shift.ROTATING): words("Rotating shifts"),
        (Dimension.SHIFT, Shift.NIGHT): words("Night work"),
        (Dimension.EDUCATION_AND_SEX, "low_men"): words("Men without secondary diploma"),
        (Dimension.EDUCATION_AND_SEX, "low_women"): words("Women without secondary diploma"),
        (Dimension.EDUCATION_AND_SEX, "medium_men"): words("Men with secondary diploma"),
        (Dimension.EDUCATION_AND_SEX, "medium_women"): words("Women with secondary diploma"),
        (Dimension.EDUCATION_AND_SEX, "high_men"): words("Men with higher education"),
        (Dimension.EDUCATION_AND_SEX, "high_women"): words("Women with higher education"),
    }


def barriers(words: Words) -> dict[Barrier, str]:
    """The reasons not to train, as a worker would say them."""
    return {
        Barrier.NEED: words("I see no need for it"),
        Barrier.AWARENESS: words("I do not know what there is"),
        Barrier.CONFIDENCE: words("I do not think I can do it"),
        Barrier.TIME: words("I have no time"),
        Barrier.MONEY: words("It costs me too much"),
        Barrier.SUPPORT: words("My employer does not support it"),
    }


def payers(words: Words) -> dict[Payer, str]:
    """Who pays."""
    return {
        Payer.EMPLOYER: words("Employer"),
        Payer.GOVERNMENT: words("Government"),
        Payer.WORKER: words("Workers"),
        Payer.UNION: words("Union"),
    }


def prices(words: Words) -> dict[str, str]:
    """The prices that a user can fill in, by their name in the assumptions."""
    return {
        "wage_hour": words("Gross wage of an hour"),
        "course_fee_hour": words("Course fee of an hour"),
        "employer_pays_fee": words("Share of fees that the employer pays"),
        "paid_hours_share": words("Share of course hours that are paid"),
        "mentor_training_day": words("Trainer for a mentor's course day"),
        "coaching_session": words("Coach for a session"),
        "intervision_session": words("Intervision session, per mentor"),
        "event": words("Information event"),
    }


def items(words: Words) -> dict[str, str]:
    """What is paid for, by the engine's name of the item."""
    return {
        "mentor_time": words("Mentors' time"),
        "colleague_time": words("Colleagues' time in talks"),
        "mentor_training": words("Training of mentors"),
        "coaching": words("Coaching of mentors"),
        "intervision": words("Intervision of mentors"),
        "refresher": words("Refresher for mentors"),
        "events": words("Information events"),
        "course_fees": words("Course fees"),
        "paid_hours": words("Working hours spent in courses"),
    }


def settings(words: Words) -> dict[str, str]:
    """What somebody could decide to change, with its unit, by its name in a scenario."""
    return {
        "mentors_per_100": words("Mentors per 100 workers"),
        "mentor_hours": words("Hours a week that a mentor has"),
        "mentor_course_days": words("Course days of a mentor"),
        "mentor_practice_share": words("Share of the course days in which mentors practise talks"),
        "coaching_sessions": words("Coaching sessions of a mentor in half a year"),
        "intervision_sessions": words("Intervision sessions of a mentor in half a year"),
        "refresher_days": words("Refresher days of a mentor in a year"),
        "pair_weeks": words("Weeks that a mentor stays with one colleague"),
        "events_per_year": words("Group sessions and learning days in a year"),
        "employer_support": words("How far the employer supports training"),
        "seats_per_100": words("Seats in courses per 100 workers"),
        "campaign": words("Share of workers who are told something from outside each week"),
        "reach": words("Whom mentors approach"),
        "lever_policy": words("What mentors do in a talk"),
        "training_leave": words("Training leave"),
        "training_voucher": words("Training vouchers"),
    }


def reaches(words: Words) -> dict[Reach, str]:
    """Whom mentors approach."""
    return {
        Reach.LEAST_REACHED: words("First those they have talked with least"),
        Reach.ASKING: words("First those who are most willing"),
        Reach.RANDOM: words("Whoever they meet"),
    }


def lever_policies(words: Words) -> dict[LeverPolicy, str]:
    """What mentors do in a talk."""
    return {
        LeverPolicy.BY_BARRIER: words("What fits what holds this colleague back"),
        LeverPolicy.RANDOM: words("Something different each time, by chance"),
        LeverPolicy.ENLIGHTEN: words("Always: tell what there is (enlighten)"),
        LeverPolicy.ENTHUSE: words("Always: make keen (enthuse)"),
        LeverPolicy.ENCOURAGE: words("Always: give a push or a reward (encourage)"),
        LeverPolicy.EXEMPLIFY: words("Always: be the example (exemplify)"),
        LeverPolicy.ENABLE: words("Always: make time and money for it (enable)"),
        LeverPolicy.ENGAGE: words("Always: let colleagues who trained tell about it (engage)"),
        LeverPolicy.EXPERIENCE: words("Always: hold on during the course (experience)"),
    }
