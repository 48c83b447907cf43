"""The limits of which somebody wants to know whether the answer stays within them."""

from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Field, Kind

AT_MOST, AT_LEAST = "at-most", "at-least"


def limit_fields(words: Words) -> tuple[Field, ...]:
    """What one more worker in training may cost, and how much more participation there must be at least."""
    return (
        Field(
            AT_MOST,
            Kind.NUMBER,
            words("One more worker in training for a year may cost at most"),
            unit=words("euro"),
            minimum=0,
            maximum=100_000,
            step=100,
            value=5000.0,
        ),
        Field(
            AT_LEAST,
            Kind.NUMBER,
            words("At the end, so many more of 100 workers must have taken a course in the last 12 months"),
            unit=words("of 100 workers"),
            minimum=0,
            maximum=50,
            step=0.5,
            value=2.0,
        ),
    )
