"""What is fixed about a worker: education, age, sex, shift, history with learning."""

from enum import StrEnum

from .category import Category


class Education(Category):
    """Highest diploma: low is ISCED 0-2, medium is ISCED 3-4, high is ISCED 5-8."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Age(Category):
    """Age bands of the Labour Force Survey; the outer two are open."""

    UNDER_25 = "under_25"
    FROM_25 = "25_34"
    FROM_35 = "35_44"
    FROM_45 = "45_54"
    FROM_55 = "55_plus"


class Sex(Category):
    """Sex as the surveys record it."""

    MEN = "men"
    WOMEN = "women"


class Shift(Category):
    """Working-time pattern: day work, rotating shifts, nights."""

    DAY = "day"
    ROTATING = "rotating"
    NIGHT = "night"


class History(Category):
    """How earlier learning (mostly school) is remembered."""

    BAD = "bad"
    NEUTRAL = "neutral"
    GOOD = "good"


class Dimension(StrEnum):
    """The ways in which outcomes are split into groups."""

    ALL = "all"
    EDUCATION = "education"
    AGE = "age"
    SEX = "sex"
    SHIFT = "shift"
    EDUCATION_AND_SEX = "education_and_sex"


GROUPS: tuple[tuple[Dimension, str], ...] = (
    (Dimension.ALL, "all"),
    *((Dimension.EDUCATION, str(group)) for group in Education),
    *((Dimension.AGE, str(group)) for group in Age),
    *((Dimension.SEX, str(group)) for group in Sex),
    *((Dimension.SHIFT, str(group)) for group in Shift),
    *((Dimension.EDUCATION_AND_SEX, f"{education}_{sex}") for education in Education for sex in Sex),
)
"""Every group that outcomes are reported for, in the order in which the model records them."""
