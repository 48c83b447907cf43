"""That what the kit says in xAPI is what the specification lets it say."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sherpa_sim.assessment.xapi import Score, Somebody, Work, completed, handed_in, scored
from sherpa_sim.content.record import Text

SCHEMA = Draft202012Validator(json.loads(Path(__file__).with_name("xapi_statement.json").read_text("utf-8")))
AT = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
AN = Somebody("spring", "an")
ROLE = Work("spring", "Spring 2027", "role", Text(en="The learning mentor", nl="De opleidingsmentor"))


def every(who: Somebody = AN, at: datetime = AT) -> list[dict[str, Any]]:
    return [
        handed_in(who, ROLE, at),
        scored(who, ROLE, Score(25.8, 33, True)),
        scored(who, ROLE, Score(0, 33, None)),
        completed(who, ROLE, at),
    ]


def test_statements_are_as_the_specification_wants_them() -> None:
    for statement in every():
        SCHEMA.validate(statement)
        # A score's raw value lies between its bounds, and its scaled one says the same.
        score = statement.get("result", {}).get("score")
        if score is not None:
            assert score["min"] <= score["raw"] <= score["max"]
            assert score["scaled"] == pytest.approx(score["raw"] / score["max"], abs=1e-3)
    assert "duration" not in json.dumps(every())
    assert set(every()[0]["object"]["definition"]["name"]) == {"en", "nl"}
    assert set(every()[0]["verb"]["display"]) == {"en", "nl"}


def test_the_schema_refuses_what_the_specification_refuses() -> None:
    good = every()[0]
    for change in (
        {"id": "1"},
        {"actor": {"objectType": "Agent", "account": {"name": "an"}}},
        {"verb": {"id": "scored"}},
        {"timestamp": "2027-03-01"},
        {"result": {"score": {"scaled": 1.2}}},
        {"stored": None},
    ):
        assert not SCHEMA.is_valid({**good, **change}), change


def test_the_same_event_has_the_same_id_each_time_and_another_event_another() -> None:
    assert [one["id"] for one in every()] == [one["id"] for one in every()]
    others = [*every(), *every(Somebody("spring", "bo")), handed_in(AN, ROLE, AT + timedelta(seconds=1))]
    ids = [one["id"] for one in others]
    assert len(set(ids)) == len(ids)
    assert scored(AN, ROLE, Score(25.8, 33, True))["id"] != scored(AN, ROLE, Score(25.9, 33, True))["id"]
    summer = timezone(timedelta(hours=2))
    assert handed_in(AN, ROLE, AT.astimezone(summer)) == handed_in(AN, ROLE, AT)


def test_a_name_is_told_only_when_it_is_given() -> None:
    assert "Peeters" not in json.dumps(every())
    named = handed_in(Somebody("spring", "an", "An Peeters"), ROLE, AT)
    SCHEMA.validate(named)
    assert named["actor"]["name"] == "An Peeters"


@settings(deadline=None)
@given(st.floats(0, 100), st.floats(0.5, 100))
def test_any_score_is_within_its_bounds(points: float, most: float) -> None:
    SCHEMA.validate(scored(AN, ROLE, Score(min(points, most), most, points >= most)))


@pytest.mark.parametrize("home", ["https://example.org", "https://example.org/"])
def test_the_address_of_the_system_ends_in_one_stroke(home: str) -> None:
    said = handed_in(AN, ROLE, AT, home)
    assert said["actor"]["account"] == {"homePage": "https://example.org/", "name": "spring/an"}
    assert said["object"]["id"] == "https://example.org/papers/role"
