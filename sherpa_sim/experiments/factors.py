"""What may be otherwise, as factors that are varied on their own: numbers, the fitted numbers together, and luck."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions, Varied
from sherpa_sim.content.posterior import load_posterior
from sherpa_sim.content.record import Text
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.model.columns import PARAMETERS

from .ensemble import Cases
from .free_numbers import Say, Standing

LUCKS = 1024
"""How many lucks the factor luck chooses from."""


class Kind(StrEnum):
    """What kind of thing a factor is.

    A number of the model, a setting that a scenario guesses, all fitted numbers together (which draw of them), or the
    luck of a workplace (which people, which chance events).
    """

    NUMBER = "number"
    SETTING = "setting"
    FITTED = "fitted"
    LUCK = "luck"


@dataclass(frozen=True)
class Factor:
    """One thing that may be otherwise: anywhere from `low` to `high`, as likely below `value` as above it.

    `whole`: whole numbers only. Of the fitted numbers and of luck, the values are the numbers of a draw and a luck.
    """

    kind: Kind
    name: str
    low: float
    value: float
    high: float
    whole: bool = False
    meaning: Text | None = None

    @property
    def has_order(self) -> bool:
        """Whether it goes from low to high; a draw of the fitted numbers and a luck do not."""
        return self.kind in (Kind.NUMBER, Kind.SETTING)

    def at(self, shares: NDArray[np.float64]) -> NDArray[np.float64]:
        """The values below which these shares (in [0, 1]) of what is likely lie."""
        if not self.has_order:
            count = self.high - self.low + 1
            return np.minimum(np.floor(self.low + count * shares), self.high)
        below = self.low + 2 * shares * (self.value - self.low)
        above = self.value + (2 * shares - 1) * (self.high - self.value)
        found = np.where(shares < 0.5, below, above)
        return np.rint(found) if self.whole else np.clip(found, self.low, self.high)


def fitted() -> Factor:
    """Which draw of the fitted numbers: they belong together, so they are one factor."""
    return Factor(Kind.FITTED, "fitted", 0, 0, len(load_posterior()) - 1, whole=True)


def luck() -> Factor:
    """Who works there and what chance brings."""
    return Factor(Kind.LUCK, "luck", 0, 0, LUCKS - 1, whole=True)


def numbers(assumptions: Assumptions, standings: Sequence[Standing], tied: bool = False) -> list[Factor]:
    """The numbers that the surveys do not hold in place; those too, if `tied`."""
    asked = {Say.FREE, Say.NONE} | ({Say.TIED} if tied else set())
    every = assumptions.numbers()
    return [
        Factor(
            Kind.NUMBER,
            standing.name,
            every[standing.name].low,
            every[standing.name].value,
            every[standing.name].high,
            is_whole(standing.name),
            every[standing.name].meaning,
        )
        for standing in standings
        if standing.says in asked
    ]


def guessed_settings(scenario: Scenario) -> list[Factor]:
    """The settings that a scenario or what it delivers guesses, with the range of the guess.

    Left out are those that are no numbers, and those that several changes give different values.
    """
    guesses = {}
    given: dict[str, set[float]] = {}
    for change in scenario.changes:
        for guess in (*(change.delivers.guesses if change.delivers else ()), *scenario.guesses):
            value = change.given().get(guess.setting)
            if isinstance(value, float) and guess.low is not None and guess.high is not None:
                guesses[guess.setting] = guess
                given.setdefault(guess.setting, set()).add(value)
    return [
        Factor(Kind.SETTING, name, float(guess.low or 0), given[name].pop(), float(guess.high or 0))
        for name, guess in guesses.items()
        if len(given[name]) == 1 and guess.low != guess.high
    ]


def cases_of(
    assumptions: Assumptions,
    factors: Sequence[Factor],
    points: NDArray[np.float64],
    lucks: NDArray[np.int64] | None = None,
) -> Cases:
    """The cases at points [cases, factors] of the unit cube; all that is no factor is at its value.

    `lucks` has one for each point, where luck is not among the factors.
    """
    values = [factor.at(shares) for factor, shares in zip(factors, points.T, strict=True)]
    return cases_with(assumptions, factors, values, lucks)


def cases_with(
    assumptions: Assumptions,
    factors: Sequence[Factor],
    values: Sequence[NDArray[np.float64]],
    lucks: NDArray[np.int64] | None = None,
) -> Cases:
    """The same from the values of each factor, [cases] each."""
    columns = {}
    settings = {}
    draws = load_posterior()
    for factor, column in zip(factors, values, strict=True):
        match factor.kind:
            case Kind.NUMBER:
                columns[factor.name] = column
            case Kind.SETTING:
                settings[factor.name] = column
            case Kind.FITTED:
                chosen = column.astype(np.int64)
                columns |= {name: np.array([draw[name] for draw in draws])[chosen] for name in draws[0]}
            case Kind.LUCK:
                lucks = column.astype(np.int64)
    if lucks is None:
        raise ValueError("no luck is given, and it is not a factor")
    return Cases(Varied(assumptions, columns), lucks, settings)


def is_whole(name: str) -> bool:
    """Whether the model takes a number, by its dotted name, as a whole one."""
    last = name.rsplit(".", 1)[-1]
    return name.count(".") == 1 and last in (PARAMETERS.names or ()) and PARAMETERS[last].kind == "i"
