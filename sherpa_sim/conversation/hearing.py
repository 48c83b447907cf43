"""What a line is before it is coded: talk, or silence, nonsense, another language, an insult; and what it is about."""

import functools
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from sherpa_sim.content.hearing_words import Asked, Phrases, load_hearing_words
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import Barrier

LONGEST_HEARD = 1_500
"""Characters of one line that anybody at work listens to; more is too much to follow."""
SILENT = " .,;:!?-–—_*…"
"""What stands for saying nothing."""
CODE_MARKS = 4
FEWEST_WORDS_OF_A_LANGUAGE = 2
MANY_WORDS_OF_A_LANGUAGE = 3
"""So many words of another language tell it, where there is none of the talk's own."""
INSULT_WORDS = 5
"""A harsh word in a longer line may be her own, given back."""
FIRST_WORDS = 3
"""Among which a question word begins a question: "and who", "maar hoe"."""
FAREWELL_WORDS = 12
"""A farewell is short; in a longer line the same words are only spoken of."""


class Hearing(StrEnum):
    """What a line is; harsh words may be her own, given back; an instruction is meant for a machine."""

    TALK = "talk"
    SILENCE = "silence"
    NONSENSE = "nonsense"
    OTHER_LANGUAGE = "other_language"
    RUDE = "rude"
    HARSH = "harsh"
    OFF_TOPIC = "off_topic"
    INSTRUCTION = "instruction"
    IN_NEED = "in_need"


@dataclass(frozen=True)
class Heard:
    """What was heard in a line.

    Attributes:
        barriers: what stands in the way of people, as far as it is spoken of.
        levers: that are used or offered.
        asks: what is asked for, if the line is a question.
        openly: whether it asks, in words that no yes or no can answer.
        farewell: whether the mentor takes leave with it.
        promise: whether she promises to settle something; referral: whether she says who knows more.
    """

    hearing: Hearing
    barriers: frozenset[Barrier] = frozenset()
    levers: frozenset[Lever] = frozenset()
    asks: frozenset[Asked] = frozenset()
    openly: bool = False
    farewell: bool = False
    promise: bool = False
    referral: bool = False


@functools.lru_cache(maxsize=2048)
def hear(text: str, language: str) -> Heard:
    """What is heard in a mentor's line, in a talk in that language; any text at all."""
    heard = load_hearing_words()
    line = plain(text[: LONGEST_HEARD + 1])
    if found(heard.in_need, language, line):
        return Heard(Hearing.IN_NEED)
    if not line.strip(SILENT):
        return Heard(Hearing.SILENCE)
    if found(heard.injection, language, line):
        return Heard(Hearing.INSTRUCTION)
    if found(heard.rude, language, line):
        return Heard(Hearing.RUDE)
    if len(text) > LONGEST_HEARD or _is_code(text) or _is_mashed(line, language):
        return Heard(Hearing.NONSENSE)
    if in_other_language(line, language):
        return Heard(Hearing.OTHER_LANGUAGE)
    barriers = frozenset(key for key, words in heard.barriers.items() if found(words, language, line))
    levers = frozenset(key for key, words in heard.levers.items() if found(words, language, line))
    hearing = Hearing.TALK
    if found(heard.harsh, language, line):
        hearing = Hearing.RUDE if _calls_her_so(line, language) else Hearing.HARSH
    elif not barriers and not levers and found(heard.off_topic, language, line):
        hearing = Hearing.OFF_TOPIC
    return Heard(
        hearing,
        barriers,
        levers,
        _asks(line, language),
        openly=_asks_openly(line, language),
        farewell=_is_farewell(line, language),
        promise=found(heard.promise, language, line),
        referral=found(heard.referral, language, line),
    )


def plain(text: str) -> str:
    """A text without capitals, accents, curly quotes and double spaces, so that it can be compared."""
    text = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("‘", "'"))
    return " ".join("".join(one for one in text if not unicodedata.combining(one)).split())


def words_of(line: str) -> list[str]:
    """The words of a plain text, with what an apostrophe ties to them."""
    return _WORD.findall(line)


def found(phrases: Phrases, language: str, line: str) -> bool:
    """Whether one of the phrases stands in a plain line."""
    return _pattern(phrases(language)).search(line) is not None


def all_found(phrases: Phrases, language: str, line: str) -> set[str]:
    """What stands in a plain line of those phrases, as it stands there."""
    return set(_pattern(phrases(language)).findall(line))


