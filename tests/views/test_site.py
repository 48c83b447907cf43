"""That a site finds a port, and a visitor her language."""

import socket

import pytest

from sherpa_sim.views import visit
from sherpa_sim.views.language import asked_language, preferred_language
from sherpa_sim.views.pages import TRAINER, VISITOR
from sherpa_sim.views.site import _bind
from sherpa_sim.views.visit import Visit


def test_a_busy_port_is_passed_over() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        sockets, taken = _bind("127.0.0.1", port)
        for bound in sockets:
            bound.close()
        assert taken > port


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(OSError):  # noqa: PT011  (its text is the system's)
        _bind("192.0.2.1", 8866)


@pytest.mark.parametrize(("asked", "language"), [("nl", "nl"), ("NL", "nl"), ("fr", None), ("", None)])
def test_the_language_asked_for(asked: str, language: str | None) -> None:
    assert asked_language({"lang": asked}) == language


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("", "en"), ("nl", "nl"), ("fr,nl;q=0.3,en;q=0.7", "en"), ("nl-BE", "nl"), (";;q=,", "en")],
)
def test_the_language_preferred(accepted: str, language: str) -> None:
    assert preferred_language(accepted) == language


def test_a_visit_knows_what_stood_in_the_address() -> None:
    assert Visit.from_address("lang=nl&mentors=3&x=") == Visit("nl", {"mentors": "3", "x": ""})
    assert Visit.from_address("") == Visit("en", {})


def test_an_endless_address_is_read_as_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUERY_STRING", "&".join(f"a{n}=1" for n in range(400)))
    assert visit.visit() == Visit("en", {})


def test_no_notebook_is_on_both_sites() -> None:
    assert {page.notebook for page in VISITOR} & {page.notebook for page in TRAINER} == set()
    assert not any("desk" in page.address for page in VISITOR)
