"""That the guided stories are whole, in both languages, and lean on sources that are there."""

from pathlib import Path

import pytest

from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.story import STORIES, Story, load_stories

FOLDER = Path(__file__).resolve().parents[2] / "simulations" / "stories"


def test_every_file_is_a_story_that_is_offered() -> None:
    assert tuple(load_stories()) == STORIES
    assert {path.stem for path in FOLDER.glob("*.yml")} == set(STORIES)


@pytest.mark.parametrize("story", load_stories().values(), ids=STORIES)
def test_every_source_is_known(story: Story) -> None:
    assert set(story.cited) <= set(load_sources())
