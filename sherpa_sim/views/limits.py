"""How much a site gives to its visitors, all together and each; set by whoever serves it, in the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from sherpa_sim.domain.problem import Problem

PREFIX = "SHERPA_SITE_"


@dataclass(frozen=True)
class Limits:
    """What a site allows. Each is set by its name in capitals after SHERPA_SITE_, as in SHERPA_SITE_PAGES=200."""

    pages: int = 120
    """Pages that are open at the same time, each with a kernel; who comes after that is asked to come back."""

    pages_each: int = 80
    """The same for one network address, behind which a whole office may sit."""

    idle: int = 900
    """Seconds without a visitor's doing until a page ends; her choices stand in its address."""

    run: int = 300
    """Seconds that a kernel may work on one thing; then it is stopped."""

    unmet: int = 90
    """Seconds until a kernel ends whose page was asked for, but never opened in a browser."""

    proxies: int = 0
    """Proxies in front of the site, which tell in X-Forwarded-For who asks; 0 if visitors reach it themselves."""

    hosts: str = ""
    """The names under which visitors know the site, with commas between; if none, its own machine's or any."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Limits":
        """The limits that are set, and the usual ones for the others.

        Raises:
            Problem: if one is set to something that is not a number.
        """
        set_ones: dict[str, int | str] = {}
        for field in fields(cls):
            name = PREFIX + field.name.upper()
            written = environment.get(name, "").strip()
            if not written:
                continue
            if field.type is not int:
                set_ones[field.name] = written
            elif written.isascii() and written.isdigit() and len(written) <= 9:
                set_ones[field.name] = int(written)
            else:
                raise Problem(
                    "The environment says {name}={value}, which is not a whole number.",
                    name=name,
                    value=written,
                )
        return cls(**set_ones)  # type: ignore[arg-type]  # each is of its field's type

    def known_hosts(self) -> frozenset[str]:
        """The names in small letters; empty if none were set."""
        return frozenset(name.strip().lower() for name in self.hosts.split(",") if name.strip())
