"""What happened with papers as xAPI statements, for a learning record store (xAPI 1.0.3; also fit for IEEE 9274.1.1).

A person is an account: an address of the system and her id in it; no name, no e-mail address. The id of a statement
is made from all it says, so the same event has the same id each time it is written, and a record store keeps it
once; marks that a trainer changes become another statement.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sherpa_sim.content.json_file import as_json
from sherpa_sim.content.record import Text
from sherpa_sim.locale.words import LANGUAGES, N_, words_for

HOME = "https://sherpa-kit.invalid/"
"""The address of the system, where a trainer has none of her own: one that can lead nowhere (RFC 2606)."""
HANDED_IN = "http://activitystrea.ms/schema/1.0/submit"
SCORED = "http://adlnet.gov/expapi/verbs/scored"
COMPLETED = "http://adlnet.gov/expapi/verbs/completed"
_VERBS = {HANDED_IN: N_("handed in"), SCORED: N_("earned points with"), COMPLETED: N_("completed")}
_ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment"
_COURSE = "http://adlnet.gov/expapi/activities/course"
_SPACE = uuid.UUID("3d0c7a52-6a53-5d0e-9b86-1c9f6f0a2f11")
"""The namespace of the kit's statements."""

Statement = dict[str, Any]
"""A statement as it is written as JSON."""


@dataclass(frozen=True)
class Somebody:
    """A person of a cohort; `name` is told only if it is given."""

    cohort: str
    trainee: str
    name: str | None = None


@dataclass(frozen=True)
class Work:
    """What somebody worked on: a paper that was set for a cohort."""

    cohort: str
    cohort_name: str
    paper: str
    paper_name: Text


@dataclass(frozen=True)
class Score:
    """Points from 0 to `most`, and whether they pass; None where the paper has no pass mark."""

    points: float
    most: float
    passed: bool | None


def handed_in(who: Somebody, work: Work, at: datetime, home: str = HOME) -> Statement:
    """That somebody handed in a paper; each time is a statement of its own."""
    return _statement(who, work, HANDED_IN, home, timestamp=_moment(at))


def scored(who: Somebody, work: Work, score: Score, home: str = HOME) -> Statement:
    """What somebody earned with a paper; when it was marked is not known, so that is left out."""
    result: dict[str, Any] = {
        "score": {
            "scaled": round(score.points / score.most, 4),
            "raw": round(score.points, 2),
            "min": 0,
            "max": round(score.most, 2),
        }
    }
    if score.passed is not None:
        result["success"] = score.passed
    return _statement(who, work, SCORED, home, result=result)


def completed(who: Somebody, work: Work, at: datetime, home: str = HOME) -> Statement:
    """That nothing of somebody's paper waits any more; she was done with it when she handed it in."""
    return _statement(who, work, COMPLETED, home, result={"completion": True}, timestamp=_moment(at))


def _statement(who: Somebody, work: Work, verb: str, home: str, **rest: object) -> Statement:
    base = home.rstrip("/") + "/"
    actor = {
        "objectType": "Agent",
        **({"name": who.name} if who.name is not None else {}),
        "account": {"homePage": base, "name": f"{who.cohort}/{who.trainee}"},
    }
    said: Statement = {
        "actor": actor,
        "verb": {
            "id": verb,
            "display": {language: words_for(language)(_VERBS[verb]) for language in LANGUAGES},
        },
        "object": {
            "objectType": "Activity",
            "id": f"{base}papers/{work.paper}",
            "definition": {"type": _ASSESSMENT, "name": work.paper_name.model_dump()},
        },
        "context": {
            "contextActivities": {
                "grouping": [
                    {
                        "objectType": "Activity",
                        "id": f"{base}cohorts/{work.cohort}",
                        "definition": {"type": _COURSE, "name": {"und": work.cohort_name}},
                    }
                ]
            }
        },
        **rest,
    }
    return {"id": str(uuid.uuid5(_SPACE, as_json(said).decode())), **said}


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
