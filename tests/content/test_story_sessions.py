"""That the facilitator's pages are whole: the same in both languages, plain, and within an hour."""

import re
from pathlib import Path

import pytest

from sherpa_sim.content.story import STORIES, load_stories
from sherpa_sim.content.story_sessions import load_story_sessions, read_story_sessions
from sherpa_sim.domain.problem import Problem
from tests.content.test_course_language import DUTCH, ENGLISH, STIFF, words
from tests.content.test_sessions import shape
from tests.notebooks.plain_words import assert_plain, without_marks

FOLDER = Path(__file__).resolve().parents[2] / "simulations" / "stories"
LANGUAGES = ("en", "nl")
HEADINGS = {
    "en": [
        "Aim",
        "Prepare",
        "What to say in each step",
        "What people usually expect",
        "Look back together",
        "What must not be concluded",
        "For who cannot see the chart",
        "The form",
    ],
    "nl": [
        "Doel",
        "Voorbereiden",
        "Wat je zegt bij elke stap",
        "Wat mensen meestal verwachten",
        "Samen terugkijken",
        "Wat je er niet uit mag besluiten",
        "Voor wie de grafiek niet ziet",
        "Het blaadje",
    ],
}
TWO_PAGES = 900
"""Words that fit on both sides of a sheet of A4, with the tables."""
stories = pytest.mark.parametrize("key", STORIES)
languages = pytest.mark.parametrize("language", LANGUAGES)


def text(language: str, key: str) -> str:
    return load_story_sessions(language)[key].text


@languages
def test_every_story_has_its_page_and_nothing_else_is_there(language: str) -> None:
    assert tuple(load_story_sessions(language)) == STORIES
    assert {path.name for path in (FOLDER / language).iterdir()} == {f"{key}.md" for key in STORIES}


@stories
def test_both_languages_say_the_same_amount_at_the_same_times(key: str) -> None:
    english, dutch = (load_story_sessions(language)[key] for language in LANGUAGES)
    assert [(step.start, step.minutes) for step in english.steps] == [
        (step.start, step.minutes) for step in dutch.steps
    ]
    assert 45 <= english.minutes <= 60
    assert shape(english.text) == shape(dutch.text)
    assert 0.8 < len(dutch.text.split()) / len(english.text.split()) < 1.25


@languages
@stories
def test_each_page_has_every_part_and_speaks_of_every_step(key: str, language: str) -> None:
    written = text(language, key)
    assert re.findall(r"^#+ (.*)", written, re.MULTILINE) == HEADINGS[language]
    assert len(written.split()) <= TWO_PAGES
    step = {"en": "Step", "nl": "Stap"}[language]
    prompts = [int(number) for number in re.findall(rf"^- {step} (\d)\. ", written, re.MULTILINE)]
    assert prompts == list(range(1, len(load_stories()[key].steps) + 1))
    planned = " ".join(span.what for span in load_story_sessions(language)[key].steps)
    assert re.findall(r"\d", planned)[0] == "1"
    assert re.findall(r"\d", planned)[-1] == str(len(prompts))


@languages
@stories
def test_the_pages_are_plain_and_keep_to_their_language(key: str, language: str) -> None:
    written = text(language, key)
    body = written.partition(f"## {HEADINGS[language][-1]}")[0]
    assert_plain("\n".join(without_marks(body)), language)
    other = DUTCH if language == "en" else ENGLISH | STIFF
    assert words((FOLDER / language / f"{key}.md").read_text("utf-8").replace("what:", "")) & other == set()
    assert "](" not in written
    assert "<" not in written


@languages
def test_the_form_is_one_line_and_the_same_for_every_story(language: str) -> None:
    forms = {text(language, key).partition(f"## {HEADINGS[language][-1]}\n")[2].strip() for key in STORIES}
    assert len(forms) == 1
    assert "\n" not in forms.pop()


def test_a_missing_page_is_told(tmp_path: Path) -> None:
    for path in (FOLDER / "en").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "who_gains.md").unlink()
    with pytest.raises(Problem, match="who_gains"):
        read_story_sessions(tmp_path)
