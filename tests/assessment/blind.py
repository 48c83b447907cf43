"""Every blind answer to a question, each as likely as the next."""

from collections.abc import Iterator
from itertools import combinations, pairwise, permutations, product
from typing import Any

from sherpa_sim.content.question_choices import Classify, ManyOfMany, Match, OneOfMany, Order
from sherpa_sim.content.question_conversation import Conversation
from sherpa_sim.content.question_values import Number, Plan


def blind_answers(question: Any) -> Iterator[Any]:
    """Each answer of somebody who did not look at the question."""
    match question:
        case OneOfMany():
            yield from (option.key for option in question.options)
        case ManyOfMany():
            names = [option.key for option in question.options]
            for size in range(len(names) + 1):
                yield from (list(ticked) for ticked in combinations(names, size))
        case Classify():
            items = [item.key for item in question.items]
            categories = [category.key for category in question.categories]
            for places in product(categories, repeat=len(items)):
                yield dict(zip(items, places, strict=True))
        case Match():
            items = [item.key for item in question.items]
            for places in permutations([option.key for option in question.options], len(items)):
                yield dict(zip(items, places, strict=True))
        case Order():
            yield from (list(order) for order in permutations(item.key for item in question.items))
        case Number():
            steps = round((question.high - question.low) / question.step)
            yield from (min(question.high, question.low + step * question.step) for step in range(steps + 1))
        case Plan():
            slots = [slot.key for slot in question.slots]
            for cuts in combinations(range(question.budget + len(slots) - 1), len(slots) - 1):
                edges = (-1, *cuts, question.budget + len(slots) - 1)
                units = [after - before - 1 for before, after in pairwise(edges)]
                yield dict(zip(slots, units, strict=True))
        case Conversation():
            yield None  # whoever does not look has said nothing; talks that listen to nobody: test_talk_scoring.py


def right_answer(question: Any) -> Any:
    """The answer that is wholly right (of a plan: the best one)."""
    match question:
        case OneOfMany() | Number():
            return question.right
        case ManyOfMany():
            return list(question.right)
        case Classify() | Match():
            return {item.key: item.right for item in question.items}
        case Order():
            return [item.key for item in question.items]
        case Plan():
            return max(blind_answers(question), key=question.gain)
