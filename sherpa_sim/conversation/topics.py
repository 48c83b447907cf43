"""What a talk is about: the colleague's topics, and which of them a line of the mentor speaks of."""

import functools
from collections import Counter
from collections.abc import Mapping, Sequence

from sherpa_sim.content.talk_lines import Topic, load_lines

from .hearing import Heard, language_words, plain, words_of

SHORTEST_WORD = 4
LEAST_LINES = 3
LEAST_SHARE = 0.7
"""A word belongs to a topic if it stands in its label, or in three of its lines and hardly anywhere else."""


def spoken_of(colleague: str, language: str, text: str, heard: Heard) -> Sequence[Topic]:
    """The topics that a mentor's line speaks of: first those whose words it uses, then those it touches."""
    first = named(colleague, language, text)
    touched = [
        topic
        for topic in load_lines(colleague).topics
        if topic not in first and (topic.opens in heard.levers or topic.barrier in heard.barriers)
    ]
    return (*first, *touched)


def named(colleague: str, language: str, text: str) -> Sequence[Topic]:
    """The topics of a colleague whose words a line uses."""
    words = topic_words(colleague, language)
    line = set(words_of(plain(text)))
    return [topic for topic in load_lines(colleague).topics if line & words[topic.key]]


@functools.cache
def topic_words(colleague: str, language: str) -> Mapping[str, frozenset[str]]:
    """The words that give each topic of a colleague away, by its key."""
    book = load_lines(colleague)
    everywhere: Counter[str] = Counter()
    within: dict[str | None, Counter[str]] = {topic.key: Counter() for topic in book.topics} | {
        None: Counter()
    }
    for line in book.lines:
        words = _words(line.text(language), language)
        everywhere.update(words)
        within[line.topic].update(words)
    labels = {topic.key: _words(topic.label(language), language) for topic in book.topics}
    times = Counter(word for words in labels.values() for word in words)
    return {
        key: frozenset(word for word in words if times[word] == 1)
        | frozenset(
            word
            for word, lines in within[key].items()
            if lines >= LEAST_LINES and lines >= LEAST_SHARE * everywhere[word]
        )
        for key, words in labels.items()
    }


def _words(text: str, language: str) -> set[str]:
    """The words of a text that are about something."""
    told = words_of(plain(text))
    return {word for word in told if len(word) >= SHORTEST_WORD} - language_words(language)
