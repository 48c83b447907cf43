"""Two surveys beside each other and a model beside them, made up, for the tests of what is said of them."""

from datetime import date

from sherpa_sim.content.learning_culture import load_learning_culture
from sherpa_sim.content.plan import Ground
from sherpa_sim.content.scenario import Workplace
from sherpa_sim.content.survey import Answer, Round, Survey
from sherpa_sim.experiments.between_rounds import Expected
from sherpa_sim.experiments.results import Interval, Stamp
from sherpa_sim.reports.survey_words import Measured
from sherpa_sim.survey.before_after import before_after
from tests.survey.people import people

BEFORE = Survey(
    key="0" * 16,
    name="Spring 2026",
    round=Round.BEFORE,
    made=date(2026, 3, 1),
    closes=date(2026, 3, 20),
    asked=60,
)
AFTER = BEFORE.model_copy(
    update={"key": "1" * 16, "name": "Spring 2027", "round": Round.AFTER, "closes": date(2027, 3, 19)}
)


def surveyed(
    before: tuple[Answer, ...] = people(40, 0.0, 1, 0.2),
    after: tuple[Answer, ...] = people(38, 0.5, 2, 0.6),
    others: tuple[tuple[Answer, ...], tuple[Answer, ...]] | None = None,
    asked: int | None = 60,
    teams: tuple[str, ...] = (),
) -> Measured:
    """What these answers say; 40 and 38 people of 60 if nothing is given."""
    first, second = (one.model_copy(update={"asked": asked, "teams": teams}) for one in (BEFORE, AFTER))
    found = before_after(load_learning_culture(), (before, after), others=others, teams=teams)
    return Measured("Night shift", first, second, found, others=(first, second) if others else None)


def expected(without: float = 0.0, mentors: float = 0.03, reach: float = 0.1, weeks: int = 52) -> Expected:
    """What a model might expect; ranges reach so far to either side."""

    def around(middle: float) -> Interval:
        return Interval(middle, middle - reach, middle + reach)

    return Expected(
        ground=Ground(workplace=Workplace(workers=60), start=date(2026, 3, 20), weeks=weeks),
        mentors_per_100=2.0,
        first=around(0.5),
        without=around(without),
        with_mentors=around(mentors),
        difference=around(mentors - without),
        stamp=Stamp("0", "abc", "scenario", "assumptions", 1, "2026-01-01"),
    )
