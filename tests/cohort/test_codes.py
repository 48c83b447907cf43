"""That a code lets its owner in and nobody else, and that guessing becomes slow."""

import math
from datetime import UTC, datetime, timedelta

import pytest

from sherpa_sim.cohort import codes as module
from sherpa_sim.cohort.attempts import (
    ATTEMPTS,
    FREE,
    LONGEST_WAIT,
    MOST_DOORS,
    Attempts,
    Door,
    begin_attempt,
    forgive,
)
from sherpa_sim.cohort.codes import (
    CODES,
    SIGNS,
    make_codes,
    make_trainer_secret,
    revoke_codes,
    sign_in,
    trainer_sign_in,
    with_code,
)
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.domain.problem import Problem

NOON = datetime(2030, 1, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing at a sixteenth of the cost, where many codes are tried."""
    monkeypatch.setattr(module, "_COST", 2**10)


def test_each_code_lets_its_owner_in(cohort: Cohort) -> None:
    codes = make_codes(cohort, ["an", "bo"])
    assert {who: sign_in(cohort, code, "10.0.0.1") for who, code in codes.items()} == {"an": "an", "bo": "bo"}


def test_a_code_may_be_typed_as_it_is_read(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    signs = iter("0A1B" + "2C0D1E3F")
    monkeypatch.setattr(module.secrets, "choice", lambda _signs: next(signs))
    assert make_codes(cohort, ["an"])["an"] == "0A1B-2C0D-1E3F"
    for typed in (" oalb 2codie3f ", "0A1B2C0D1E3F", "o-a-i-b–2c0d.Le3F"):
        assert sign_in(cohort, typed, "10.0.0.1") == "an"


def test_nothing_kept_is_a_code_and_the_secret_part_has_forty_bits(cohort: Cohort) -> None:
    code = make_codes(cohort, ["an"])["an"]
    kept = (cohort.folder / CODES).read_text()
    assert code.replace("-", "")[4:] not in kept
    assert code[5:] not in kept
    assert len(set(SIGNS)) == 32
    assert math.log2(32) * module.SECRET_SIGNS == 40


@pytest.mark.parametrize("typed", ["", "-", "0000-0000-0000", "é" * 500, "\0"])
def test_what_is_no_code_is_refused(cohort: Cohort, typed: str) -> None:
    make_codes(cohort, ["an"])
    with pytest.raises(Problem, match="This code is not known"):
        sign_in(cohort, typed, "10.0.0.1")


def test_every_single_changed_sign_is_refused(cohort: Cohort) -> None:
    code = make_codes(cohort, ["an"])["an"].replace("-", "")
    for place in range(len(code)):
        other = code[:place] + ("7" if code[place] != "7" else "8") + code[place + 1 :]
        with pytest.raises(Problem):
            sign_in(cohort, other, f"10.0.0.{place}")


def test_renewed_and_revoked_codes_are_void(cohort: Cohort) -> None:
    first = make_codes(cohort, ["an", "bo"])
    second = make_codes(cohort, ["an"])
    assert revoke_codes(cohort, ["bo", "cy"]) == 1
    assert set(with_code(cohort)) == {"an"}
    assert sign_in(cohort, second["an"], "10.0.0.1") == "an"
    for code in first.values():
        with pytest.raises(Problem):
            sign_in(cohort, code, "10.0.0.1")


def test_guessing_a_code_becomes_slow_and_stays_so_after_a_restart(cohort: Cohort) -> None:
    code = make_codes(cohort, ["an"])["an"]
    wrong = code[:4] + "00000000"
    for _ in range(FREE["code"]):
        with pytest.raises(Problem, match="not known"):
            sign_in(cohort, wrong, "10.0.0.1")
    with pytest.raises(Problem, match="Too many attempts"):
        sign_in(Cohort.open(cohort.folder), code, "10.9.9.9")


def test_waits_grow_to_a_minute_and_the_wait_is_not_counted(cohort: Cohort) -> None:
    moment, waits = NOON, []
    for _ in range(14):
        wait = 0
        while True:
            try:
                begin_attempt(cohort, ["code AAAA"], moment + timedelta(seconds=wait))
            except Problem:
                wait += 1
            else:
                break
        waits.append(wait)
        moment += timedelta(seconds=wait)
    assert waits[0] == 0
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT


def test_a_clock_set_back_locks_nobody_out_for_longer(cohort: Cohort) -> None:
    for number in range(20):
        begin_attempt(cohort, ["code AAAA"], NOON + timedelta(minutes=number * 2))
    with pytest.raises(Problem) as told:
        begin_attempt(cohort, ["code AAAA"], NOON - timedelta(days=30))
    assert told.value.details["seconds"] <= LONGEST_WAIT + 1


def test_a_class_behind_one_address_can_sign_in_at_once(cohort: Cohort) -> None:
    for _ in range(FREE["address"] + 20):
        begin_attempt(cohort, ["address 10.0.0.1", "code AAAA"], NOON)
        forgive(cohort, ["address 10.0.0.1", "code AAAA"])
    failed = {"address 10.0.0.1": Door(failures=FREE["address"], last=NOON)}
    (cohort.folder / ATTEMPTS).write_text(Attempts(doors=failed).model_dump_json())
    with pytest.raises(Problem, match="Too many"):
        begin_attempt(cohort, ["address 10.0.0.1"], NOON)


def test_an_attacker_cannot_fill_the_disk(cohort: Cohort) -> None:
    doors = {f"address 10.0.{n // 256}.{n % 256}": Door(failures=1, last=NOON) for n in range(MOST_DOORS)}
    (cohort.folder / ATTEMPTS).write_text(Attempts(doors=doors).model_dump_json())
    begin_attempt(cohort, ["address 10.9.9.9"], NOON)
    kept = Attempts.model_validate_json((cohort.folder / ATTEMPTS).read_text()).doors
    assert len(kept) == MOST_DOORS
    assert "address 10.9.9.9" in kept
    assert "address 10.0.0.0" not in kept


def test_the_trainers_secret_is_another_door(cohort: Cohort) -> None:
    code = make_codes(cohort, ["an"])["an"]
    with pytest.raises(Problem, match="secret of the trainer"):
        trainer_sign_in(cohort, code, "10.0.0.1")
    secret = make_trainer_secret(cohort)
    trainer_sign_in(cohort, secret.lower(), "10.0.0.1")
    with pytest.raises(Problem):
        sign_in(cohort, secret, "10.0.0.1")
    assert sign_in(cohort, code, "10.0.0.1") == "an"
    assert secret not in (cohort.folder / CODES).read_text()
    make_trainer_secret(cohort)
    with pytest.raises(Problem):
        trainer_sign_in(cohort, secret, "10.0.0.1")


def test_no_secret_was_made_yet_lets_nobody_in(cohort: Cohort) -> None:
    for typed in ("", "0000-0000-0000-0000"):
        with pytest.raises(Problem):
            trainer_sign_in(cohort, typed, "10.0.0.1")
