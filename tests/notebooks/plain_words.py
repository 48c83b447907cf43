"""How plain a text is: what the tests of everything that is read hold it against."""

import re

from readability import getmeasures

HARDEST_LIX = 38
"""Lix below 40 is the language of stories and light reading (Björnsson 1968); newspapers lie at 40 to 50."""
LONGEST_SENTENCES = 13
"""Words a sentence on average; plain-language guides ask for at most 15."""


def without_marks(markdown: str) -> list[str]:
    """The lines that are read, as plain text: headings and lists end their lines as sentences do."""
    lines = []
    for line in markdown.splitlines():
        plain = line.strip("#>*- ").replace("*", "")
        lines.append(plain if plain.endswith((".", "?", "!", ":", "”", '"', "")) else f"{plain}.")
    return [line for line in lines if line]


def measured(text: str, language: str) -> dict[str, dict[str, float]]:
    """What the library measures; it asks for a sentence on a line, its words between spaces."""
    sentences = [part for part in re.split(r"(?<=[.?!:])\s+", text) if part]
    spaced = [" ".join(re.findall(r"\w[\w'’-]*|[^\w\s]", sentence)) for sentence in sentences]
    return getmeasures("\n".join(spaced), lang=language)


def assert_plain(text: str, language: str) -> None:
    measures = measured(text, language)
    assert measures["readability grades"]["LIX"] <= HARDEST_LIX
    assert measures["sentence info"]["words_per_sentence"] <= LONGEST_SENTENCES
