"""That the guided stories are whole: the same in both languages, plain, and leaning on sources that are there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.story import STORIES, Place, Story, load_stories
from sherpa_sim.content.yaml_file import load_record
from sherpa_sim.domain.problem import Problem
from tests.content.test_course_language import DUTCH, ENGLISH, LONGEST_SENTENCE, STIFF, texts, words
from tests.notebooks.plain_words import assert_plain

FOLDER = Path(__file__).resolve().parents[2] / "simulations" / "stories"
LANGUAGES = ("en", "nl")
READ_A_MINUTE = 130
"""Words: slow reading, of a text that one acts on."""
TRIED_AND_SEEN = 0.6
"""Minutes a step takes besides reading: to guess, wait, look and look again."""
stories = pytest.mark.parametrize("key", STORIES)
languages = pytest.mark.parametrize("language", LANGUAGES)


def said(key: str, language: str) -> list[str]:
    """Every text of a story in one language."""
    return list(texts(yaml.safe_load((FOLDER / f"{key}.yml").read_text("utf-8")), language))


def read_out(story: Story, language: str) -> Iterator[str]:
    """What somebody reads who goes through the story."""
    for step in story.steps:
        yield step.text(language)
        if step.predict is not None:
            yield step.predict.question(language)
            yield from (option.text(language) for option in step.predict.options)
        if step.notice is not None:
            yield step.notice(language)
        yield from (fact.what(language) for fact in step.measured)
        yield from (sentence(language) for sentence in step.unknown)


def test_every_file_is_a_story_that_is_offered() -> None:
    assert tuple(load_stories()) == STORIES
    assert {path.stem for path in FOLDER.glob("*.yml")} == set(STORIES)
    assert all(story.key == key for key, story in load_stories().items())


@stories
def test_every_source_is_known_and_used(key: str) -> None:
    story = load_stories()[key]
    assert set(story.cited) <= set(load_sources())
    assert set(story.cited) == set(story.sources), "a fact leans on a source that the story does not list"


@stories
def test_a_story_is_predicted_shown_and_doubted(key: str) -> None:
    steps = load_stories()[key].steps
    assert sum(step.predict is not None for step in steps) >= 5
    assert all(step.notice is not None for step in steps)
    assert len({step.look_at for step in steps}) >= 3
    assert any(step.measured for step in steps)
    assert any(step.unknown for step in steps)
    assert any(place in (Place.BELIEVE, Place.DOUBT, Place.MONEY) for place in (steps[-1].look_at,))


@stories
def test_what_is_compared_in_a_plan_is_set_on_it(key: str) -> None:
    """A value left out would be that of a page that somebody else has changed."""
    story = load_stories()[key]
    for values in story.state(len(story.steps) - 1).plans.values():
        assert {"mentors", "hours", "course", "coaching", "reach", "lever", "support"} <= set(values)
    assert {"from", "workers"} <= set(story.steps[0].shared)


@languages
@stories
def test_it_takes_as_long_as_is_told(key: str, language: str) -> None:
    story = load_stories()[key]
    read = len(" ".join(read_out(story, language)).split())
    assert story.minutes == pytest.approx(read / READ_A_MINUTE + TRIED_AND_SEEN * len(story.steps), abs=2)


@languages
@stories
def test_the_stories_are_plain(key: str, language: str) -> None:
    assert_plain("\n".join(read_out(load_stories()[key], language)), language)
    sentences = [part for text in said(key, language) for part in re.split(r"(?<=[.?!:;])\s", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE] == []


@stories
def test_each_language_keeps_to_itself(key: str) -> None:
    english, dutch = (said(key, language) for language in LANGUAGES)
    assert [text for text in english if words(text) & DUTCH] == []
    assert [text for text in dutch if words(text) & (ENGLISH | STIFF)] == []
    assert len(english) == len(dutch)
    assert [text for text in english if text in dutch and len(text.split()) > 3] == []


def test_a_plan_keeps_its_other_values() -> None:
    story = load_stories()["three_hours_a_week"]
    assert story.state(0).plans["a"]["hours"] == 0
    assert story.state(2).plans["a"] == {**story.state(0).plans["a"], "hours": 3}
    assert story.state(0).look == "a"
    assert (story.state(2).look, list(story.state(2).plans)) == ("b", ["a", "b"])
    assert story.state(7).shared == {"from": "flanders", "workers": 250}


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("outcome: trained, plan: null", "outcome: gain, plan: null", "is known of a plan only"),
        ("group: [education, low]", "group: [education, lowest]", "there is no group"),
        ("figure: {outcome: trained, plan: null, group: [education, low]}", "step: 1.0", "needs a figure"),
        ("kind: percent", "kind: choice", "a choice needs two options"),
        ("kind: percent", "kind: number", "add a unit"),
        ("kind: percent", "kind: percent\n    least: 100", "must lie below the most"),
        ("outcome: anyway, plan: a", "outcome: anyway, plan: c", 'speaks of plan "c" before it is set'),
        ("    b: {mentors: 2", "    c: {mentors: 2", "plans are set in turn"),
        ("outcome: persons, group", "outcome: reason, group", "a reason needs a barrier"),
        ("outcome: persons, group", "outcome: persons, payer: union, group", "only a cost has a payer"),
        ("below: 3}", "below: 3, above: 1}", 'either "above" or "below"'),
        ("look_at: gains", "look_at: nowhere", "look_at"),
        ("  look_at: believe\n", "", "say where to look and what to notice"),
        ("minutes: 12", "minutes: 40", "minutes"),
        ("source: hidalgo_2014", "source: Hidalgo 2014", "source"),
        ("key: same\n", "key: larger\n", '"larger" is there twice'),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    before = (FOLDER / "who_gains.yml").read_text("utf-8")
    assert was in before
    path = tmp_path / "who_gains.yml"
    path.write_text(before.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(Problem) as told:
        load_record(path, Story)
    assert said in str(told.value)
    assert str(told.value).startswith("who_gains.yml, row ")
