"""From what people answered to numbers: a row a person, with nothing where she did not answer or does not know."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.learning_culture import HIGHEST, UNKNOWN, Fact, Questionnaire, Reply
from sherpa_sim.content.survey import Answer

TRAINED = "trained"
"""Taking part in any course or training in the last 12 months: formal or not."""

Numbers = NDArray[np.float64]


def item_scores(answers: Sequence[Answer], item: str, *, turned: bool = False) -> Numbers:
    """What each person said of a statement, 1 to 5; `turned` makes 5 of 1. NaN for who did not say."""
    found = np.array([_degree(answer.degrees.get(item)) for answer in answers], float)
    return HIGHEST + 1 - found if turned else found


def scale_scores(answers: Sequence[Answer], questionnaire: Questionnaire, scale: str) -> Numbers:
    """The mean of each person over the statements of a scale, 1 to 5, statements against it turned around.

    NaN for who answered fewer than half of them.
    """
    items = questionnaire.of(scale)
    table = np.array([item_scores(answers, item.key, turned=item.reversed) for item in items])
    known = (~np.isnan(table)).sum(axis=0)
    total = np.nansum(table, axis=0)
    return np.where(2 * known >= len(items), total / np.maximum(known, 1), np.nan)


def fact_scores(answers: Sequence[Answer], fact: Fact) -> Numbers:
    """1 for yes and 0 for no; NaN for who did not say or does not know."""
    return np.array([_yes(answer.facts.get(fact)) for answer in answers], float)


def trained(answers: Sequence[Answer]) -> Numbers:
    """1 for who took part in either kind of training, 0 for who took part in neither; NaN where that is not known."""
    formal, other = fact_scores(answers, Fact.FORMAL), fact_scores(answers, Fact.OTHER)
    return np.where((formal == 1) | (other == 1), 1.0, formal + other)


def _degree(said: int | None) -> float:
    return np.nan if said is None or said == UNKNOWN else float(said)


def _yes(said: Reply | None) -> float:
    return {Reply.YES: 1.0, Reply.NO: 0.0}.get(said, np.nan) if said is not None else np.nan
