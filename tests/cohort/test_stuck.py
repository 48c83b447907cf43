"""The rules on who needs somebody, each just within its bound and just beyond it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sherpa_sim.cohort.progress_words import stuck_in_words
from sherpa_sim.cohort.stuck import (
    HALF,
    LAST_DAYS,
    MARKING_DAYS,
    UNTOUCHED_DAYS,
    PaperState,
    Reason,
    stuck,
)
from sherpa_sim.content.paper import PASS_SHARE
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for

NOW = datetime(2027, 3, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
A_BIT = timedelta(minutes=1)


def reasons(**state: Any) -> list[Reason]:
    return [why.reason for why in stuck(PaperState(**state), NOW)]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        # Nothing answered, and half of its time is gone; or few days are left.
        ({"opens": NOW - 20 * HALF * DAY + A_BIT, "closes": NOW + 10 * DAY}, []),
        ({"opens": NOW - 20 * HALF * DAY - A_BIT, "closes": NOW + 10 * DAY - A_BIT}, [Reason.NOT_BEGUN]),
        ({"closes": NOW + LAST_DAYS * DAY + A_BIT}, []),
        ({"closes": NOW + LAST_DAYS * DAY - A_BIT}, [Reason.NOT_BEGUN]),
        ({}, []),
        ({"opens": NOW + DAY, "closes": NOW + 2 * DAY}, []),
        # Begun and not touched.
        ({"answered": 3, "saved": NOW - UNTOUCHED_DAYS * DAY}, []),
        ({"answered": 3, "saved": NOW - (UNTOUCHED_DAYS + 1) * DAY}, [Reason.LEFT_BEHIND]),
        # Closed, and late or no longer.
        ({"closes": NOW - A_BIT, "answered": 3, "saved": NOW}, [Reason.OVERDUE]),
        ({"closes": NOW - A_BIT, "can_hand_in": False}, [Reason.MISSED]),
        # Handed in: low, or waiting for the trainer.
        ({"handed_in": NOW, "share": PASS_SHARE, "returned": True}, []),
        ({"handed_in": NOW, "share": PASS_SHARE - 0.01, "returned": True}, [Reason.LOW]),
        ({"handed_in": NOW, "share": PASS_SHARE, "pass_share": PASS_SHARE + 0.1}, [Reason.LOW]),
        ({"handed_in": NOW - MARKING_DAYS * DAY, "waits": True}, []),
        ({"handed_in": NOW - (MARKING_DAYS + 1) * DAY, "waits": True}, [Reason.WAITS]),
        ({"handed_in": NOW - (MARKING_DAYS + 1) * DAY}, [Reason.NOT_RETURNED]),
        ({"handed_in": NOW - (MARKING_DAYS + 1) * DAY, "returned": True}, []),
        (
            {"handed_in": NOW - (MARKING_DAYS + 1) * DAY, "waits": True, "share": 0.1},
            [Reason.LOW, Reason.WAITS],
        ),
        ({"problem": Problem("answers.json is damaged."), "handed_in": NOW}, [Reason.DAMAGED]),
    ],
)
def test_each_rule_holds_at_its_bound(state: dict[str, Any], expected: list[Reason]) -> None:
    assert reasons(**state) == expected


def test_it_is_told_when_the_trainer_is_who_lets_wait() -> None:
    assert {reason for reason in Reason if reason.is_trainers} == {
        Reason.DAMAGED,
        Reason.WAITS,
        Reason.NOT_RETURNED,
    }


def test_what_can_still_be_earned_is_told_as_such() -> None:
    (why,) = stuck(PaperState(handed_in=NOW, waits=True, share=0.4, pass_share=0.6), NOW)
    assert (why.at_best, why.share, why.bound) == (True, 0.4, 0.6)


@pytest.mark.parametrize(("share", "told"), [(0.584, "58%"), (0.596, "59.6%")])
def test_a_share_below_the_bound_never_looks_like_the_bound(share: float, told: str) -> None:
    (why,) = stuck(PaperState(handed_in=NOW, share=share, pass_share=0.6, returned=True), NOW)
    assert stuck_in_words(why, words_for("en")) == f"Earned {told} of the points; 60% was needed."
