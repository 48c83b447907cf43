"""People who answer, made up: each leans one way, and answers around it."""

import random
from collections.abc import Sequence

from sherpa_sim.content.learning_culture import Fact, Reply, load_learning_culture
from sherpa_sim.content.survey import Answer


def people(
    many: int,
    lean: float = 0.0,
    seed: int = 1,
    trained: float = 0.4,
    teams: Sequence[str] = ("",),
    codes: str = "",
) -> tuple[Answer, ...]:
    """So many answers around the degree 3 + `lean`; with `codes` each has that word and her number as code."""
    draw, found = random.Random(seed), []
    for number in range(many):
        own = draw.gauss(lean, 0.6)
        degrees = {}
        for item in load_learning_culture().items:
            degree = min(5, max(1, round(3 + own + draw.gauss(0, 0.8))))
            degrees[item.key] = 6 - degree if item.reversed else degree
        facts = {fact: Reply.YES if draw.random() < trained else Reply.NO for fact in Fact}
        code = f"{codes}{number}" if codes else ""
        found.append(Answer(degrees=degrees, facts=facts, team=draw.choice(list(teams)), code=code))
    return tuple(found)
