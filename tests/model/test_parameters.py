"""That what is decided ends up in the record that the rules read."""

import numpy as np
import pytest

from sherpa_sim.content.assumptions import Varied, load_assumptions
from sherpa_sim.content.scenario import Settings
from sherpa_sim.model.parameters import assumed, assumed_by, decided
from sherpa_sim.model.population import origins_of
from sherpa_sim.model.workforce import composition


def test_a_campaign_informs_everybody_more_and_none_changes_no_bit() -> None:
    basis = assumed(load_assumptions())
    before = basis.copy()
    without, with_one = decided(basis, Settings()), decided(basis, Settings(), campaign=0.02)
    assert without.inform_rate.tobytes() == basis.inform_rate.tobytes()
    assert np.array_equal(with_one.inform_rate, basis.inform_rate + 0.02)
    with_one.inform_rate[:] = basis.inform_rate
    assert with_one.tobytes() == without.tobytes()
    assert basis.tobytes() == before.tobytes()


def test_sets_that_differ_in_some_numbers_are_each_by_itself() -> None:
    """Every number of the model is varied; the records are those of each set alone, to the bit."""
    generator = np.random.default_rng(4)
    numbers = load_assumptions().numbers()
    values = {name: generator.uniform(number.low, number.high, 3) for name, number in numbers.items()}
    sets = Varied(load_assumptions(), values)
    assert len(sets) == 3
    records, origins = assumed_by(sets), origins_of(composition("flanders"), sets)
    for place, one in enumerate(sets):
        assert records[place].tobytes() == assumed(one).tobytes()
        assert origins[place].tobytes() == origins_of(composition("flanders"), [one])[0].tobytes()
    assert len({record.tobytes() for record in records}) == 3


def test_a_number_that_does_not_exist_cannot_be_varied() -> None:
    with pytest.raises(KeyError, match="hope"):
        Varied(load_assumptions(), {"decision.hope": np.zeros(2)})
