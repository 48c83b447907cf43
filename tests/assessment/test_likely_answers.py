"""That an invented answer is one that could be given, and is as good as the chance that it was given."""

from random import Random
from statistics import mean

import pytest

from sherpa_sim.assessment.likely_answers import likely_answer
from sherpa_sim.assessment.scoring import score
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.question import Question
from sherpa_sim.content.question_answer import check_answer
from sherpa_sim.content.question_conversation import Conversation
from sherpa_sim.content.question_written import Form, ShortText

OWN_WORDS = ShortText | Form | Conversation
SCORED = [question for question in load_bank().values() if not isinstance(question, OWN_WORDS)]


@pytest.mark.parametrize("question", SCORED, ids=lambda question: question.id)
def test_knowing_all_earns_all_and_knowing_more_earns_more(question: Question) -> None:
    shares = []
    for chance in (0.1, 0.9):
        answers = [likely_answer(question, chance, Random(seed)) for seed in range(60)]
        for answer in answers:
            check_answer(question.for_trainee(), answer)
        shares.append(mean(score(question, answer).share for answer in answers))
    assert score(question, likely_answer(question, 1.0, Random(1))).share == pytest.approx(1)
    # The mean of 60 shares in [-1, 1] has a standard error of 0.13 at most; the two differ by twice that.
    assert shares[1] > shares[0] + 0.26


def test_nobody_writes_for_them() -> None:
    for question in load_bank().values():
        if isinstance(question, OWN_WORDS):
            assert likely_answer(question, 1.0, Random(1)) is None
