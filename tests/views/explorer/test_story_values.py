"""That what a story sets can be set on the explorer's page."""

from urllib.parse import parse_qsl

import pytest

from sherpa_sim.content.story import STORIES, load_stories
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.explorer.address import read_address, write_address
from sherpa_sim.views.explorer.choices import LETTERS, PLAN_START, SHARED_START, Choices
from sherpa_sim.views.explorer.fields import workplace_fields
from sherpa_sim.views.explorer.plan_fields import plan_fields

WORDS = words_for("en")
SHARED = {field.key: field for field in workplace_fields(WORDS)}
OWN = {field.key: field for field in plan_fields(WORDS)}


@pytest.mark.parametrize("key", STORIES)
def test_every_value_is_one_that_its_control_can_have(key: str) -> None:
    for step in load_stories()[key].steps:
        for name, value in step.shared.items():
            assert SHARED[name].read(value) == value
        for values in step.sets.values():
            for name, value in values.items():
                assert OWN[name].read(value) == value, f"{name}: {value}"


@pytest.mark.parametrize("key", STORIES)
def test_every_step_stands_in_an_address_that_is_read_back(key: str) -> None:
    story = load_stories()[key]
    for number in range(len(story.steps)):
        state = story.state(number)
        plans = tuple({**PLAN_START, **values} for values in state.plans.values())
        look = LETTERS.index(state.look)
        chosen = Choices(
            shared={**SHARED_START, **state.shared}, plans=plans, look=look, story=key, step=number
        )
        query = dict(parse_qsl(write_address(chosen, "en")))
        del query["lang"]
        reading = read_address(query, WORDS)
        assert not reading.problems
        assert reading.choices.look == look
        assert [dict(plan) for plan in reading.choices.plans] == [dict(plan) for plan in plans]
        assert dict(reading.choices.shared) == dict(chosen.shared)
        assert (reading.choices.story, reading.choices.step) == (key, number)
