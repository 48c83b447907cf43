"""How well a written line answers what the mentor said: its topic, what was asked, and what it is no moment for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sherpa_sim.content.hearing_words import Asked
from sherpa_sim.content.talk_lines import Line
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, MentorGroup

STRONG = (ColleagueCode.COMMITMENT, ColleagueCode.ACTIVATION, ColleagueCode.TAKING_STEPS)
"""Change talk that is about doing it."""

# Weights of lines against each other; a line that fits any topic, and answers nothing in particular, weighs 1.
NAMED = 8.0  # of the topic that the mentor has just named
NAMED_ASKED = 20.0  # the same where it is asked after in words that no yes or no can answer
NAMED_SHORTLY = 3.0  # the same after a closed question, which a yes or a no can answer
KEPT = 4.0  # of the topic that is talked about
DWELT_ON = 0.7  # the same, for a story where the mentor asked, understood or offered more than that
INVITED = 1.0  # of another topic, when anything may come up
BROUGHT_IN = 0.3  # of another topic, for a reason for or against after an open question
UNASKED = 0.04  # of another topic, out of the blue
LOCKED = 0.1  # times this, as long as nothing has opened that topic
ASIDE = 0.02  # an interruption, where something was asked or understood
ASIDE_IN_PASSING = 0.2  # the same where little was
NOTHING_SAID = 0.5  # what fits anything, after a question that names something or is after something
TIRED = 0.3  # energy under which anything distracts
ANSWER = 25.0  # what answers the very thing that was asked
OTHER_ANSWER = 0.02  # what answers something that was not asked
YES_OR_NO = 0.04  # what answers a yes-or-no question, where more was asked
MEANT = 20.0  # what was written for just such a line: leave that is asked, praise, a summary
HALF_AN_ANSWER = 0.4  # what speaks for or against, where something was asked that it does not answer
NO_ANSWER = 0.2  # a story, where something else was asked than how her day is
ALIKE = 5.0  # on top of 1, for a line that shares rare words with what was said

_PASSING = (MentorCode.CLOSED_QUESTION, MentorCode.OTHER)
_BY_THEMSELVES = (
    MentorCode.COLLABORATION,
    MentorCode.AFFIRMATION,
    MentorCode.AUTONOMY,
    MentorCode.SUMMARY,
    MentorCode.INFORMATION_WITH_PERMISSION,
)
_LIGHT = (MentorCode.CLOSED_QUESTION, MentorCode.SIMPLE_REFLECTION, MentorCode.INFORMATION)
_OF_THE_TOPIC = frozenset({Asked.FEELING, Asked.LIKING, Asked.OTHERS})
"""What is asked of a topic that was named, so that the same of another topic is no answer."""
_ANSWERING: Mapping[Asked, tuple[ColleagueCode, ...]] = {
    Asked.WISH: (ColleagueCode.DESIRE, ColleagueCode.REASONS),
    Asked.OBSTACLE: (ColleagueCode.SUSTAIN_TALK,),
    Asked.HELP: (ColleagueCode.NEED, ColleagueCode.ACTIVATION, ColleagueCode.TAKING_STEPS),
}
"""Codes that answer a question whatever the topic."""


@dataclass(frozen=True)
class Said:
    """What the mentor's line holds, as far as the wording of her answer turns on it.

    Attributes:
        named: whether it names the topic that is talked about now.
        about: the keys of every topic that it names.
        answers: whether any line of that topic answers what it asks for.
        asks: what it asks for.
        openly: whether it asks in words that no yes or no can answer.
        likeness: by the key of her lines, how much they have in common with it and with her own last line.
    """

    named: bool = False
    answers: bool = False
    asks: frozenset[Asked] = frozenset()
    openly: bool = False
    about: frozenset[str] = frozenset()
    likeness: Mapping[str, float] = field(default_factory=dict)


def fit(
    line: Line, said: Said, code: MentorCode, topic: str | None, locked: Collection[str], energy: float
) -> float:
    """How well a line answers `said`, a line of that code, while `topic` is talked about; always above 0."""
    alike = 1.0 + ALIKE * said.likeness.get(line.key, 0.0)
    if line.aside:
        in_passing = (code in _PASSING and not said.named and not said.asks) or energy < TIRED
        return (ASIDE_IN_PASSING if in_passing else ASIDE) * alike
    meant = MEANT if code in line.after and code in _BY_THEMSELVES else 1.0
    return _of_topic(line, said, code, topic, locked) * _of_answer(line, said, topic) * alike * meant


def _of_topic(line: Line, said: Said, code: MentorCode, topic: str | None, locked: Collection[str]) -> float:
    if line.topic is None:
        if said.openly and _is_yes_or_no(line):
            return YES_OR_NO
        meant = said.named or (said.asks and Asked.DAY not in said.asks)
        if code.group is MentorGroup.REFLECTION and said.about and line.code in STRONG:
            return BROUGHT_IN
        return NOTHING_SAID if meant and code is MentorCode.OPEN_QUESTION and not line.answers else 1.0
    neutral = line.code is ColleagueCode.NEUTRAL
    invited = Asked.DAY in said.asks or code is MentorCode.OTHER
    if code is MentorCode.COLLABORATION and not said.openly:
        return BROUGHT_IN
    if line.topic == topic:
        if code is MentorCode.CLOSED_QUESTION and said.named and not said.openly:
            return NAMED_SHORTLY
        if said.named and said.openly:
            return NAMED_ASKED
        if said.named and (code.group is MentorGroup.QUESTION or not neutral):
            return NAMED
        asked_little = code in _LIGHT or invited
        return KEPT if asked_little or not neutral else DWELT_ON
    if said.asks & set(line.answers):
        return INVITED if not said.about else UNASKED if said.asks & _OF_THE_TOPIC else BROUGHT_IN
    reasoned = not neutral and code is MentorCode.OPEN_QUESTION
    weight = INVITED if invited else BROUGHT_IN if reasoned else UNASKED
    return weight * LOCKED if line.topic in locked else weight


def _is_yes_or_no(line: Line) -> bool:
    """Whether a line that fits any topic was written for what a yes or a no can answer."""
    asked = MentorGroup.QUESTION in line.after or MentorCode.OPEN_QUESTION in line.after
    return MentorCode.CLOSED_QUESTION in line.after and not asked and not line.answers


def _of_answer(line: Line, said: Said, topic: str | None) -> float:
    if not said.asks and not line.answers:
        return 1.0
    if line.answers:
        return ANSWER if said.asks & set(line.answers) else OTHER_ANSWER
    if said.answers and line.topic is not None and line.topic == topic:
        return ANSWER
    if any(line.code in _ANSWERING.get(one, ()) for one in said.asks):
        return ANSWER
    if line.code is not ColleagueCode.NEUTRAL:
        return HALF_AN_ANSWER if said.openly and said.asks else 1.0
    if line.topic is None:
        return 1.0
    return NO_ANSWER if said.asks - {Asked.DAY} else 1.0
