"""That a hand-in is kept for ever as it was, and that the last one counts."""

import errno
import os
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.hand_in import (
    Download,
    Receipt,
    damaged_hand_ins,
    download_answers,
    hand_in,
    hand_ins,
    handed_in,
    short_code,
)
from sherpa_sim.cohort.standing import standing
from sherpa_sim.domain.problem import Problem

from .conftest import CLOSES

BEFORE = CLOSES - timedelta(days=1)


def test_the_receipt_tells_what_was_handed_in(cohort: Cohort) -> None:
    saved = cohort.answers("an", "role").save("role-01", "a")
    receipt = hand_in(cohort, "an", "role", BEFORE)
    assert receipt == Receipt(1, BEFORE, 0, saved.digest(), short_code(saved.digest()))
    assert hand_ins(cohort, "an", "role")[0].answers == saved


def test_the_last_counts_and_the_earlier_stay_as_they_were(cohort: Cohort) -> None:
    store = cohort.answers("an", "role")
    store.save("role-01", "first")
    hand_in(cohort, "an", "role", BEFORE)
    folder = cohort.folder / "hand-ins" / "an" / "role"
    first = {path: path.read_bytes() for path in folder.glob("*.json")}
    store.save("role-01", "second")
    hand_in(cohort, "an", "role", BEFORE - timedelta(days=30))  # the clock went back
    assert {path: path.read_bytes() for path in first} == first
    assert handed_in(cohort, "role")["an"].answers.answers == {"role-01": "second"}
    assert [one.number for one in hand_ins(cohort, "an", "role")] == [1, 2]


def test_a_second_click_gives_the_same_receipt(cohort: Cohort) -> None:
    cohort.answers("an", "role").save("role-01", "a")
    first = hand_in(cohort, "an", "role", BEFORE)
    assert hand_in(cohort, "an", "role", BEFORE + timedelta(seconds=1)) == first


def test_many_at_once_get_a_number_each(cohort: Cohort) -> None:
    def work() -> None:
        for _ in range(5):
            cohort.answers("an", "role").save("role-01", "a")
            hand_in(cohort, "an", "role", BEFORE)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [one.number for one in hand_ins(cohort, "an", "role")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert hand_ins(cohort, "an", "role")[-1].answers.sequence == 20


def test_late_is_marked_and_too_late_is_refused(cohort: Cohort) -> None:
    cohort.answers("an", "role").save("role-01", "a")
    assert hand_in(cohort, "an", "role", CLOSES + timedelta(hours=25)).days_late == 2
    with pytest.raises(Problem, match="not open"):
        hand_in(cohort, "an", "role", CLOSES + timedelta(days=4))


@pytest.mark.parametrize(
    ("trainee", "paper", "told"),
    [
        ("zz", "role", "not, or no longer"),
        ("an", "oars", "not set"),
        ("an", "role", "nothing to hand in"),
        ("../an", "role", "not, or no longer"),
    ],
)
def test_what_cannot_be_handed_in_is_told(cohort: Cohort, trainee: str, paper: str, told: str) -> None:
    with pytest.raises(Problem, match=told):
        hand_in(cohort, trainee, paper, BEFORE)
    assert list((cohort.folder / "hand-ins").rglob("*.json")) == []


def test_a_full_disk_hands_nothing_in_by_halves(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = cohort.answers("an", "role").save("role-01", "a")

    def full(*_arguments: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(Problem, match="still saved"):
            hand_in(cohort, "an", "role", BEFORE)
    assert hand_ins(cohort, "an", "role") == ()
    assert cohort.answers("an", "role").load() == saved
    assert hand_in(cohort, "an", "role", BEFORE).number == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:100],
        lambda data: b"",
        lambda data: data.replace(b"answer 3", b"answer 8"),
        lambda data: b"\xff" + data,
        lambda data: data + b" " * 80_000,
    ],
    ids=["cut", "empty", "changed", "not text", "too long"],
)
def test_a_damaged_one_is_set_aside_and_told_and_blocks_nothing(
    cohort: Cohort, damage: Callable[[bytes], bytes]
) -> None:
    store = cohort.answers("an", "role")
    for number in (1, 2, 3):
        store.save("role-01", f"answer {number}")
        hand_in(cohort, "an", "role", BEFORE + timedelta(minutes=number))
    (last,) = (cohort.folder / "hand-ins" / "an" / "role").glob("0003-*.json")
    last.write_bytes(damage(last.read_bytes()))
    assert handed_in(cohort, "role")["an"].answers.answers == {"role-01": "answer 2"}
    (told,) = damaged_hand_ins(cohort, "an", "role")
    assert "what was handed in before it counts" in str(told)
    (an, *_) = standing(cohort)
    assert (str(an.papers["role"].problem), an.papers["role"].handed_in) == (
        str(told),
        handed_in(cohort, "role")["an"],
    )
    store.save("role-01", "answer 4")
    assert hand_in(cohort, "an", "role", BEFORE + timedelta(hours=1)).number == 3
    assert [one.answers.answers["role-01"] for one in hand_ins(cohort, "an", "role")] == [
        "answer 1",
        "answer 2",
        "answer 4",
    ]
    (kept,) = (cohort.folder / "set-aside").iterdir()
    assert last.name in (kept / "reason.txt").read_text("utf-8")
    assert damaged_hand_ins(cohort, "an", "role") == ()


def test_a_download_holds_its_own_check(cohort: Cohort) -> None:
    saved = cohort.answers("an", "role").save("role-01", "a")
    name, data = download_answers(saved)
    assert name == "lente-2030-role-an.json"
    assert Download.model_validate_json(data).digest == saved.digest()


def test_where_everybody_stands(cohort: Cohort) -> None:
    cohort.answers("an", "role").save("role-01", "a")
    cohort.answers("bo", "role").save("role-01", "a")
    (cohort.folder / "answers" / "cy" / "role").mkdir(parents=True)
    (cohort.folder / "answers" / "cy" / "role" / "answers.json").write_bytes(b"{")
    hand_in(cohort, "an", "role", BEFORE)
    an, bo, cy = (one.papers["role"] for one in standing(cohort))
    assert (an.answered, an.handed_in is not None, bo.answered, bo.handed_in) == (1, True, 1, None)
    assert "damaged" in str(cy.problem)
