"""That coded lines are read whole, that a mistake is told by file and row, and that what is set aside is fixed."""

from collections import Counter
from pathlib import Path

import pytest

from sherpa_sim.content.coded_lines import Difficulty, Part, load_coded_lines, read_coded_lines
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import MentorCode, Speaker, codes_of

HEAD = "scene,previous,text,code,also,difficulty,note\n"
GOOD = 'shop-1,"Yes, but",What would help?,open_question,affirmation,hard,a note\n'
FILES = [(speaker, language) for speaker in Speaker for language in ("en", "nl")]


def read(rows: str):
    return read_coded_lines("lines.csv", (HEAD + rows).encode(), Speaker.MENTOR, "en")


def test_a_line_is_read_whole() -> None:
    (line,) = read(GOOD)
    assert (line.row, line.scene, line.previous, line.text) == (2, "shop-1", "Yes, but", "What would help?")
    assert (line.code, line.also) == (MentorCode.OPEN_QUESTION, (MentorCode.AFFIRMATION,))
    assert (line.difficulty, line.note) == (Difficulty.HARD, "a note")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("shop-1,,What?,question,,hard,\n", 'row 3: "code" cannot be "question"; choose from open_question'),
        ("shop-1,,What?,other,desire,hard,\n", 'row 3: "also" cannot be "desire"'),
        ("shop-1,,What?,other,,tricky,\n", 'row 3: "difficulty" cannot be "tricky"; choose from easy, hard'),
        ("shop-1,,,other,,hard,\n", 'row 3: "text" is empty'),
        (",,What?,other,,hard,\n", 'row 3: "scene" is empty'),
        (f"shop-1,,{'a' * 601},other,,hard,\n", 'row 3: "text" is longer than 600'),
        ("shop-1,,Well, yes,other,,hard,\n", "row 3 has 8 cells instead of 7"),
        (GOOD, "row 3: the same line stands in row 2"),
        ('shop-1,,"What,other,,hard,\n', "breaks off inside a quoted text"),
    ],
)
def test_what_cannot_be_used_is_told_by_row(row: str, told: str) -> None:
    with pytest.raises(Problem) as problem:
        read(GOOD + row)
    assert str(problem.value).startswith("lines.csv")
    assert told in str(problem.value)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(Problem) as problem:
        read("a,,x,nothing,,easy,\nb,,,other,,easy,\n")
    assert "row 3" in str(problem.value.others[0])


def test_other_headings_another_encoding_and_no_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="row 1: the headings must be scene,previous"):
        read_coded_lines("lines.csv", b"scene,text\n", Speaker.MENTOR, "en")
    with pytest.raises(Problem, match="not UTF-8"):
        read_coded_lines("lines.csv", HEAD.encode() + b"\xff", Speaker.MENTOR, "en")
    with pytest.raises(Problem, match="larger than 1 MB"):
        read_coded_lines("lines.csv", b"a" * 1_000_001, Speaker.MENTOR, "en")
    with pytest.raises(Problem, match="There is no file"):
        load_coded_lines(Speaker.MENTOR, "en", Part.TRAINING, tmp_path / "none.csv")


def test_the_lines_of_a_scene_are_learnt_from_or_set_aside_together() -> None:
    lines = read("".join(f"scene-{n % 50},,Line {n}.,other,,easy,\n" for n in range(500)))
    parts = {
        scene: {line.part for line in lines if line.scene == scene} for scene in {x.scene for x in lines}
    }
    assert all(len(found) == 1 for found in parts.values())
    aside = sorted(scene for scene, found in parts.items() if found == {Part.SET_ASIDE})
    assert aside[:3] == ["scene-0", "scene-13", "scene-2"], "what is set aside must never change"


@pytest.mark.parametrize(("speaker", "language"), FILES)
def test_the_lines_of_the_kit_can_be_used(speaker, language) -> None:
    parts = {part: load_coded_lines(speaker, language, part) for part in Part}
    count = Counter(line.code for part in parts.values() for line in part)
    assert sum(count.values()) >= 400
    assert set(count) == set(codes_of(speaker))
    assert min(count.values()) >= 25
    assert 0.1 < len(parts[Part.SET_ASIDE]) / sum(count.values()) < 0.3
