"""When a cohort's certificate is earned, and what a cohort says on it."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from sherpa_sim.assessment.answers import Key
from sherpa_sim.content.question_parts import contradiction
from sherpa_sim.content.record import Record
from sherpa_sim.domain.problem import Problem

LONGEST = 120
_Said = Annotated[str, Field(max_length=LONGEST)]


class CertificateRule(Record):
    """What a person has to have done, and what stands on the certificate beside that.

    Attributes:
        papers: the papers that have to be passed; all that are set, if left out.
        share: the share of a paper's points that passes it; the paper's own, if left out.
        hours: how long the course took, where somebody knows.
        trainer: who signs.
        organisation: in whose name.
        place: where it is signed.
    """

    papers: tuple[Key, ...] | None = None
    share: Annotated[float, Field(gt=0, le=1)] | None = None
    hours: Annotated[float, Field(gt=0, le=2000, allow_inf_nan=False)] | None = None
    trainer: _Said = ""
    organisation: _Said = ""
    place: _Said = ""

    @model_validator(mode="after")
    def _some_paper_each_once(self) -> Self:
        if self.papers is not None and (not self.papers or len(set(self.papers)) < len(self.papers)):
            raise contradiction(
                Problem("name each paper that has to be passed once, or leave them all out."), "papers"
            )
        return self
