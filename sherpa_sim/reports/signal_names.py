"""What a signal and a request to management are called, in sentences for the page and for paper."""

from collections.abc import Mapping

from sherpa_sim.cohort.signal_log import State
from sherpa_sim.content.signal_walls import load_kinds, load_walls
from sherpa_sim.content.signals import Answer, Decision, Group, Level
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

UNPRINTABLE = Problem("Something you wrote has a letter that cannot be printed; write it in other letters.")


def about(group: Group, words: Words) -> str:
    """What a group of a summary is about."""
    if group.level is Level.KIND and group.key in load_kinds():
        return load_kinds()[group.key].name(words.language)
    if group.level is Level.WALL and group.key in load_walls():
        return words("{wall} (several things together)", wall=load_walls()[group.key].name(words.language))
    return words("Other walls, together")


def people(least: int, most: int, words: Words) -> str:
    """By how many people something was said, in rounded numbers."""
    if most > least:
        return words(
            "Heard from at least {least} colleagues, and at most {most}: two mentors may have heard the same ones.",
            least=least,
            most=most,
        )
    return words("Heard from {least} colleagues or more.", least=least)


def decisions(words: Words) -> Mapping[Decision, str]:
    """What management can decide."""
    return {
        Decision.WILL_DO: words("It will be done"),
        Decision.LATER: words("Later"),
        Decision.ASKS_MORE: words("Wants to know more first"),
        Decision.NO: words("It will not be done"),
    }


def states(words: Words) -> Mapping[State, str]:
    """How far a signal has come."""
    return {
        State.HEARD: words("Heard"),
        State.PASSED_ON: words("Passed on"),
        State.ANSWERED: words("Answered"),
        State.TOLD_BACK: words("Told back"),
    }


def answer(one: Answer, words: Words) -> str:
    """An answer in one line: what was decided, in words, and by when."""
    parts = [decisions(words)[one.decision]]
    if one.by is not None:
        parts.append(words("by {day}", day=words.date(one.by)))
    decided = ", ".join(parts)
    return f"{decided}: {one.words}" if one.words else f"{decided}."
