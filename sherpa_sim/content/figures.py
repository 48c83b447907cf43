"""A figure that a source gives: told in a sentence, with where it comes from and how far it can be relied on."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem

from .question_parts import contradiction
from .record import Confidence, Record, Text
from .sources import SourceKey

EvidenceId = Annotated[str, Field(pattern=r"^([ETW][0-9]{3}|I[0-9]{2})$")]
"""The row of the evidence tables that a figure rests on, such as `E021`."""
NUMBER = "{number}"


class Figure(Record):
    """A number from a source; `what` is the sentence that tells it, with `{number}` in its place."""

    what: Text
    number: float
    source: SourceKey
    evidence: EvidenceId | None = None
    confidence: Confidence

    @model_validator(mode="after")
    def _tells_its_number(self) -> Self:
        if NUMBER not in self.what.en or NUMBER not in self.what.nl:
            raise contradiction(
                Problem("the sentence of a figure must hold {place} in both languages.", place=NUMBER), "what"
            )
        return self
