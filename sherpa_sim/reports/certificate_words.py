"""How somebody stands towards the certificate, and what a code turns out to be, in words."""

from sherpa_sim.cohort.certificate_register import Issued
from sherpa_sim.cohort.certificates import PaperResult, Standing
from sherpa_sim.cohort.points import points_in_words
from sherpa_sim.locale.words import Words


def why_not(standing: Standing, words: Words) -> str:
    """Why a person has not earned the certificate, a reason for each paper; nothing, if she has."""
    return "; ".join(
        f"{one.name(words.language)}: {_shortfall(one, words)}" for one in standing.results if not one.passed
    )


def standing_of(issued: Issued, words: Words) -> str:
    """Whose certificate it is, of when, and whether it counts."""
    own = issued.certificate
    about = {"code": issued.code, "name": own.name, "day": words.date(own.issued)}
    if issued.ended is None:
        return words("{code} counts: the certificate of {name}, given on {day}.", **about)
    ended = words.date(issued.ended.astimezone().date())
    if issued.reason == "replaced":
        return words("{code} no longer counts: {name} got another one on {ended}.", ended=ended, **about)
    return words("{code} does not count: it was revoked on {ended}.", ended=ended, **about)


def _shortfall(result: PaperResult, words: Words) -> str:
    if result.no_points is not None:
        return words.problem(result.no_points)
    return words(
        "{points} of {most} points; {needed} are needed",
        points=points_in_words(result.points or 0.0, words),
        most=points_in_words(result.most, words),
        needed=points_in_words(result.needed, words),
    )
