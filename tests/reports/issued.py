"""Certificates for tests, issued to people with every kind of name."""

from datetime import UTC, date, datetime
from typing import Any

from sherpa_sim.cohort.certificate_register import Certificate, Issued, Passed
from sherpa_sim.cohort.progress_words import OBJECTIVES
from sherpa_sim.locale.words import words_for


def issued(name: str = "An Peeters", language: str = "nl", papers: int = 2, **changes: Any) -> Issued:
    """A certificate that says as much as one can."""
    words = words_for(language)
    certificate = Certificate.model_validate(
        {
            "trainee": "an",
            "name": name,
            "language": language,
            "cohort": "Lente #2030",
            "covered": tuple(words(said) for said in OBJECTIVES.values()),
            "papers": tuple(
                Passed(name=f"De _toets_ {number}", points=25.5, most=32, needed=19.2)
                for number in range(papers)
            ),
            "hours": 24,
            "trainer": "Bo Claes",
            "organisation": "Vereniging *X*",
            "place": "Gent",
            "issued": date(2030, 5, 1),
        }
        | changes
    )
    at = datetime(2030, 5, 1, 9, 30, 12, 345678, tzinfo=UTC)
    return Issued(code="7K3M-9QZT", at=at, digest=certificate.digest(), salt="5a17", certificate=certificate)
