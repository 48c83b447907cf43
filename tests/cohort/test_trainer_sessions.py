"""Who stays signed in, for how long, and that a trainer's token and a trainee's are never taken for each other."""

from datetime import UTC, datetime, timedelta

import pytest

from sherpa_sim.cohort.codes import make_codes, make_trainer_secret
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.sessions import (
    LONGEST,
    begin_session,
    begin_trainer_session,
    end_session,
    resume_session,
    trainer_session_holds,
)
from sherpa_sim.cohort.tickets import HOLDS, make_ticket, use_ticket
from sherpa_sim.domain.problem import Problem

LATER = timedelta(minutes=1)


def test_a_trainees_token_opens_no_desk_and_a_trainers_no_paper(cohort: Cohort) -> None:
    make_codes(cohort, ["an"])
    make_trainer_secret(cohort)
    now = datetime.now(UTC)
    trainee, trainer = begin_session(cohort, "an", now), begin_trainer_session(cohort, now)
    assert resume_session(cohort, trainee, now) == "an"
    assert not trainer_session_holds(cohort, trainee, now)
    assert trainer_session_holds(cohort, trainer, now)
    assert resume_session(cohort, trainer, now) is None
    kept = b"".join(place.read_bytes() for place in (cohort.folder / "private").rglob("*.json"))
    assert trainee.encode() not in kept
    assert trainer.encode() not in kept


def test_somebody_whose_id_is_trainer_is_a_trainee(cohort: Cohort) -> None:
    make_codes(cohort, ["trainer"])
    assert not trainer_session_holds(cohort, begin_session(cohort, "trainer"))


def test_a_new_secret_sign_out_and_time_end_the_trainers_session(cohort: Cohort) -> None:
    now = datetime.now(UTC)
    token = begin_trainer_session(cohort, now)
    assert trainer_session_holds(cohort, token, now)  # in by a ticket, before there is a secret
    assert not trainer_session_holds(cohort, token, now + LONGEST + LATER)
    assert not trainer_session_holds(cohort, "unknown", now)
    make_trainer_secret(cohort)
    assert not trainer_session_holds(cohort, token, now)
    fresh = begin_trainer_session(cohort, datetime.now(UTC) + LATER)
    assert trainer_session_holds(cohort, fresh)
    end_session(cohort, fresh)
    assert not trainer_session_holds(cohort, fresh)


def test_a_ticket_opens_once_and_soon(cohort: Cohort) -> None:
    now = datetime.now(UTC)
    with pytest.raises(Problem):
        use_ticket(cohort, "none was made", now)
    void, ticket = make_ticket(cohort, now), make_ticket(cohort, now)
    for wrong in (void, ticket[:-1], ""):
        with pytest.raises(Problem):
            use_ticket(cohort, wrong, now)
    for too in (now + HOLDS, now - LATER):
        with pytest.raises(Problem):
            use_ticket(cohort, ticket, too)
    assert ticket not in (cohort.folder / "private" / "ticket.json").read_text()
    use_ticket(cohort, ticket, now + LATER)
    with pytest.raises(Problem):
        use_ticket(cohort, ticket, now + LATER)
