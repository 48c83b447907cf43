"""How much a written line has to do with what was said: by the rare words, or stems of words, that both share."""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from math import log
from types import MappingProxyType

from sherpa_sim.content.talk_lines import load_lines

from .hearing import language_words, plain, words_of

SHORTEST_STEM = 3
MOST_SHARED = 2
"""So many of the rarest words in common make two texts as alike as they get."""
_ENDINGS = {
    "en": re.compile(r"(?:'s|n't|'\w+|ings?|ed|ies|es|s|ly|e|y)$"),
    "nl": re.compile(r"(?:'s|tjes?|jes?|kes?|enden?|ende|end|ten|den|en|er|de|te|t|d|s|e)$"),
}
_DOUBLE = re.compile(r"(.)\1")


@dataclass(frozen=True)
class Vocabulary:
    """The stems in all lines of one colleague in one language.

    Attributes:
        lines: by stem, the keys of the lines it stands in.
        rarity: what each stem tells, from 0 (it is everywhere) to 1 (it stands in one line).
    """

    lines: Mapping[str, tuple[str, ...]]
    rarity: Mapping[str, float]

    def likeness(self, found: Set[str]) -> dict[str, float]:
        """How much each line has in common with those stems, from 0 to 1; lines with nothing are left out."""
        alike: dict[str, float] = defaultdict(float)
        for stem in sorted(found):
            for key in self.lines.get(stem, ()):
                alike[key] += self.rarity[stem] / MOST_SHARED
        return {key: min(1.0, value) for key, value in alike.items()}


@functools.lru_cache(maxsize=4096)
def likeness(colleague: str, language: str, text: str) -> Mapping[str, float]:
    """How much the lines of a colleague have in common with a text, by their keys."""
    return MappingProxyType(vocabulary(colleague, language).likeness(stems(text, language)))


@functools.cache
def vocabulary(colleague: str, language: str) -> Vocabulary:
    """The stems in the lines of a colleague, each line with the name of its topic."""
    book = load_lines(colleague)
    labels = {topic.key: stems(topic.label(language), language) for topic in book.topics}
    of_line = {
        line.key: stems(line.text(language), language) | labels.get(line.topic or "", frozenset())
        for line in book.lines
    }
    times = Counter(stem for found in of_line.values() for stem in found)
    lines: dict[str, list[str]] = defaultdict(list)
    for key, found in of_line.items():
        for stem in found:
            lines[stem].append(key)
    most = log(len(of_line))
    return Vocabulary(
        {stem: tuple(keys) for stem, keys in lines.items()},
        {stem: 1.0 - log(count) / most for stem, count in times.items()},
    )


def stems(text: str, language: str) -> frozenset[str]:
    """The stems of the words in a text that are about something."""
    told = set(words_of(plain(text))) - language_words(language)
    found = {_stem(word, language) for word in told if len(word) >= SHORTEST_STEM}
    return frozenset(stem for stem in found if len(stem) >= SHORTEST_STEM)


def _stem(word: str, language: str) -> str:
    """A word without its commonest endings and without doubled letters: "leren" and "leert" are both "ler"."""
    word = word.strip("'")
    if language == "nl" and word.startswith("ge") and len(word) >= SHORTEST_STEM + 4:
        word = word[2:]
    shorter = _ENDINGS[language].sub("", word)
    return _DOUBLE.sub(r"\1", shorter if len(shorter) >= SHORTEST_STEM else word)
