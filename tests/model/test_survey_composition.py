"""That the composition stated for the Adult Education Survey is what its published rates imply."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sherpa_sim.content.workforce import read_workforce, shares
from sherpa_sim.domain.people import Education, Sex
from sherpa_sim.model.survey_composition import SurveyComposition, infer_composition, rates_table


@pytest.fixture(scope="module")
def inferred() -> SurveyComposition:
    published = read_workforce("belgium_aes_2022").inferred_from
    assert published is not None
    return infer_composition(rates_table(published))


def test_stated_shares_are_the_inferred_ones(inferred: SurveyComposition) -> None:
    survey = read_workforce("belgium_aes_2022")
    rounding = 0.0007
    of_sex = inferred.shares.sum(axis=0)
    assert shares(Education, survey.education) == pytest.approx(inferred.shares.sum(axis=1), abs=rounding)
    assert shares(Sex, survey.sex) == pytest.approx(of_sex, abs=rounding)
    for sex in Sex:
        stated = shares(Education, survey.education_by_sex[sex])
        assert stated == pytest.approx(inferred.shares[:, sex.code] / of_sex[sex.code], abs=rounding)


def test_what_is_left_over_is_rounding(inferred: SurveyComposition) -> None:
    assert inferred.residuals.shape == (4, 6)
    assert np.abs(inferred.residuals).max() < 0.06
    # Rounding to one decimal leaves a uniform error with a standard deviation of 0.1 / sqrt(12) = 0.029.
    assert np.sqrt((inferred.residuals**2).mean()) < 0.035
    assert inferred.standard_errors.max() < 0.003


def test_the_published_table_is_the_published_one() -> None:
    published = read_workforce("belgium_aes_2022").inferred_from
    assert published is not None
    rates = rates_table(published)
    assert rates.shape == (4, 4, 3)
    either = list(published.rates).index("formal_or_nonformal")
    assert rates[either, :, 2] == pytest.approx([18.0, 39.7, 61.1, 43.0])
    assert rates[either, 3, :2] == pytest.approx([40.0, 46.0])


@settings(deadline=None, max_examples=25)
@given(arrays(np.float64, (3, 2), elements=st.floats(0.05, 1)), st.integers(0, 1000))
def test_a_known_composition_is_found_again(people: np.ndarray, seed: int) -> None:
    truth = people / people.sum()
    rates = np.zeros((4, 4, 3))
    rates[:, :3, :2] = np.random.default_rng(seed).uniform(5, 70, (4, 3, 2))
    mixed = rates[:, :3, :2] * truth
    rates[:, :3, 2] = mixed.sum(axis=2) / truth.sum(axis=1)
    rates[:, 3, :2] = mixed.sum(axis=1) / truth.sum(axis=0)
    rates[:, 3, 2] = mixed.sum(axis=(1, 2))
    assert infer_composition(rates, redraws=0).shares == pytest.approx(truth, abs=1e-4)


def test_one_measure_is_not_enough() -> None:
    with pytest.raises(ValueError, match="two measures"):
        infer_composition(np.ones((1, 4, 3)))
