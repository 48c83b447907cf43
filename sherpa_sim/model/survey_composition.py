"""Who answered a survey, inferred from the rates that it published.

A survey that publishes a rate for men, for women and for everybody, by education and in all, has said without
saying it how many have which education: the rates of the groups must mix to the rates of the totals. With
several measures there are far more such equations than unknown shares, and what is left over shows whether
the answer can be trusted: it must be of the size of rounding (at most about 0.05 percentage points).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from sherpa_sim.content.workforce import PublishedRates

_LEVELS: tuple[Literal["low", "medium", "high", "all"], ...] = ("low", "medium", "high", "all")
_SEXES: tuple[Literal["men", "women", "all"], ...] = ("men", "women", "all")


@dataclass(frozen=True)
class SurveyComposition:
    """The inferred composition of a survey.

    Attributes:
        shares: the share of everybody in each group, [education 3, sex 2], adding up to 1.
        residuals: implied minus published total, in percentage points: [measure, 3 levels of education, then
            men, women and all].
        standard_errors: of the shares, from rounding alone (published rates have one decimal), [3, 2].
    """

    shares: NDArray[np.float64]
    residuals: NDArray[np.float64]
    standard_errors: NDArray[np.float64]


def rates_table(published: PublishedRates) -> NDArray[np.float64]:
    """The published rates (percent) as [measure, education 3 + all, men, women, all]."""
    return np.array(
        [
            [[measure[level][sex] for sex in _SEXES] for level in _LEVELS]
            for measure in published.rates.values()
        ]
    )


def infer_composition(rates: NDArray[np.float64], redraws: int = 200) -> SurveyComposition:
    """The composition with which the rates of the groups mix to those of the totals, by least squares.

    Every total counts the same; the shares are kept positive by working on their logarithms.

    Args:
        rates: percent, [measure, education 3 + all, men + women + all], at least two measures.
        redraws: how often the rounding is drawn again (uniform, 0.05 either way) for the standard errors.

    Raises:
        ValueError: if the table has another shape, or too few measures to infer five unknown shares.
    """
    if rates.ndim != 3 or rates.shape[1:] != (4, 3) or rates.shape[0] < 2:
        raise ValueError(f"expected rates [measures, 4, 3] of two measures or more, not {rates.shape}")
    shares = _fitted_shares(rates)
    exact = np.array(rates, dtype=np.float64)
    exact[:, :3, 2], exact[:, 3, :] = np.split(_implied_totals(rates, shares), [3], axis=1)
    generator = np.random.default_rng(0)
    redrawn = [_fitted_shares(exact + generator.uniform(-0.05, 0.05, rates.shape)) for _ in range(redraws)]
    return SurveyComposition(
        shares=shares,
        residuals=_implied_totals(rates, shares) - _published_totals(rates),
        standard_errors=np.std(redrawn, axis=0) if redraws else np.zeros_like(shares),
    )


def _fitted_shares(rates: NDArray[np.float64]) -> NDArray[np.float64]:
    published = _published_totals(rates)

    def misfit(logarithms: NDArray[np.float64]) -> NDArray[np.float64]:
        return (_implied_totals(rates, _to_shares(logarithms)) - published).ravel()

    fitted = least_squares(misfit, np.zeros(5), xtol=1e-14, ftol=1e-14, gtol=1e-14)
    return _to_shares(fitted.x)


def _to_shares(logarithms: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shares [3, 2] from the logarithms of five of them, relative to the sixth."""
    relative = np.exp(np.append(logarithms, 0.0) - max(0.0, logarithms.max()))
    shares: NDArray[np.float64] = (relative / relative.sum()).reshape(3, 2)
    return shares


def _published_totals(rates: NDArray[np.float64]) -> NDArray[np.float64]:
    """The published totals [measure, 6]: three levels of education, then men, women and all."""
    return np.concatenate([rates[:, :3, 2], rates[:, 3, :]], axis=1)


def _implied_totals(rates: NDArray[np.float64], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """The totals [measure, 6] to which the rates of the groups mix when `shares` [3, 2] is who they are."""
    people = rates[:, :3, :2] * shares
    by_education = people.sum(axis=2) / shares.sum(axis=1)
    by_sex = people.sum(axis=1) / shares.sum(axis=0)
    return np.concatenate([by_education, by_sex, people.sum(axis=(1, 2))[:, np.newaxis]], axis=1)
