"""Answers that somebody who knows part of the matter would give, drawn by lot: for groups that are invented."""

from random import Random

from pydantic import JsonValue

from sherpa_sim.content.question import Question
from sherpa_sim.content.question_choices import Classify, ManyOfMany, Match, OneOfMany, Order
from sherpa_sim.content.question_conversation import Conversation
from sherpa_sim.content.question_parts import keys
from sherpa_sim.content.question_values import Number, Plan
from sherpa_sim.content.question_written import Form, ShortText


def likely_answer(question: Question, chance: float, draw: Random) -> JsonValue:
    """An answer in which each part is right with this chance, in [0, 1]; None for one in writing or a talk."""
    match question:
        case OneOfMany():
            return _one_of(keys(question.options), question.right, chance, draw)
        case ManyOfMany():
            found = [
                option.key
                for option in question.options
                if (option.key in question.right) is (draw.random() < chance)
            ]
            return [*found]
        case Classify():
            known = keys(question.categories)
            return {item.key: _one_of(known, item.right, chance, draw) for item in question.items}
        case Match():
            return _match(question, chance, draw)
        case Order():
            return _order(list(keys(question.items)), chance, draw)
        case Number():
            off = draw.uniform(-2, 2) * question.reach * (1 - chance)
            steps = round((question.right + off - question.low) / question.step)
            near = round(question.low + steps * question.step, 6)
            return min(question.high, max(question.low, near))
        case Plan():
            return _plan(question, chance, draw)
        case ShortText() | Form() | Conversation():
            return None


def _one_of(known: tuple[str, ...], right: str, chance: float, draw: Random) -> str:
    return right if draw.random() < chance else draw.choice([key for key in known if key != right])


def _match(question: Match, chance: float, draw: Random) -> JsonValue:
    """Pairs, each option used once at most."""
    placed = {item.key: item.right for item in question.items if draw.random() < chance}
    left = [key for key in keys(question.options) if key not in placed.values()]
    draw.shuffle(left)
    others = [item.key for item in question.items if item.key not in placed]
    return {**placed, **dict(zip(others, left, strict=False))}


def _order(order: list[str], chance: float, draw: Random) -> JsonValue:
    """The right order, with neighbours changed over."""
    for _ in range(len(order)):
        if draw.random() > chance:
            place = draw.randrange(len(order) - 1)
            order[place : place + 2] = reversed(order[place : place + 2])
    return [*order]


def _plan(question: Plan, chance: float, draw: Random) -> JsonValue:
    """Units given one by one: where the next one brings most, or anywhere."""
    given = dict.fromkeys(keys(question.slots), 0)
    for _ in range(question.budget):
        best = max(
            question.slots, key=lambda slot: slot.gain(given[slot.key] + 1) - slot.gain(given[slot.key])
        )
        given[best.key if draw.random() < chance else draw.choice(list(given))] += 1
    return {slot: units for slot, units in given.items() if units}