def in_other_language(line: str, language: str) -> bool:
    """Whether a plain line is plainly in another language than that of the talk."""
    letters = [character for character in line if character.isalpha()]
    if not letters:
        return False
    if sum(character > "\u024f" for character in letters) > len(letters) / 2:
        return True
    told = words_of(line)
    own = language_words(language)
    strangest = max(sum(word in words for word in told) for words in _strange_words(language))
    known = sum(word in own for word in told)
    if known == 0:
        return strangest >= MANY_WORDS_OF_A_LANGUAGE or 2 * strangest >= len(told) > 0
    return strangest >= FEWEST_WORDS_OF_A_LANGUAGE and strangest > 1.5 * known


_WORD = re.compile(r"'?[^\W\d_]+(?:'[^\W\d_]+)*")
_CODE = re.compile(
    r"(^|\s)(def \w+\(|class \w+[:(]|import \w+(;|$)|return \w+;|select .+ from|drop table|console\.|print\()"
    r"|^\s*[{\[].*[}\]]\s*$|<script|</|#include|function\s*\(",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[{}\[\]();=<>/\\_$#|&^~`]")
_KEYBOARD = re.compile(r"asdf|sdfg|dfgh|hjkl|qwer|azer(?!b)|zxcv|wxcv|uiop|jkl[mo]|(.)\1{3}")
_SENTENCE = re.compile(r"[^.:;!?]+[.:;!?]*")
_VOWEL = re.compile(r"[aeiouy]")
_FEW_VOWELS = 0.15
_SOUND = re.compile(r"h?m+|p+f+|t?s+t?|b?rr+|o+h*|a+h+|z+|h+|ja+|nee+|oke+|o+k+|hey+|he+|wow+|ha(ha)+|(he)+")


@functools.cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    parts = (re.escape(plain(phrase)).replace(r"\*", r"\w*") for phrase in phrases)
    return re.compile(r"(?<![\w'])(?:" + "|".join(parts) + r")(?!\w)")


@functools.cache
def _languages() -> dict[str, frozenset[str]]:
    return {
        language: frozenset(plain(word) for word in words)
        for language, words in load_hearing_words().languages.items()
    }


def language_words(language: str) -> frozenset[str]:
    """The plain words by which that language is told: those that every line is made of."""
    return _languages()[language]


@functools.cache
def _strange_words(language: str) -> tuple[frozenset[str], ...]:
    """The words of every other language that are no words of this one."""
    own = language_words(language)
    return tuple(words - own for other, words in _languages().items() if other != language)


def _calls_her_so(line: str, language: str) -> bool:
    """Whether a plain line with a harsh word is no more than that she is so: "you are an idiot"."""
    told = words_of(line)
    begins = " ".join(told[:2]) if len(told) <= INSULT_WORDS else ""
    return found(load_hearing_words().called, language, begins)


def _asks(line: str, language: str) -> frozenset[Asked]:
    """What a plain line asks for, if it asks; who knows or helps is not whether she knows, or what helps."""
    asks = {key for key, words in load_hearing_words().asked.items() if found(words, language, line)}
    return frozenset(asks - {Asked.KNOWN, Asked.HELP} if Asked.WHO in asks else asks)


def _asks_openly(line: str, language: str) -> bool:
    """Whether a part of a plain line is a question that begins with a question word, or says to tell something."""
    heard = load_hearing_words()
    words = set(heard.question_words(language))
    for sentence in _SENTENCE.findall(line):
        for part in sentence.split(","):
            first = words_of(part)[:FIRST_WORDS]
            if ("?" in sentence and not words.isdisjoint(first)) or found(
                heard.tell, language, " ".join(first)
            ):
                return True
    return False


def _is_farewell(line: str, language: str) -> bool:
    return (
        not line.endswith("?")
        and len(words_of(line)) <= FAREWELL_WORDS
        and found(load_hearing_words().farewell, language, line)
    )


def _is_code(text: str) -> bool:
    marks = len(_MARKS.findall(text))
    return _CODE.search(text) is not None or (marks >= CODE_MARKS and marks * 12 >= len(text))


def _is_mashed(line: str, language: str) -> bool:
    """Whether a plain line holds no words that anybody could read."""
    told = words_of(line)
    if not told:
        return True
    if any(word in language_words(language) for word in told):
        return False
    return 2 * sum(map(_unreadable, told)) >= len(told)


def _unreadable(word: str) -> bool:
    if not word.isascii() or _SOUND.fullmatch(word):
        return False
    few = len(_VOWEL.findall(word)) < _FEW_VOWELS * len(word)
    return len(word) > 3 and (few or _KEYBOARD.search(word) is not None)
