"""`sherpa serve` and `sherpa desk`: the site for everybody, and the trainer's own."""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager

from sherpa_sim.cohort.cohort import Cohort, all_cohorts
from sherpa_sim.cohort.tickets import make_ticket
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.views.pages import TRAINER
from sherpa_sim.views.site import serve

from .cohort_demo import begin_demo
from .language import OWN_LANGUAGE


def open_site(port: int, address: str, browser: bool) -> None:
    """Serve the pages for everybody until they are stopped.

    Raises:
        Problem: if the address is not this machine's, or no port is free.
    """
    with _answering(address, port):
        serve(port, browser, address=address, then=lambda site: begin_demo(site, OWN_LANGUAGE))


def open_desk(name: str | None, port: int, address: str, browser: bool, words: Words) -> None:
    """Serve the desk until it is stopped; the browser of this machine is signed in at once where there is one cohort.

    Raises:
        Problem: if there is no such cohort, or as `open_site` does.
    """
    keys = all_cohorts()
    cohort = Cohort.open(name) if name is not None else Cohort.open(keys[0]) if len(keys) == 1 else None
    fragment = ""
    if browser and cohort is not None and _is_own(address):
        fragment = f"#group={cohort.settings.key}&ticket={make_ticket(cohort)}"
    elif browser and len(keys) > 1:
        print(words("To be signed in at once, name a group: sherpa desk NAME ({keys})", keys=", ".join(keys)))
    with _answering(address, port):
        serve(port, browser, address=address, pages=TRAINER, fragment=fragment)


@contextmanager
def _answering(address: str, port: int) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Problem(
            "The page cannot be opened at {address} ({reason}); name another address or port.",
            address=f"{address}:{port}",
            reason=error.strerror or "",
        ) from None


def _is_own(address: str) -> bool:
    """Whether nobody but this machine can reach an address."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"
