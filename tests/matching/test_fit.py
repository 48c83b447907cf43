"""That people are compared on what is stated, from both sides, and on nothing else; and what stands in the way."""

import numpy as np
import pytest

from sherpa_sim.content.matching import Candidate, MatchRules, Part
from sherpa_sim.matching.fit import fit_of
from sherpa_sim.matching.limits import Limit, limits_of
from tests.matching.people import candidate, crowd, record


def shares(part: Part, mentor: Candidate, mentee: Candidate) -> tuple[float, float]:
    fit = fit_of([mentor], [mentee])
    return float(fit.mentees_side[part][0, 0]), float(fit.mentors_side[part][0, 0])


def between(mentor: Candidate, mentee: Candidate, **said: object) -> list[Limit]:
    own = record([mentor], [mentee], **said)
    limits = limits_of(own, own.mentors, own.mentees, fit_of(own.mentors, own.mentees))
    return [limit for limit, grid in limits.items() if grid[0, 0]]


def test_a_sector_is_the_same_in_both_languages_and_each_side_counts_its_own() -> None:
    mentor = candidate("An", sectors=["Zorg", "ICT"])
    mentee = candidate("Bo", sectors=["health care"])
    assert shares(Part.SECTOR, mentor, mentee) == (1.0, 0.5)


def test_what_one_does_not_tell_counts_as_half() -> None:
    fit = fit_of([candidate("An")], [candidate("Bo", sectors=["care"], languages=[{"language": "nl"}])])
    assert all(fit.unknown(part)[0, 0] for part in Part)
    assert fit.points(MatchRules())[0, 0] == 500


@pytest.mark.parametrize(
    ("mentor", "mentee", "share"), [("C2", "A1", 1 / 6), ("B2", "C1", 4 / 6), ("", "C1", 3 / 6)]
)
def test_a_language_counts_at_the_lower_level_of_the_two(mentor: str, mentee: str, share: float) -> None:
    spoken = [
        candidate(level or "x", languages=[{"language": "nl", "level": level}]) for level in (mentor, mentee)
    ]
    assert shares(Part.LANGUAGES, *spoken)[0] == pytest.approx(share)


@pytest.mark.parametrize(
    ("mentor", "mentee", "both"),
    [
        ({"region": "Gent"}, {"region": "gent"}, (1.0, 1.0)),
        ({"region": "Gent", "travel": ["Aalst"]}, {"region": "Aalst"}, (1.0, 0.5)),
        ({"region": "Gent"}, {"region": "Aalst", "travel": ["Gent"]}, (0.5, 1.0)),
        ({"region": "Gent", "travel": ["*"]}, {"region": "Aalst"}, (1.0, 0.5)),
        ({"region": "Gent", "travel": ["Melle"]}, {"region": "Aalst", "travel": ["Melle"]}, (0.5, 0.5)),
        ({"region": "Gent"}, {"region": "Aalst"}, (0.0, 0.0)),
    ],
)
def test_who_has_to_travel_sees_half(
    mentor: dict[str, str], mentee: dict[str, str], both: tuple[float, float]
) -> None:
    assert shares(Part.DISTANCE, candidate("An", **mentor), candidate("Bo", **mentee)) == both


def test_motivation_gender_and_name_change_no_fit() -> None:
    own = crowd(6, 6)
    changed = [
        one.model_copy(
            update={"notes": "I want it more than anybody", "gender": "woman", "name": f"Zz {one.name}"}
        )
        for one in own.mentees
    ]
    before, after = (fit_of(own.mentors, mentees).points(own.rules) for mentees in (own.mentees, changed))
    assert np.array_equal(before, after)


@pytest.mark.parametrize(
    ("mentor", "mentee", "limit"),
    [
        ({"languages": [{"language": "nl"}]}, {"languages": [{"language": "ar"}]}, Limit.LANGUAGE),
        (
            {"languages": [{"language": "nl"}]},
            {"languages": [{"language": "nl", "level": "A1"}]},
            Limit.LANGUAGE,
        ),
        ({"available": ["mon-am"]}, {"available": ["mon-pm"]}, Limit.TIME),
        ({"not_with": ["BO"]}, {}, Limit.NOT_WITH),
        ({}, {"not_with": ["an"]}, Limit.NOT_WITH),
        ({}, {"leader": "An"}, Limit.LEADER),
        ({"leader": "Bo"}, {}, Limit.LEADER),
        ({"gender": "man"}, {"prefers": "woman"}, Limit.GENDER),
        ({"prefers": "woman"}, {}, Limit.GENDER),
        ({"sectors": ["care"], "limits": ["sector"]}, {"sectors": ["ict"]}, Limit.SECTOR),
        ({"region": "Gent"}, {"limits": ["distance"]}, Limit.DISTANCE),
    ],
)
def test_each_limit_stands_in_the_way(
    mentor: dict[str, object], mentee: dict[str, object], limit: Limit
) -> None:
    assert between(candidate("An", **mentor), candidate("Bo", **mentee)) == [limit]


def test_nothing_stands_in_the_way_of_who_tells_nothing() -> None:
    assert between(candidate("An"), candidate("Bo")) == []
    assert between(candidate("An", team="L1"), candidate("Bo", team="l1")) == []
    assert between(candidate("An", gender="woman"), candidate("Bo", prefers="woman")) == []


def test_what_the_coach_sets_stands_in_the_way() -> None:
    an, bo = candidate("An", team="L1"), candidate("Bo", team="l1")
    assert between(an, bo, rules={"apart_from_team": True}) == [Limit.TEAM]
    assert between(an, bo, rules={"least_fit": 51}) == [Limit.FIT]
    assert between(an, bo, rules={"least_fit": 50}) == []
    assert between(an, bo, forbidden=[{"mentor": "an", "mentee": "bo"}]) == [Limit.COACH]
    assert between(an, an, rules={}) == [Limit.SELF]
