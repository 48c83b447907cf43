"""What in a mentor's words may point to a person, so that she looks again before they are kept or passed on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.signal_walls import Delicate, load_signal_words
from sherpa_sim.domain.names_in_text import likely_names
from sherpa_sim.domain.problem import Problem

MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
NUMBER = re.compile(r"\+?\d(?:[ ./()-]{0,2}\d){6,}")
"""Seven digits or more: of a telephone, the register, an account."""
_DAY = re.compile(r"\b\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
INITIALS = re.compile(r"(?<!\w)(?:[A-Z]\.\s?){1,3}(?:de |van |den |der )*(?=[A-Z]|\s|,|$)")
FEW = re.compile(
    r"(?<![\w.,])(?:[1-4]|one|two|three|four|one of us|een|één|twee|drie|vier)\s+"
    r"(?:colleagues?|people|persons?|men|women|man|woman|mentors?|collega['’]?s?|mensen|personen|persoon|mannen|vrouwen"
    r"|vrouw|collegas)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """Something in a text that may point to a person; `graver`: it always does, so that it is refused."""

    problem: Problem
    graver: bool = False


def pointing(text: str) -> tuple[Found, ...]:
    """What in a text may point to a person, or is nobody's business at work; nothing, if nothing was found.

    It is a hint to look again: it finds too much and too little.
    """
    return (*_graver(text), *_looks_like_a_name(text), *_delicate(text))


def passing_on(text: str) -> tuple[Found, ...]:
    """What in a text must be looked at before management reads it: also a number of people below five."""
    few = FEW.search(text)
    found = pointing(text)
    if few is None:
        return found
    return (
        *found,
        Found(
            Problem(
                '"{words}" tells that it was said by fewer than five. Write "some colleagues", or leave it out.',
                words=few[0],
            )
        ),
    )


def _graver(text: str) -> Iterable[Found]:
    if MAIL.search(text):
        yield Found(Problem("There is an e-mail address in it. Take it out."), graver=True)
    if NUMBER.search(_DAY.sub(" ", text)):
        yield Found(
            Problem("There is a long number in it, such as that of a telephone. Take it out."), graver=True
        )


def _looks_like_a_name(text: str) -> Iterable[Found]:
    known = (*load_signal_words().names, *(one.name for one in load_colleagues().values()))
    names = [name for name in likely_names(text, known) if name[0].isupper()]
    if names:
        yield Found(
            Problem('This may be a name: {names}. Write "a colleague" instead.', names=", ".join(names))
        )
    initials = INITIALS.search(text)
    if initials is not None:
        yield Found(
            Problem('"{words}" may be the initials of somebody. Leave them out.', words=initials[0].strip())
        )


def _delicate(text: str) -> Iterable[Found]:
    for careful in load_signal_words().careful:
        beginnings = "|".join(re.escape(word) for word in careful.words)
        hit = re.search(rf"(?<!\w)(?:{beginnings})\w*", text, re.IGNORECASE)
        if hit is not None:
            yield Found(_said(careful.about, hit[0]))


def _said(about: Delicate, word: str) -> Problem:
    if about is Delicate.HEALTH:
        return Problem(
            '"{word}" is about health. That is nobody\'s business at work; leave it out.', word=word
        )
    if about is Delicate.DEBTS:
        return Problem(
            '"{word}" is about debts. That is nobody\'s business at work; leave it out.', word=word
        )
    if about is Delicate.FAMILY:
        return Problem(
            '"{word}" is about family. That is nobody\'s business at work; leave it out.', word=word
        )
    if about is Delicate.ORIGIN:
        return Problem(
            '"{word}" is about origin or belief, which can point to a person; leave it out.', word=word
        )
    return Problem('"{word}" can point to one person. Write it so that it fits many.', word=word)
