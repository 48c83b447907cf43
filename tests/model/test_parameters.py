"""That what is decided ends up in the record that the rules read."""

import numpy as np

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.scenario import Settings
from sherpa_sim.model.parameters import assumed, decided


def test_a_campaign_informs_everybody_more_and_none_changes_no_bit() -> None:
    basis = assumed(load_assumptions())
    before = basis.copy()
    without, with_one = decided(basis, Settings()), decided(basis, Settings(), campaign=0.02)
    assert without.inform_rate.tobytes() == basis.inform_rate.tobytes()
    assert np.array_equal(with_one.inform_rate, basis.inform_rate + 0.02)
    with_one.inform_rate[:] = basis.inform_rate
    assert with_one.tobytes() == without.tobytes()
    assert basis.tobytes() == before.tobytes()
