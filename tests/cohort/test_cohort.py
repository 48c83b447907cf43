"""That a cohort is made whole, found again, and keeps its papers."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sherpa_sim.cohort.cohort import (
    NBGRADER_FOLDERS,
    Cohort,
    SetPaper,
    all_cohorts,
    cohorts_folder,
    folder_name,
    key_of,
)
from sherpa_sim.cohort.groups import groups
from sherpa_sim.content.paper import LateRule
from sherpa_sim.domain.problem import Problem

from .conftest import CLOSES


def test_a_new_cohort_is_a_course_folder_for_its_owner_only(cohort: Cohort) -> None:
    assert all((cohort.folder / part).is_dir() for part in NBGRADER_FOLDERS)
    assert stat.S_IMODE(cohort.folder.stat().st_mode) == 0o700


def test_it_is_found_by_folder_name_and_key(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHERPA_COHORTS", str(cohort.folder.parent))
    for way in (cohort.folder, "lente-2030", "Lente 2030"):
        assert Cohort.open(way).settings == cohort.settings
    assert all_cohorts() == ("lente-2030",)


def test_without_a_setting_a_checkout_has_its_own_place(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SHERPA_COHORTS", raising=False)
    assert cohorts_folder() == checkout / "cohorts"


@pytest.mark.parametrize("name", ["", "..", "///", "é" * 90, "a\nb", "日本"])
def test_a_name_that_gives_no_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="name of a cohort"):
        Cohort.create(name, "en", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_name_is_used_once(cohort: Cohort) -> None:
    with pytest.raises(Problem, match="There is a cohort"):
        Cohort.create("LENTE 2030!", "nl", cohort.folder.parent)


def test_there_is_no_way_out_of_the_folder() -> None:
    assert key_of("../../etc/passwd") == "etc-passwd"
    for key in ("..", "a/b", "", "A", "a\n"):
        with pytest.raises(Problem):
            folder_name(key)


def test_a_cohort_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHERPA_COHORTS", str(tmp_path))
    with pytest.raises(Problem, match="There is no cohort"):
        Cohort.open("lente")


def test_a_mistake_in_the_settings_is_told_with_its_row(cohort: Cohort) -> None:
    place = cohort.folder / "cohort.yml"
    place.write_text(place.read_text().replace("language: nl", "langage: nl"))
    with pytest.raises(Problem) as told:
        Cohort.open(cohort.folder)
    sentences = [str(one) for one in (told.value, *told.value.others)]
    assert 'cohort.yml, row 4: "langage" is not a known key; did you mean "language"?' in sentences


def test_a_paper_is_set_again_with_other_dates(cohort: Cohort) -> None:
    other = Cohort.open(cohort.folder)
    other.set_paper(SetPaper(paper="oars"))
    cohort.set_paper(SetPaper(paper="role", closes=CLOSES + timedelta(days=1)))
    papers = Cohort.open(cohort.folder).settings.papers
    assert [own.paper for own in papers] == ["oars", "role"]
    assert papers[1].closes == CLOSES + timedelta(days=1)


def test_a_day_without_a_time_counts_whole_and_a_time_is_local() -> None:
    own = SetPaper(paper="role", opens=datetime(2030, 1, 1), closes=datetime(2030, 1, 10))
    assert own.opens == datetime(2030, 1, 1).astimezone()
    assert own.closes == datetime(2030, 1, 10, 23, 59, 59).astimezone()


def test_a_paper_cannot_close_before_it_opens(cohort: Cohort) -> None:
    place = cohort.folder / "cohort.yml"
    place.write_text(place.read_text().replace("  closes:", "  opens: '2031-01-01T00:00:00Z'\n  closes:"))
    with pytest.raises(Problem, match="closes before it opens"):
        Cohort.open(cohort.folder)


@pytest.mark.parametrize(
    ("after", "days", "is_open"),
    [
        (-1, 0, True),
        (0, 0, True),
        (1, 1, True),
        (86_400, 1, True),
        (86_401, 2, True),
        (3 * 86_400 + 1, 4, False),
    ],
)
def test_each_day_begun_is_a_day_late(cohort: Cohort, after: int, days: int, is_open: bool) -> None:
    moment = CLOSES + timedelta(seconds=after)
    assert cohort.paper("role").days_late(moment) == days
    assert cohort.is_open("role", moment) is is_open


def test_a_paper_is_not_open_before_its_time(cohort: Cohort) -> None:
    cohort.set_paper(SetPaper(paper="role", opens=CLOSES, late=LateRule()))
    assert not cohort.is_open("role", CLOSES - timedelta(seconds=1))
    assert cohort.is_open("role", datetime(2040, 1, 1, tzinfo=UTC))


def test_a_damaged_group_does_not_shut_the_others(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = cohort.folder.parent
    monkeypatch.setenv("SHERPA_COHORTS", str(folder))
    broken = Cohort.create("Broken", "en", folder)
    (broken.folder / "cohort.yml").write_text("papers: 7", encoding="utf-8")
    there = groups()
    assert there.open == ((cohort.settings.key, cohort.settings.name),)
    assert len(there.troubles) == 1
