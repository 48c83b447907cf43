"""Mentors of every sort, who talk by themselves, and a coder that knows what they say: talks without the kit's own."""

import functools
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.talk_lines import load_lines
from sherpa_sim.content.transcript import Transcript
from sherpa_sim.conversation.coding import Code, Coding, Language
from sherpa_sim.conversation.talk import Coder, Talk
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

Mentor = Callable[[Talk, random.Random], str]
OPEN = (
    "What does a good day here look like?", "How did you learn all of this?", "What would you miss if you stopped?",
    "What worries you about it?", "How do the others see it?", "What matters most in it?",
    "How would it be if it went well?", "What did you think when you heard of it?", "What else is there?",
    "How do you look back on that?", "What makes you say that?", "How would you go about it yourself?",
)  # fmt: skip
CLOSED = tuple(f"Is it {word}?" for word in (
    "far", "late", "hard", "dear", "dull", "safe", "near", "loud", "cold", "dirty", "slow", "heavy", "odd", "short",
))  # fmt: skip
PUSH = tuple(f"You should really {word} it." for word in (
    "try", "take", "join", "start", "finish", "follow", "choose", "book", "weigh", "request", "grab", "use", "seize",
))  # fmt: skip
STOCK = (
    *OPEN[:5], "That sounds hard.", "It seems heavy.", "That sounds proud.", "It is up to you.", "That seems unfair.",
    "It sounds double.", "That seems strong of you.",
)  # fmt: skip
"""Good lines that would fit anybody: somebody pastes them whatever is said."""


@functools.cache
def _written(language: str) -> Mapping[str, ColleagueCode]:
    return {line.text(language): line.code for key in load_colleagues() for line in load_lines(key).lines}


def knowing(text: str, speaker: Speaker, language: Language, previous: str | None = None) -> Coding:
    """What these mentors mean, and what the colleagues' lines are written to be."""
    code: Code
    if speaker is Speaker.COLLEAGUE:
        code = _written(language).get(text, ColleagueCode.NEUTRAL)
    elif text.startswith(("What", "How")):
        code = MentorCode.OPEN_QUESTION
    elif text.endswith("?"):
        code = MentorCode.CLOSED_QUESTION
    elif text.startswith("You should"):
        code = MentorCode.DIRECTION
    elif text.startswith(("You say", "That s", "It se", "It so")):
        code = MentorCode.SIMPLE_REFLECTION
    elif text.startswith("It is up to"):
        code = MentorCode.AUTONOMY
    else:
        code = MentorCode.OTHER
    return Coding(code, {code: 1.0})


def skilled(talk: Talk, draw: random.Random) -> str:
    """Gives back what was said, and asks openly, by turns; at the end the choice is hers."""
    many = len(talk.transcript.mentor_lines)
    if many == 13:
        return "It is up to you, whatever you decide."
    if many % 2:
        return _asked(talk, OPEN, draw)
    return "You say " + talk.turns[-1].text.rstrip("?").lower()[:300]


def questioner(talk: Talk, draw: random.Random) -> str:
    """Asks for a yes or a no."""
    return _asked(talk, CLOSED, draw)


def pushy(talk: Talk, draw: random.Random) -> str:
    """Tells what to do."""
    return _asked(talk, PUSH, draw)


def average(talk: Talk, draw: random.Random) -> str:
    """Does something of everything."""
    return draw.choice((skilled, questioner, questioner, pushy))(talk, draw)


def stock(talk: Talk, _draw: random.Random) -> str:
    """Pastes good lines in a row, without reading."""
    return STOCK[len(talk.transcript.mentor_lines) % len(STOCK)]


def silent(_talk: Talk, _draw: random.Random) -> str:
    """Says nothing."""
    return "..."


def nonsense(_talk: Talk, draw: random.Random) -> str:
    """Lets the keyboard talk."""
    return "".join(draw.choice("bcdfghjklmnpqrstvwxz") for _ in range(12)) + "?"


def parrot(_talk: Talk, _draw: random.Random) -> str:
    """Pastes one good line again and again."""
    return OPEN[0]


MENTORS: Mapping[str, Mentor] = {
    one.__name__: one for one in (skilled, average, questioner, pushy, stock, silent, nonsense, parrot)
}


def held(colleague: str, mentor: str, seed: int, lines: int = 14, coder: Coder = knowing) -> Transcript:
    """A talk that such a mentor holds, in so many lines at most, with a colleague who hears it so."""
    draw = random.Random(f"{mentor} {seed}")
    talk = Talk(colleague, "en", seed, coder)
    for _ in range(lines):
        if talk.end is not None:
            break
        talk.say(MENTORS[mentor](talk, draw))
    return talk.transcript


def as_value(talk: Transcript) -> dict[str, Any]:
    """The talk as it stands in a file of answers."""
    return talk.model_dump(mode="json", exclude_none=True)


def seeds(many: int) -> Iterator[int]:
    """Seeds of talks, far apart."""
    return (number * 7919 + 13 for number in range(many))


def _asked(talk: Talk, lines: tuple[str, ...], draw: random.Random) -> str:
    """One of these lines that was not said yet, where there is one."""
    fresh = [line for line in lines if line not in talk.transcript.mentor_lines]
    return draw.choice(fresh or list(lines))
