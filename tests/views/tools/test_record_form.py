"""That a form filled from a record and read back gives the same record, and that a browser cannot break it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sherpa_sim.content.event_ideas import load_event_guide
from sherpa_sim.content.learning_event import LONG, MOST_PEOPLE, SHORT, Held, LearningEvent
from sherpa_sim.content.seed_grant import SeedGrant
from sherpa_sim.locale.words import LANGUAGES, words_for
from sherpa_sim.views.controls import Field, Form
from sherpa_sim.views.learning_event.fields import (
    TIMES,
    afterwards_fields,
    idea_fields,
    poster_fields,
    what_fields,
    whom_fields,
)
from sherpa_sim.views.seed_grant.fields import (
    afterwards_fields as grant_afterwards,
)
from sherpa_sim.views.seed_grant.fields import openness_fields, who_fields
from sherpa_sim.views.seed_grant.fields import what_fields as grant_what
from sherpa_sim.views.tools.record_form import filled, shown, taken

WORDS = words_for("nl")
EVENT = [
    *idea_fields(load_event_guide(), WORDS),
    *what_fields(WORDS),
    *whom_fields(WORDS),
    *poster_fields(WORDS),
    *afterwards_fields(WORDS),
]
GRANT = [*who_fields(WORDS), *grant_what(WORDS), *grant_afterwards(WORDS), *openness_fields(WORDS)]
HOURS = some.sampled_from(("", *TIMES))
EVENTS = some.builds(
    LearningEvent,
    idea=some.sampled_from(("", "quiz", "stand")),
    name=some.text(max_size=SHORT),
    what=some.text(max_size=LONG),
    day=some.none() | some.dates(date(1901, 1, 1), date(2999, 12, 31)),
    start=HOURS,
    end=HOURS,
    registration=some.booleans(),
    held=some.sampled_from(Held),
    came=some.integers(0, MOST_PEOPLE),
)


@settings(deadline=None)
@given(EVENTS)
def test_what_a_form_shows_comes_back(event: LearningEvent) -> None:
    assert taken(event, EVENT, shown(event, EVENT)) == event
    assert taken(LearningEvent(), EVENT, {field.key: field.value for field in filled(event, EVENT)}) == event


def test_an_empty_form_of_each_kind_is_an_empty_record() -> None:
    assert taken(LearningEvent(), EVENT, shown(LearningEvent(), EVENT)) == LearningEvent()
    assert taken(SeedGrant(), GRANT, shown(SeedGrant(), GRANT)) == SeedGrant()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_fields_of_a_page_are_called_alike(language: str) -> None:
    words = words_for(language)
    asked: list[Field] = [
        *what_fields(words),
        *whom_fields(words),
        *poster_fields(words),
        *afterwards_fields(words),
    ]
    labels = [field.label for field in asked]
    assert len(set(labels)) == len(labels)


@settings(max_examples=40, deadline=None)
@given(
    some.dictionaries(
        some.sampled_from([field.key for field in EVENT]),
        some.none()
        | some.booleans()
        | some.floats()
        | some.text(max_size=2 * LONG)
        | some.lists(some.text()),
    )
)
def test_whatever_a_browser_sends_becomes_a_record(sent: dict[str, object]) -> None:
    form = Form(filled(LearningEvent(), EVENT), WORDS, "Event")
    form.values = sent
    made = taken(LearningEvent(), EVENT, form.accepted)
    assert LearningEvent.model_validate(made.model_dump()) == made


def test_a_number_by_ones_is_made_whole() -> None:
    values = shown(LearningEvent(), EVENT) | {"came": 4.6}
    assert taken(LearningEvent(), EVENT, values).came == 5


def test_an_idea_that_is_gone_is_shown_as_none() -> None:
    assert shown(LearningEvent(idea="gone_since"), EVENT)["idea"] == ""
