"""That the guide to the levers is whole, and says of the model what the model does."""

import pytest

from sherpa_sim.content.assumptions import Gains, load_assumptions
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.glossary import Theme, load_glossary
from sherpa_sim.content.lever_guide import LeverGuide, Part, load_lever_guide
from sherpa_sim.content.record import Confidence
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import Barrier, State
from tests.content.evidence_rows import EVIDENCE

GUIDE = load_lever_guide()
WORKS_THROUGH = {
    State.AWARENESS: Part.CAPABILITY,
    State.CONFIDENCE: Part.CAPABILITY,
    State.TIME_ROOM: Part.OPPORTUNITY,
    State.MONEY_ROOM: Part.OPPORTUNITY,
    State.PEER_WEIGHT: Part.OPPORTUNITY,
    State.NEED: Part.MOTIVATION,
    State.BALANCE: Part.MOTIVATION,
    State.TRUST: Part.THE_TALK_ITSELF,
    State.FOLLOW_UP: Part.STAYING_ON,
}
STATE_OF = {
    Barrier.NEED: State.NEED,
    Barrier.AWARENESS: State.AWARENESS,
    Barrier.CONFIDENCE: State.CONFIDENCE,
    Barrier.TIME: State.TIME_ROOM,
    Barrier.MONEY: State.MONEY_ROOM,
    # The model has no state for the employer's support that a talk moves; colleagues are the way round.
    Barrier.SUPPORT: State.PEER_WEIGHT,
}


@pytest.fixture(params=GUIDE)
def lever(request: pytest.FixtureRequest) -> LeverGuide:
    """Each lever."""
    return GUIDE[request.param]


def test_every_lever_is_there_in_the_order_of_the_source() -> None:
    assert list(GUIDE) == list(Lever)


def test_it_is_called_what_the_source_calls_it(lever: LeverGuide) -> None:
    assert lever.name.en == lever.key.capitalize()


def test_it_moves_in_the_model_what_it_says_and_nothing_else(lever: LeverGuide) -> None:
    numbers = load_assumptions().numbers()
    told = {move.assumption: move.state for move in lever.moves}
    expected = {
        f"conversation.gains.{name}": State(name.removeprefix(f"{lever.key}_"))
        for name in Gains.model_fields
        if name.startswith(f"{lever.key}_")
    }
    assert told == expected
    assert set(told) <= set(numbers)
    for move in lever.moves:
        assert move.part is WORKS_THROUGH[move.state]
        assert numbers[move.assumption].value > 0


def test_it_answers_what_it_moves_and_not_what_it_leaves(lever: LeverGuide) -> None:
    moved = {move.state for move in lever.moves}
    assert {STATE_OF[barrier] for barrier in lever.answers} <= moved
    assert lever.does_not_answer.barrier not in lever.answers
    assert STATE_OF[lever.does_not_answer.barrier] not in moved


def test_a_state_that_can_block_and_is_moved_is_a_barrier_answered(lever: LeverGuide) -> None:
    moved = {move.state for move in lever.moves}
    assert set(lever.answers) == {barrier for barrier, state in STATE_OF.items() if state in moved}


def test_every_barrier_is_answered_by_a_lever_and_left_by_another() -> None:
    assert {barrier for lever in GUIDE.values() for barrier in lever.answers} == set(Barrier)


def test_the_skill_is_one_of_conversation(lever: LeverGuide) -> None:
    assert load_glossary()[lever.skill].theme is Theme.CONVERSATION


def test_its_cases_are_of_different_colleagues(lever: LeverGuide) -> None:
    colleagues = [case.colleague for case in lever.cases]
    assert len(set(colleagues)) == len(colleagues)
    assert set(colleagues) <= set(load_colleagues())
    for case in lever.cases:
        assert load_colleagues()[case.colleague].name in " ".join(
            text.nl for text in (case.situation, case.mentor, case.afterwards)
        )


def test_every_colleague_is_met_in_a_case_but_the_one_who_is_best_left_alone() -> None:
    met = {case.colleague for lever in GUIDE.values() for case in lever.cases}
    assert set(load_colleagues()) - met == {
        key for key, one in load_colleagues().items() if one.not_now_is_right
    }


def test_it_claims_no_more_than_the_model_knows(lever: LeverGuide) -> None:
    numbers = load_assumptions().numbers()
    stated = {numbers[move.assumption].confidence for move in lever.moves}
    assert stated == {Confidence.GUESS}
    assert lever.confidence is Confidence.GUESS
    assert "a choice of ours" in lever.known.en
    assert "een keuze van ons" in lever.known.nl
    assert set(lever.evidence) <= set(EVIDENCE)
