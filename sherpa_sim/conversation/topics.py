"""What a talk is about: which of the colleague's topics a text speaks of."""

import functools
from collections.abc import Sequence

from sherpa_sim.content.talk_lines import Topic, load_lines

from .hearing import Heard, all_found, plain


def spoken_of(colleague: str, language: str, text: str, heard: Heard) -> Sequence[Topic]:
    """The topics that a mentor's line speaks of: first those it names, then those it touches."""
    first = named(colleague, language, text)
    touched = [
        topic
        for topic in load_lines(colleague).topics
        if topic not in first and (topic.opens in heard.levers or topic.barrier in heard.barriers)
    ]
    return (*first, *touched)


@functools.lru_cache(maxsize=4096)
def named(colleague: str, language: str, text: str) -> Sequence[Topic]:
    """The topics of a colleague whose words a text uses; first that of which it uses most."""
    line = plain(text)
    uses = [(len(all_found(topic.words, language, line)), topic) for topic in load_lines(colleague).topics]
    return tuple(topic for times, topic in sorted(uses, key=lambda use: -use[0]) if times)
