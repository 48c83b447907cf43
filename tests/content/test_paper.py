"""The kit's own bank and papers: whole, in both languages, with every kind; and mistakes in a paper."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import PaperSheet, load_paper, paper_keys, read_paper
from sherpa_sim.content.parallel import WRITTEN
from sherpa_sim.content.question_choices import OneOfMany
from sherpa_sim.content.question_parts import Kind
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import LANGUAGES, words_for
from tests.content.made_questions import question, text

PAPERS = paper_keys()


def texts(content: object) -> list[dict[str, str]]:
    """Every text in a plain value, in all its languages."""
    if isinstance(content, dict):
        if set(content) == set(LANGUAGES):
            return [content]
        return [found for value in content.values() for found in texts(value)]
    if isinstance(content, list):
        return [found for value in content for found in texts(value)]
    return []


def test_the_papers_of_this_release_are_there() -> None:
    assert {"oars", "role"} <= set(PAPERS)


def test_every_question_stands_in_one_paper() -> None:
    """Only what is written, by hand marked, may be asked again in a parallel version."""
    asked = Counter(place.question for key in PAPERS for place in load_paper(key).places)
    bank = load_bank()
    assert set(asked) == set(bank)
    assert {bank[one].kind for one, count in asked.items() if count > 1} <= WRITTEN
    assert max(asked.values()) <= 2
    assert len(asked) >= 24


def test_every_kind_is_asked() -> None:
    assert {one.kind for one in load_bank().values()} == set(Kind)


@pytest.mark.parametrize("key", PAPERS)
def test_a_paper_names_the_objectives_of_its_questions(key: str) -> None:
    made = load_paper(key)
    assert {one.objective for one, _ in made.questions(load_bank())} == set(made.objectives)


@pytest.mark.parametrize("key", PAPERS)
def test_a_trainees_paper_has_nothing_of_what_is_only_the_trainers(key: str) -> None:
    """No text of feedback, rubric or plan table is in it, in no language; and it can be kept as JSON."""
    made, bank = load_paper(key), load_bank()
    sheet = made.for_trainee(bank)
    written = sheet.model_dump_json()
    assert PaperSheet.model_validate_json(written) == sheet
    assert list(sheet.sheets()) == [place.question for place in made.places]
    for one, _ in made.questions(bank):
        shown = {said["en"] for said in texts(one.for_trainee().model_dump(mode="json"))}
        hidden = [said for said in texts(one.model_dump(mode="json")) if said["en"] not in shown]
        assert hidden
        for said in hidden:
            assert said["en"] not in written
            assert said["nl"] not in written


@pytest.mark.parametrize("identity", load_bank())
def test_a_question_is_written_in_both_languages(identity: str) -> None:
    """Each text differs between the languages, and none is a stub; times and names alone may be the same."""
    said = texts(load_bank()[identity].model_dump(mode="json"))
    assert said
    assert [
        one for one in said if one["en"] == one["nl"] or not one["en"].strip() or not one["nl"].strip()
    ] == []
    assert [
        one for one in said if not 0.5 < len(one["nl"]) / len(one["en"]) < 2 and len(one["en"]) > 30
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_option_is_not_the_right_one(language: str) -> None:
    """Who always chooses the longest option of one of many does not do much better than chance, one in four."""
    asked = [one for one in load_bank().values() if isinstance(one, OneOfMany)]
    longest = [
        max(one.options, key=lambda option: len(option.text(language))).key == one.right for one in asked
    ]
    assert sum(longest) <= len(asked) / 3


def test_the_right_option_is_shown_in_every_place() -> None:
    places = {
        [option.key for option in one.for_trainee().options].index(one.right)
        for one in load_bank().values()
        if isinstance(one, OneOfMany)
    }
    assert places == {0, 1, 2, 3}


def written(tmp_path: Path, **changes: Any) -> Path:
    zone = {"key": "all", "name": text("zone"), "introduction": text("zone")}
    content = {
        "key": "made",
        "name": text("paper"),
        "introduction": text("paper"),
        "minutes": 20,
        "objectives": ["role"],
        "zones": [zone | {"questions": [{"question": "made-01", "points": 1}]}],
    }
    path = tmp_path / "made.yml"
    path.write_text(yaml.safe_dump(content | changes, sort_keys=False), "utf-8")
    return path


BANK = {"made-01": question("one")}
TWICE = {
    "key": "all",
    "name": text("zone"),
    "introduction": text("zone"),
    "questions": [{"question": "made-01", "points": 1}, {"question": "made-01", "points": 2}],
}
MISTAKES = {
    "other name": (
        {"key": "other"},
        'made.yml: the key is "other"; it must be the name of the file, "made".',
    ),
    "no such question": (
        {"zones": [TWICE | {"questions": [{"question": "made-02", "points": 1}]}]},
        'made.yml: there is no question "made-02" in the bank; correct its id.',
    ),
    "twice": ({"zones": [TWICE]}, '"made-01" stands twice in this paper; keep one of them.'),
    "no points": (
        {"zones": [TWICE | {"questions": [{"question": "made-01", "points": 0}]}]},
        '"zones.0.questions.0.points" is "0"; it must be more than 0.',
    ),
    "no zones": ({"zones": []}, '"zones" has 0 entries; it must have at least 1.'),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_paper_is_told(tmp_path: Path, mistake: str) -> None:
    changes, sentence = MISTAKES[mistake]
    with pytest.raises(Problem) as found:
        read_paper(written(tmp_path, **changes), BANK)
    assert sentence in str(found.value)
    assert words_for("nl").problem(found.value) != str(found.value)


PARALLEL = BANK | {
    "made-02": question("one", id="made-02"),
    "made-03": question("many", id="made-03"),
    "made-04": question("one", id="made-04", objective="peers"),
    "made-05": question("text", id="made-05"),
}


def with_parallel(tmp_path: Path, asked: str = "made-02", points: float = 1, **changes: Any) -> Path:
    """A paper of one question, and the file of its parallel version beside it."""
    first = written(tmp_path)
    content = yaml.safe_load(first.read_text("utf-8"))
    content |= {"key": "made-b", "parallel_of": "made"}
    content["zones"][0]["questions"] = [{"question": asked, "points": points}]
    path = tmp_path / "made-b.yml"
    path.write_text(yaml.safe_dump(content | changes, sort_keys=False), "utf-8")
    return path


def test_a_parallel_version_asks_the_same_in_other_questions(tmp_path: Path) -> None:
    version = read_paper(with_parallel(tmp_path), PARALLEL)
    assert (version.parallel_of, version.counts_as) == ("made", "made")
    first = yaml.safe_load((tmp_path / "made.yml").read_text("utf-8"))
    first["zones"][0]["questions"] = [{"question": "made-05", "points": 1}]
    path = with_parallel(tmp_path, "made-05")
    (tmp_path / "made.yml").write_text(yaml.safe_dump(first), "utf-8")
    assert read_paper(path, PARALLEL).counts_as == "made"  # what is written may be asked again


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"asked": "made-01"}, '"made-01" is also in "made"'),
        ({"asked": "made-03"}, '"made-03" must have the kind, the objective and the points of "made-01"'),
        ({"asked": "made-04"}, '"made-04" must have the kind, the objective and the points of "made-01"'),
        ({"points": 2}, '"made-02" must have the kind, the objective and the points of "made-01"'),
        ({"pass_share": 0.5}, "a parallel version has the objectives, the share that passes"),
        ({"objectives": ["peers"]}, "a parallel version has the objectives, the share that passes"),
        ({"parallel_of": "made-b"}, "parallel"),
        ({"parallel_of": "none"}, "none.yml"),
    ],
)
def test_a_version_that_is_not_parallel_is_refused(
    tmp_path: Path, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Problem) as found:
        read_paper(with_parallel(tmp_path, **changes), PARALLEL)
    assert sentence in str(found.value)
    assert words_for("nl").problem(found.value) != str(found.value)


def test_a_parallel_version_of_a_parallel_version_is_refused(tmp_path: Path) -> None:
    second = with_parallel(tmp_path)
    third = yaml.safe_load(second.read_text("utf-8")) | {"key": "made-c", "parallel_of": "made-b"}
    (tmp_path / "made-c.yml").write_text(yaml.safe_dump(third), "utf-8")
    with pytest.raises(Problem, match="itself a parallel version"):
        read_paper(tmp_path / "made-c.yml", PARALLEL)


def test_points_are_those_of_all_zones(tmp_path: Path) -> None:
    assert read_paper(written(tmp_path), BANK).points == 1
    assert load_paper("role").points == 39
