"""That a token keeps its owner in for the evening, and nobody else, whatever becomes of code, person or clock."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sherpa_sim.cohort import codes as module
from sherpa_sim.cohort.codes import make_codes, revoke_codes
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.roster import remove_person
from sherpa_sim.cohort.sessions import (
    LONGEST,
    SESSIONS,
    begin_session,
    end_session,
    forget_sessions,
    resume_session,
)
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.paper.trainee import trainees_door

NOON = datetime.now(UTC)
resume = trainees_door(words_for("en")).resume


@pytest.fixture(autouse=True)
def codes(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A code each for two of the three, hashed at a sixteenth of the cost."""
    monkeypatch.setattr(module, "_COST", 2**10)
    return make_codes(cohort, ["an", "bo"])


def files(cohort: Cohort) -> list[Path]:
    return sorted((cohort.folder / SESSIONS).iterdir())


def test_a_token_is_its_owners_and_is_kept_nowhere(cohort: Cohort) -> None:
    tokens = {who: begin_session(cohort, who, NOON) for who in ("an", "bo")}
    for who, token in tokens.items():
        assert resume_session(cohort, token, NOON + timedelta(hours=11)) == who
        assert not any(token in path.name or token in path.read_text() for path in files(cohort))
    assert stat.S_IMODE((cohort.folder / SESSIONS).stat().st_mode) == 0o700


@pytest.mark.parametrize("token", ["", "x", "../codes", "\0", "é" * 200])
def test_what_is_no_token_lets_nobody_in(cohort: Cohort, token: str) -> None:
    begin_session(cohort, "an", NOON)
    assert resume_session(cohort, token, NOON) is None
    end_session(cohort, token)
    assert len(files(cohort)) == 1


def test_it_ends_with_signing_out_and_with_the_evening(cohort: Cohort) -> None:
    first, second = begin_session(cohort, "an", NOON), begin_session(cohort, "an", NOON)
    end_session(cohort, first)
    assert resume_session(cohort, first, NOON) is None
    assert resume_session(cohort, second, NOON + LONGEST) == "an"
    assert resume_session(cohort, second, NOON + LONGEST + timedelta(seconds=1)) is None


@pytest.mark.parametrize("back", [timedelta(0), timedelta(hours=1), timedelta(days=400)])
def test_a_renewed_code_ends_it_though_the_clock_went_back(
    cohort: Cohort, back: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = begin_session(cohort, "an", NOON)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return NOON - back

    monkeypatch.setattr(module, "datetime", Clock)
    make_codes(cohort, ["an"])
    assert resume_session(cohort, token, NOON) is None


def test_a_clock_that_went_back_ends_it_sooner_not_later(cohort: Cohort) -> None:
    token = begin_session(cohort, "an", NOON)
    assert resume_session(cohort, token, NOON - timedelta(hours=1)) == "an"
    assert resume_session(cohort, token, NOON - timedelta(days=2)) is None


def test_it_ends_when_the_code_is_revoked_or_the_person_removed(
    cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHERPA_COHORTS", str(cohort.folder.parent))
    tokens = {who: begin_session(cohort, who) for who in ("an", "bo")}
    participant = resume(cohort.settings.key, tokens["bo"])
    assert participant is not None
    revoke_codes(cohort, ["an"])
    assert resume_session(cohort, tokens["an"]) is None
    remove_person(cohort, "bo")
    with pytest.raises(Problem, match="no longer in this group"):
        participant.now()
    revoke_codes(cohort, ["bo"])
    assert resume(cohort.settings.key, tokens["bo"]) is None


def test_forgetting_a_person_leaves_the_others(cohort: Cohort) -> None:
    tokens = [begin_session(cohort, who, NOON) for who in ("an", "an", "bo")]
    (cohort.folder / SESSIONS / "half.json").write_bytes(b'{"trainee": "an"')
    forget_sessions(cohort, "an")
    assert [resume_session(cohort, token, NOON) for token in tokens] == [None, None, "bo"]
    assert len(files(cohort)) == 1


def test_a_damaged_session_asks_for_the_code_again(cohort: Cohort) -> None:
    token = begin_session(cohort, "an", NOON)
    files(cohort)[0].write_bytes(b"{")
    assert resume_session(cohort, token, NOON) is None


def test_old_ones_are_cleared_away(cohort: Cohort) -> None:
    begin_session(cohort, "an", datetime.now(UTC))
    begin_session(cohort, "bo", datetime.now(UTC) + LONGEST + timedelta(minutes=1))
    assert len(files(cohort)) == 1
