"""What was refused: told in the trainer's language, thrown away when she says so."""

from pathlib import Path

import pytest

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.set_aside import refused_files, throw_away
from sherpa_sim.cohort.take_in import take_in_uploads
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for


def test_a_reason_is_told_in_both_languages(cohort: Cohort) -> None:
    take_in_uploads(cohort, [("één.json", b"{"), ("\ud800{x}.json", b"[]")])
    found = refused_files(cohort)
    told = {one.name: one.problem for one in found}["één.json"]
    assert words_for("en").problem(told) == "één.json is damaged or not whole; use another copy of it."
    assert words_for("nl").problem(told) != words_for("en").problem(told)
    assert len(found) == 2


@pytest.mark.parametrize(
    "reason", [b"", b"{}", b'{"name":"a","at":"2030-01-01T00:00:00Z","message":"{0} {x}"}']
)
def test_what_lost_its_reason_is_listed_all_the_same(cohort: Cohort, reason: bytes) -> None:
    folder = cohort.folder / "set-aside" / "20300101T000000Z-abc"
    folder.mkdir()
    (folder / "reason.json").write_bytes(reason)
    (only,) = refused_files(cohort)
    assert only.key == folder.name
    assert "no longer known" in str(only.problem)


def test_only_what_was_refused_can_be_thrown_away(cohort: Cohort, tmp_path: Path) -> None:
    take_in_uploads(cohort, [("a.json", b"{"), ("b.json", b"{")])
    first, second = refused_files(cohort)
    for other in ("..", "../answers", "", str(tmp_path)):
        with pytest.raises(Problem):
            throw_away(cohort, other)
    throw_away(cohort, first.key)
    assert [one.key for one in refused_files(cohort)] == [second.key]
