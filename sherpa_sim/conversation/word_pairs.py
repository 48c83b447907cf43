"""Words and pairs of neighbouring words of a line, each as a number that does not tell which word it was."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt
from zlib import crc32

import numpy as np
import numpy.typing as npt

from .coding import Language
from .features import read

PREVIOUS_SHARE = 0.6
"""What the words of the line before count, beside 1 for the words of the line."""
_TOKEN = re.compile(r"[\w']+|[?]")
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class WordPairs:
    """The words and pairs of a line with how often they are there, and the words of the line before."""

    line: Mapping[int, int]
    before: frozenset[int]


def word_pairs(text: str, language: Language, previous: str | None = None) -> WordPairs:
    """The words and pairs of a line, numbered; the same for the same words."""
    tokens = _TOKEN.findall(read(text))
    line: dict[int, int] = {}
    for said in (*tokens, *(f"{one} {other}" for one, other in pairwise(tokens))):
        number = crc32(f"{language}:{said}".encode())
        line[number] = line.get(number, 0) + 1
    others = {crc32(f"{language}<{said}".encode()) for said in _TOKEN.findall(read(previous or ""))}
    return WordPairs(line, frozenset(others))


def weighed(pairs: WordPairs, rarity: Mapping[int, float]) -> list[tuple[int, float]]:
    """The known numbers of a line with their values: rarer counts more, and long lines as much as short ones."""
    values: list[tuple[int, float]] = []
    parts: Sequence[tuple[Mapping[int, int], float]] = (
        (pairs.line, 1.0),
        (dict.fromkeys(sorted(pairs.before), 1), PREVIOUS_SHARE),
    )
    for part, share in parts:
        known = [
            (number, (1 + log(times)) * rarity[number]) for number, times in part.items() if number in rarity
        ]
        length = sqrt(sum(value * value for _, value in known)) or 1.0
        values += [(number, share * value / length) for number, value in known]
    return values
