"""What the model cannot know, in the sentences that stand on the page and in the brief."""

from collections.abc import Sequence
from dataclasses import dataclass

from sherpa_sim.content.assumptions import Number, load_assumptions
from sherpa_sim.locale.words import Words


def doubts(words: Words) -> tuple[str, ...]:
    """The honest box: what no trial measured, what the band leaves out, and what an answer is good for."""
    return (
        words(
            "No trial has ever measured what mentors do to the number of workers who train. "
            "The model reasons from what is known about talks, reasons not to train and colleagues."
        ),
        words(
            "The band around each line holds 8 in 10 runs of the simulation. The runs differ in chance and in the "
            "numbers that surveys leave open. What a talk does is not among them, because no survey tells: the real "
            "uncertainty is larger."
        ),
        words(
            "This is a simulated workplace, not yours. Use it to compare choices and to see what an answer "
            "hangs on, not to predict a number."
        ),
    )


LEANS_ON = (
    "conversation.talk_minutes",
    "mentors.skill_untrained",
    "conversation.gains.exemplify_need",
    "conversation.gains.enlighten_need",
    "conversation.break_even_skill",
)
"""The numbers that explained most of the differences in `docs/sensitivity.md`, beside chance: those of the mentors."""


@dataclass(frozen=True)
class Leaning:
    """A number that an answer leans on, in words: what it is, what is in use, and what could as well be defended."""

    meaning: str
    used: str
    defended: str


def leanings(named: Sequence[str], words: Words) -> tuple[Leaning, ...]:
    """The numbers of the model of these names (`theme.name`), in words.

    Raises:
        KeyError: if the model has no such number.
    """
    numbers = load_assumptions().numbers()
    return tuple(_leaning(numbers[name], words) for name in named)


def _leaning(number: Number, words: Words) -> Leaning:
    def told(value: float) -> str:
        if number.unit == "share":
            return words.percent(value)
        if number.unit == "minutes":
            return words("{count} minutes", count=words.number(value))
        return words.number(value, 0 if value == round(value) else 2)

    defended = words("{low} to {high}", low=told(number.low), high=told(number.high))
    meaning = number.meaning(words.language).partition(". ")[0]
    return Leaning(meaning, told(number.value), defended)
