"""Where a language model answers that may word what colleagues say: an address that a trainer sets; none by default."""

import ipaddress
import os
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator

from sherpa_sim.domain.problem import Problem

from .question_parts import contradiction
from .record import Record

ADDRESS = "SHERPA_LANGUAGE_MODEL"
NAME = "SHERPA_LANGUAGE_MODEL_NAME"
KEY = "SHERPA_LANGUAGE_MODEL_KEY"
"""The key stands in the environment only, never in a file of the kit."""


class ModelAddress(Record):
    """A service that speaks the protocol of OpenAI's chat completions, and what a talk may ask of it.

    Attributes:
        address: up to and including the version, such as http://localhost:11434/v1.
        name: of the model, as the service calls it.
        seconds: to wait for one line.
        calls: at most so many for one talk.
        tokens: at most so many, in and out, for one talk.
    """

    address: Annotated[str, Field(max_length=300)]
    name: Annotated[str, Field(min_length=1, max_length=120)]
    seconds: Annotated[float, Field(ge=0.5, le=6)] = 3.0
    calls: Annotated[int, Field(ge=1, le=80)] = 40
    tokens: Annotated[int, Field(ge=200, le=200_000)] = 40_000

    @field_validator("address")
    @classmethod
    def _an_address(cls, address: str) -> str:
        try:
            parts = urlsplit(address.strip())
            host, _ = parts.hostname, parts.port
        except ValueError:
            host = None
        plain = host is not None and not (parts.username or parts.password or parts.query or parts.fragment)
        if not plain or parts.scheme not in ("http", "https"):
            raise contradiction(
                Problem("give an address such as http://localhost:11434/v1, without a name or key in it."),
                "address",
            )
        return address.strip().rstrip("/")

    @property
    def host(self) -> str:
        """The name of the machine."""
        return urlsplit(self.address).hostname or ""

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine, so that nothing leaves it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost" or self.host.endswith(".localhost")

    @property
    def is_secret(self) -> bool:
        """Whether nobody in between can read what is sent."""
        return self.is_here or self.address.startswith("https://")


def model_address(
    own: ModelAddress | None = None, environment: Mapping[str, str] = os.environ
) -> ModelAddress | None:
    """The language model that a cohort set, else that of the environment; None if there is none.

    Raises:
        Problem: if the environment's is no address.
    """
    if own is not None or not environment.get(ADDRESS):
        return own
    try:
        return ModelAddress(address=environment[ADDRESS], name=environment.get(NAME) or "default")
    except ValidationError:
        raise Problem(
            "{variable} is no address of a language model; give one such as http://localhost:11434/v1.",
            variable=ADDRESS,
        ) from None


def model_key(address: ModelAddress, environment: Mapping[str, str] = os.environ) -> str | None:
    """The key of the service; None if there is none.

    Raises:
        Problem: if it would be sent to another machine where others could read it on the way.
    """
    key = environment.get(KEY) or None
    if key is not None and not address.is_secret:
        raise Problem("The key of the language model is only sent to an address that begins with https://.")
    return key
