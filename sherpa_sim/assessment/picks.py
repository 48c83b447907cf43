"""What people chose in a question, counted: which wrong options draw whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from sherpa_sim.content.question import Question
from sherpa_sim.content.question_answer import check_answer
from sherpa_sim.content.question_choices import Classify, ManyOfMany, Match, OneOfMany
from sherpa_sim.content.record import Text
from sherpa_sim.domain.problem import Problem

from .mark import Verdict


@dataclass(frozen=True)
class PickFigures:
    """How often something was chosen.

    Attributes:
        item: for which item of the question (classify, match); None where there is one choice to make.
        option: what was chosen.
        verdict: whether that is right.
        people: how many chose it.
        rest: what they earned elsewhere on average, as a share of the points there; None where that is not known.
    """

    item: Text | None
    option: Text
    verdict: Verdict
    people: int
    rest: float | None


def pick_figures(
    question: Question, values: Sequence[object], rest: Sequence[float | None]
) -> tuple[PickFigures, ...]:
    """How often each option was chosen, also those that nobody chose; none for kinds without options.

    Args:
        question: the question.
        values: the answer of each person, as it came from JSON.
        rest: what each person earned elsewhere, as a share of the points there.
    """
    chosen = [_chosen(question, value) for value in values]
    found = []
    for key, item, option, verdict in _choices(question):
        who = [person for person, keys in enumerate(chosen) if key in keys]
        known = [share for person in who if (share := rest[person]) is not None]
        found.append(PickFigures(item, option, verdict, len(who), fmean(known) if known else None))
    return tuple(found)


def _choices(question: Question) -> Iterator[tuple[tuple[str, str], Text | None, Text, Verdict]]:
    """Each choice that can be made: the keys of its item (or nothing) and option, both in words, and if it is right."""
    match question:
        case OneOfMany():
            for option in question.options:
                partly = Verdict.PARTLY if option.key in question.partly else Verdict.WRONG
                verdict = Verdict.RIGHT if option.key == question.right else partly
                yield ("", option.key), None, option.text, verdict
        case ManyOfMany():
            for option in question.options:
                yield ("", option.key), None, option.text, _verdict(option.key in question.right)
        case Classify():
            for item in question.items:
                for category in question.categories:
                    yield (
                        (item.key, category.key),
                        item.text,
                        category.text,
                        _verdict(category.key == item.right),
                    )
        case Match():
            for item in question.items:
                for place in question.options:
                    yield (item.key, place.key), item.text, place.text, _verdict(place.key == item.right)


def _verdict(right: bool) -> Verdict:
    return Verdict.RIGHT if right else Verdict.WRONG


def _chosen(question: Question, value: object) -> set[tuple[str, str]]:
    """The choices in an answer; none in one that cannot be read."""
    try:
        answer = check_answer(question.for_trainee(), value)
    except Problem:
        return set()
    match question, answer:
        case OneOfMany(), str():
            return {("", answer)}
        case ManyOfMany(), tuple():
            return {("", option) for option in answer}
        case Classify() | Match(), Mapping():
            return {(item, str(option)) for item, option in answer.items()}
    return set()
