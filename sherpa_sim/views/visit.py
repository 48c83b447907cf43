"""Who opened this page, and with which address."""

import os
from dataclasses import dataclass
from urllib.parse import parse_qsl

from sherpa_sim.locale.words import Words, words_for

from .language import asked_language

MACHINE_VARIABLE = "SHERPA_VISITOR_ADDRESS"
"""The variable in which the server tells a kernel the visitor's network address."""


@dataclass(frozen=True)
class Visit:
    """One opening of a page: its language, what else stood in its address, and the visitor's network address."""

    language: str
    query: dict[str, str]
    machine: str = ""

    @property
    def words(self) -> Words:
        """The words of the visitor's language."""
        return words_for(self.language)

    @classmethod
    def from_address(cls, query_string: str, machine: str = "") -> "Visit":
        """The visit that an address's query string tells of."""
        query = dict(parse_qsl(query_string, keep_blank_values=True, max_num_fields=300))
        language = asked_language(query) or "en"
        query.pop("lang", None)
        return cls(language, query, machine)


def visit() -> Visit:
    """The visit this page is for; in a kernel that was started ahead of time, waits for the visitor.

    When the server stops while nobody has come, such a kernel ends at once: there is nothing to say and
    nobody left to say it to.
    """
    query_string = (
        _waited_for() if os.environ.get("VOILA_PREHEAT") == "True" else os.environ.get("QUERY_STRING")
    )
    machine = os.environ.get(MACHINE_VARIABLE, "")
    try:
        return Visit.from_address(query_string or "", machine)
    except ValueError:  # more fields than any page of the kit has
        return Visit("en", {}, machine)


def _waited_for() -> str:
    """The query string of the visitor who gets this kernel, once she is there."""
    # Voila's server comes with it: most of the start of a kernel, for which only one started ahead has the time.
    from sherpa_sim.content import json_schema  # noqa: F401  (before Voila)

    # isort: split
    from voila.utils import get_query_string

    query_string = get_query_string()
    if query_string is None:
        os._exit(0)
    return str(query_string)
