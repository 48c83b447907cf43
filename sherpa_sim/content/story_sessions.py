"""The facilitator's pages: how to lead each guided story with a group."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from . import places
from .story import STORIES
from .timed_page import SessionHead, Span, read_timed_page, steps_from

BEGINS = "00:00"
"""The times of a session are told from its beginning: when a group comes together is its own affair."""


@dataclass(frozen=True)
class StorySession:
    """The facilitator's page of a story in one language; `steps` follow each other, `text` is Markdown."""

    story: str
    steps: tuple[Span, ...]
    text: str

    @property
    def minutes(self) -> int:
        """How long the session takes."""
        return sum(step.minutes for step in self.steps)


@functools.cache
def load_story_sessions(language: str) -> Mapping[str, StorySession]:
    """The facilitator's page of every story in a language, by key; raises as `read_story_sessions` does."""
    return MappingProxyType(read_story_sessions(places.folder("simulations") / "stories" / language))


def read_story_sessions(folder: Path) -> dict[str, StorySession]:
    """The page of every story in a folder by key, in the order in which the stories are offered.

    Raises:
        Problem: if a page is missing, cannot be read or breaks a rule of its record.
    """
    sessions = {}
    for story in STORIES:
        head, text = read_timed_page(folder / f"{story}.md", SessionHead)
        sessions[story] = StorySession(story, steps_from(BEGINS, head), text)
    return sessions
