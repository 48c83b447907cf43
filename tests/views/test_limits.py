"""That limits are taken from the environment, and that a place once taken is given back."""

import pytest

from sherpa_sim.domain.problem import Problem
from sherpa_sim.views.kernels import Kernels
from sherpa_sim.views.limits import Limits


def test_what_is_set_is_taken_and_the_rest_is_usual() -> None:
    limits = Limits.from_environment(
        {"SHERPA_SITE_PAGES": " 7 ", "SHERPA_SITE_HOSTS": "A.example, b.example,"}
    )
    assert limits == Limits(pages=7, hosts="A.example, b.example,")
    assert limits.known_hosts() == {"a.example", "b.example"}


@pytest.mark.parametrize("written", ["many", "-1", "1.5", "9" * 20, "²"])
def test_what_is_no_number_is_named(written: str) -> None:
    with pytest.raises(Problem) as raised:
        Limits.from_environment({"SHERPA_SITE_IDLE": written})
    assert raised.value.details == {"name": "SHERPA_SITE_IDLE", "value": written}


def test_places_are_counted_all_together_and_by_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Kernels, "limits", Limits(pages=3, pages_each=2))
    kernels = Kernels()
    assert kernels.admit("a")
    kernels.begin("one", "a", lasting=False)
    assert kernels.admit("a")
    assert not kernels.admit("a")
    assert kernels.admit("b")
    assert not kernels.admit("c")
    kernels.give_up("b")
    assert kernels.admit("c")
    kernels.remove_kernel("one")
    assert kernels.admit("a")
    assert not kernels.admit("b")
