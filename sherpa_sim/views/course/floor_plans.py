"""What is tried in the simulation lab: plans for the mentors of one workplace, as the explorer would set them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.delivery import Reach
from sherpa_sim.locale.words import Words

from ..controls import Value
from ..explorer.choices import PLAN_START
from ..explorer.plan_values import plan_from

_ONE_MENTOR: Mapping[str, Value] = {"mentors": 1.0}


@dataclass(frozen=True)
class Plan:
    """One plan: what it is called, and what it sets in the explorer beside one mentor for a hundred workers."""

    key: str
    name: str
    sets: Mapping[str, Value]

    @property
    def settings(self) -> Settings:
        """What the simulation runs."""
        return plan_from({**PLAN_START, **_ONE_MENTOR, **self.sets}).settings


@dataclass(frozen=True)
class Trial:
    """A question to the simulation, and the plans that answer it."""

    key: str
    question: str
    plans: tuple[Plan, ...]


TRIALS: Final = ("three-hours", "whom-to-reach", "hours-or-coaching")


def trial(key: str, words: Words) -> Trial:
    """The trial with this key, told in these words.

    Raises:
        KeyError: if there is none.
    """
    match key:
        case "three-hours":
            return Trial(
                key,
                words("What do three hours a week bring, and what a mentor without hours?"),
                (
                    Plan("three", words("Three hours a week"), {}),
                    Plan("none", words("A mentor in name only: no hours"), {"hours": 0.0}),
                ),
            )
        case "whom-to-reach":
            return Trial(
                key,
                words("Whom should mentors approach?"),
                (
                    Plan(
                        "least",
                        words("First those they have talked with least"),
                        {"reach": str(Reach.LEAST_REACHED)},
                    ),
                    Plan("asking", words("First those who are most willing"), {"reach": str(Reach.ASKING)}),
                    Plan("random", words("Whoever they meet"), {"reach": str(Reach.RANDOM)}),
                ),
            )
        case "hours-or-coaching":
            return Trial(
                key,
                words("What if hours are given, and no coaching?"),
                (
                    Plan("coached", words("Three hours a week, with coaching"), {}),
                    Plan("alone", words("Three hours a week, no coaching"), {"coaching": 0.0}),
                    Plan("double", words("Six hours a week, no coaching"), {"hours": 6.0, "coaching": 0.0}),
                ),
            )
        case _:
            raise KeyError(key)
