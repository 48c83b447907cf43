"""From when to when each measure of a plan is there: what can be chosen."""

from sherpa_sim.content.plan import MEASURE_NAMES, MOST_WEEKS, Measure
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Field, Kind

from .choices import PLAN_START
from .plan_values import from_key, until_key


def span_fields(words: Words) -> tuple[Field, ...]:
    """The week in which each measure begins, and the one in which it ends; both counted from the first."""
    fields = []
    for measure in Measure:
        name = MEASURE_NAMES[measure](words.language)
        begins, ends = from_key(measure), until_key(measure)
        fields += [
            Field(
                begins,
                Kind.RANGE,
                words("{measure}: from week", measure=name),
                maximum=MOST_WEEKS - 1,
                value=PLAN_START[begins],
            ),
            Field(
                ends,
                Kind.RANGE,
                words("{measure}: to week", measure=name),
                maximum=MOST_WEEKS,
                value=PLAN_START[ends],
            ),
        ]
    return tuple(fields)
