"""That raking gives the margins that were asked for and keeps who goes with whom."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from sherpa_sim.content.workforce import read_workforce, shares, workforce_keys
from sherpa_sim.domain.people import Age, Education, Sex, Shift
from sherpa_sim.domain.problem import Problem
from sherpa_sim.model.raking import Margin, rake
from sherpa_sim.model.workforce import cell_shares, part_time_shares, rake_workforce, seed_table

Table = NDArray[np.float64]


def log_odds_ratios(table: Table) -> Table:
    """The local log odds ratios of the first two axes, in every slice of the others."""
    return np.diff(np.diff(np.log(table), axis=0), axis=1)


def tables(*shape: int) -> st.SearchStrategy[Table]:
    return arrays(np.float64, shape, elements=st.floats(0.02, 1))


@settings(deadline=None)
@given(tables(3, 5, 2, 3), tables(3), tables(5), tables(2, 3))
def test_margins_come_out_and_odds_ratios_stay(seed: Table, first: Table, second: Table, both: Table) -> None:
    first, second, both = first / first.sum(), second / second.sum(), both / both.sum()
    table = rake(
        seed, [Margin("first", (0,), first), Margin("second", (1,), second), Margin("both", (2, 3), both)]
    ).shares
    assert (table >= 0).all()
    assert table.sum() == pytest.approx(1, abs=1e-12)
    assert np.abs(table.sum(axis=(1, 2, 3)) - first).max() < 2e-9
    assert np.abs(table.sum(axis=(0, 2, 3)) - second).max() < 2e-9
    assert np.abs(table.sum(axis=(0, 1)) - both).max() < 2e-9
    assert log_odds_ratios(table) == pytest.approx(log_odds_ratios(seed), abs=1e-8)


@settings(deadline=None)
@given(tables(3, 5, 2))
def test_overlapping_margins_of_one_table_agree(truth: Table) -> None:
    truth = truth / truth.sum()
    margins = [
        Margin("age and education", (1, 0), truth.sum(axis=2).T),
        Margin("education and sex", (0, 2), truth.sum(axis=1)),
        Margin("sex and age", (2, 1), truth.sum(axis=0).T),
    ]
    table = rake(np.ones_like(truth), margins, tolerance=1e-7, maximum_rounds=20_000).shares
    assert np.abs(table.sum(axis=2) - truth.sum(axis=2)).max() < 2e-7


def test_a_seed_with_the_margins_stays_as_it_is() -> None:
    seed = np.array([[0.1, 0.2], [0.3, 0.4]])
    raked = rake(seed, [Margin("rows", (0,), seed.sum(axis=1)), Margin("columns", (1,), seed.sum(axis=0))])
    assert raked.shares == pytest.approx(seed)
    assert raked.rounds == 1


HALVES = np.array([0.5, 0.5])


@pytest.mark.parametrize(
    ("seed", "margins", "sentence"),
    [
        (np.ones((2, 2)), [Margin("age", (0,), np.array([0.5, 0.6]))], '"age" adds up to 110.0%'),
        (
            np.ones((2, 2)),
            [Margin("sex", (0,), HALVES), Margin("shift", (0, 1), np.array([[0.4, 0.2], [0.2, 0.2]]))],
            '"sex" and "shift" contradict each other',
        ),
        (np.array([[1.0, 1.0], [0.0, 0.0]]), [Margin("sex", (0,), HALVES)], '"sex" asks for people where'),
        (
            np.array([[1.0, 0.0], [0.0, 1.0]]),
            [Margin("sex", (0,), HALVES), Margin("shift", (1,), np.array([0.4, 0.6]))],
            "contradicts the other tables",
        ),
    ],
)
def test_contradictions_are_named(seed: Table, margins: list[Margin], sentence: str) -> None:
    with pytest.raises(Problem) as refusal:
        rake(seed, margins)
    assert sentence in str(refusal.value)


@pytest.mark.parametrize(
    ("seed", "margin"),
    [
        (-np.ones((2, 2)), Margin("sex", (0,), HALVES)),
        (np.zeros((2, 2)), Margin("sex", (0,), HALVES)),
        (np.full((2, 2), np.nan), Margin("sex", (0,), HALVES)),
        (np.ones((2, 2)), Margin("sex", (0,), np.ones(3))),
        (np.ones((2, 2)), Margin("sex", (0,), np.array([1.5, -0.5]))),
    ],
)
def test_nonsense_is_refused(seed: Table, margin: Margin) -> None:
    with pytest.raises(ValueError, match=r"must be non-negative|has the shape"):
        rake(seed, [margin])


@pytest.mark.parametrize("key", workforce_keys())
def test_each_workforce_has_its_margins(key: str) -> None:
    workforce = read_workforce(key)
    raked = rake_workforce(workforce)
    table = cell_shares(workforce)
    assert raked.rounds < 20
    assert table.shape == (len(Education), len(Age), len(Sex), len(Shift))
    assert table.dtype == np.float64
    assert (table >= 0).all()
    assert table.sum() == pytest.approx(1)
    assert table.sum(axis=(1, 2, 3)) == pytest.approx(shares(Education, workforce.education), abs=1e-8)
    assert table.sum(axis=(0, 2, 3)) == pytest.approx(shares(Age, workforce.age), abs=1e-8)
    by_sex = table.sum(axis=(0, 1))
    for sex in Sex:
        conditional = by_sex[sex.code] / by_sex[sex.code].sum()
        assert conditional == pytest.approx(shares(Shift, workforce.shift_by_sex[sex]), abs=1e-8)


def test_flanders_keeps_the_odds_ratios_of_the_population() -> None:
    flanders = read_workforce("flanders")
    assert log_odds_ratios(cell_shares(flanders)) == pytest.approx(
        log_odds_ratios(seed_table(flanders)), abs=1e-9
    )


def test_the_population_of_flanders_comes_out_as_published() -> None:
    """Raked, it has the published education of each age and each sex, which were only its seed."""
    table = cell_shares(read_workforce("flanders_25_64"))
    by_age = table.sum(axis=(2, 3))[:, 1:]
    by_age = by_age / by_age.sum(axis=0)
    assert by_age[Education.HIGH.code] == pytest.approx([0.543, 0.504, 0.462, 0.371], abs=0.005)
    # "About 10%" under 55 and 23.0% above do not quite mix to the published 14.6%.
    assert by_age[Education.LOW.code] == pytest.approx([0.10, 0.10, 0.10, 0.23], abs=0.02)
    by_sex = table.sum(axis=(1, 3))
    by_sex = by_sex / by_sex.sum(axis=0)
    assert by_sex[Education.HIGH.code] == pytest.approx([0.422, 0.513], abs=0.002)
    assert by_sex[Education.LOW.code] == pytest.approx([0.151, 0.141], abs=0.002)


def test_the_survey_keeps_its_education_by_sex() -> None:
    survey = read_workforce("belgium_aes_2022")
    by_sex = cell_shares(survey).sum(axis=(1, 3))
    by_sex = by_sex / by_sex.sum(axis=0)
    for sex in Sex:
        assert by_sex[:, sex.code] == pytest.approx(shares(Education, survey.education_by_sex[sex]), abs=1e-3)


def test_part_time_is_by_sex() -> None:
    assert part_time_shares(read_workforce("flanders")) == pytest.approx([0.101, 0.418])
