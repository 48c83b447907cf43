"""A certificate as a tagged PDF (PDF/UA-1), set by Typst."""

from pathlib import Path

from sherpa_sim.cohort.certificate_register import NO_QUALIFICATION, Issued
from sherpa_sim.cohort.points import points_in_words
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words, words_for

from .typeset import REGIONS, typeset

_TEMPLATE = Path(__file__).with_suffix(".typ")


def certificate_pdf(issued: Issued) -> bytes:
    """The PDF of a certificate in its own language; the same bytes for the same certificate.

    Raises:
        Problem: if something on it has a letter that the fonts do not have.
    """
    own = issued.certificate
    return typeset(
        _TEMPLATE,
        _said(issued, words_for(own.language)),
        Problem(
            "The certificate of {name} has a letter that its fonts do not have; write it in other letters in the list.",
            name=own.name,
        ),
    )


def _said(issued: Issued, words: Words) -> dict[str, object]:
    """Every text of the template."""
    own = issued.certificate
    day = words.date(own.issued)
    return {
        "language": own.language,
        "region": REGIONS[own.language],
        "title": words("Certificate"),
        "author": own.organisation or own.cohort,
        "date": {"year": own.issued.year, "month": own.issued.month, "day": own.issued.day},
        "certifies": words("This certificate is given to"),
        "name": own.name,
        "completed": words(
            "who took the course for learning mentors in the group {cohort}.", cohort=own.cohort
        ),
        "covers": words("What was tested"),
        "covered": own.covered,
        "passed": words("Papers that were passed"),
        "heads": [words("Paper"), words("Points"), words("Needed to pass")],
        "rows": [
            [
                one.name,
                words(
                    "{points} of {most}",
                    points=points_in_words(one.points, words),
                    most=points_in_words(one.most, words),
                ),
                points_in_words(one.needed, words),
            ]
            for one in own.papers
        ],
        "hours": words("The course took {hours} hours.", hours=points_in_words(own.hours, words))
        if own.hours
        else "",
        "dated": words("{place}, {day}", place=own.place, day=day) if own.place else day,
        "trainer": own.trainer,
        "organisation": own.organisation,
        "signature": words("Signature of the trainer"),
        "not_a_qualification": words(NO_QUALIFICATION),
        "code_label": words("Code:"),
        "code": issued.code,
        "verify": words(
            "Is this certificate genuine, and does it still count? Ask whoever gave it: they look this code up in the "
            "register of the group."
        ),
    }
