"""One small workplace, burnt in once for all tests of the experiments."""

import pytest

from sherpa_sim.content.scenario import Workplace
from sherpa_sim.experiments.explore import Explorer


@pytest.fixture(scope="session")
def small_explorer() -> Explorer:
    """Forty runs of 80 workers, 156 weeks."""
    return Explorer(Workplace(workers=80), runs=40, seed=3, threads=1)
