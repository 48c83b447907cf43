"""What a talk is about: the colleague's topics, and which of them a line of the mentor speaks of."""

import functools
from collections import Counter
from collections.abc import Mapping, Sequence

from sherpa_sim.content.talk_lines import LineBook, Topic, load_lines

from .hearing import Heard, plain, words_of

SHORTEST_WORD = 4
LEAST_LINES = 2
LEAST_SHARE = 0.7
"""A word belongs to a topic if it stands in its label, or in two of its lines and hardly anywhere else."""


def spoken_of(colleague: str, language: str, text: str, heard: Heard) -> Sequence[Topic]:
    """The topics that a mentor's line speaks of: first those whose words it uses, then those it touches."""
    words = topic_words(colleague, language)
    line = set(words_of(plain(text)))
    topics = load_lines(colleague).topics
    named = [topic for topic in topics if line & words[topic.key]]
    touched = [
        topic
        for topic in topics
        if topic not in named and (topic.opens in heard.levers or topic.barrier in heard.barriers)
    ]
    return (*named, *touched)


@functools.cache
def topic_words(colleague: str, language: str) -> Mapping[str, frozenset[str]]:
    """The words that give each topic of a colleague away, by its key."""
    book = load_lines(colleague)
    everywhere: Counter[str] = Counter()
    within: dict[str | None, Counter[str]] = {topic.key: Counter() for topic in book.topics} | {
        None: Counter()
    }
    for line in book.lines:
        found = _words(line.text(language))
        everywhere.update(found)
        within[line.topic].update(found)
    labels = _labels(book, language)
    return {
        topic.key: labels[topic.key]
        | {
            word
            for word, times in within[topic.key].items()
            if times >= LEAST_LINES and times >= LEAST_SHARE * everywhere[word]
        }
        for topic in book.topics
    }


def _labels(book: LineBook, language: str) -> dict[str, frozenset[str]]:
    """The words of each label that stand in no other."""
    words = {topic.key: _words(topic.label(language)) for topic in book.topics}
    times = Counter(word for found in words.values() for word in found)
    return {key: frozenset(word for word in found if times[word] == 1) for key, found in words.items()}


def _words(text: str) -> set[str]:
    return {word for word in words_of(plain(text)) if len(word) >= SHORTEST_WORD}
