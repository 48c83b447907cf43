"""The ruler: a mentor asks for a number from 0 to 10, and a colleague answers with where she stands."""

from dataclasses import replace

from sherpa_sim.content.coach_words import Ruler, RulerAnswers, Texts, load_ruler_words
from sherpa_sim.content.hearing_words import Phrases
from sherpa_sim.content.talk_lines import Moment
from sherpa_sim.domain.talk import ColleagueCode

from .answer import Reply
from .coding import Language
from .hearing import found, plain
from .state import State

MOST = 10
LOW, MIDDLE = 3, 6
"""Up to which number a low and a middle answer go."""


def ruler_asked(text: str, language: Language) -> Ruler | None:
    """What a mentor's line asks a number for; None if it asks for none."""
    asked, line = load_ruler_words().asked, plain(text)
    if not found(asked.scale, language, line):
        return None
    about: dict[Ruler, Phrases] = {
        Ruler.CONFIDENCE: asked.confidence,
        Ruler.IMPORTANCE: asked.importance,
    }
    return next((ruler for ruler, words in about.items() if found(words, language, line)), None)


def number_on(ruler: Ruler, state: State) -> int:
    """The number that a colleague has in mind, from 0 to 10."""
    return round(MOST * (state.importance if ruler is Ruler.IMPORTANCE else state.confidence))


def with_number(reply: Reply, text: str, state: State, language: Language, u: float) -> Reply:
    """Her reply to a line of the mentor, or, if the line asks for a number, her answer to that.

    What she had kept to herself still follows; a goodbye, words of care and what answers no talk stay as they are.

    Args:
        reply: what she would say.
        text: the mentor's line.
        state: where she stands.
        language: of the talk.
        u: in [0, 1), chooses among the ways to say it.
    """
    ruler = ruler_asked(text, language)
    if ruler is None or reply.care or reply.end is not None or reply.moment not in (Moment.TALK, Moment.ASK):
        return reply
    answer = ruler_answer(ruler, state, language, u)
    if reply.card is not None:
        return replace(reply, text=f"{answer} {reply.text}")
    return replace(reply, text=answer, moment=Moment.TALK, code=ColleagueCode.NEUTRAL, topic=None)


def ruler_answer(ruler: Ruler, state: State, language: Language, u: float) -> str:
    """What she answers when asked for that number; `u`, in [0, 1), chooses among the ways to say it."""
    words, number = load_ruler_words(), number_on(ruler, state)
    ways = _ways(words.answers[ruler], number)
    told = words.numbers(language)[number]
    return ways[int(u * len(ways))](language).format(number=told, Number=told.capitalize())


def _ways(answers: RulerAnswers, number: int) -> Texts:
    return answers.low if number <= LOW else answers.middle if number <= MIDDLE else answers.high
