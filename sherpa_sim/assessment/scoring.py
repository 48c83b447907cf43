"""What an answer earns, for every kind of question.

One principle: full marks for what is right, 0 for what is left open, and for a blind guess 0 on average, exactly. A
share that is never below 0 cannot do that, for a lucky guess must be made good by an unlucky one; so a share lies in
[-1, 1], and what is below 0 is taken from what the other questions of the paper earned (`paper_marks`). Whoever knows
something earns more than 0 on average, so answering never loses against leaving open.

The rule of each kind, and the blind guess of which it makes 0:

- one of many: (w - mean w) / (1 - mean w), with w 1 for what is right, 1/2 for what is partly right, 0 for the rest.
  With one right of n: 1, and -1/(n-1) for a wrong one. Blind: any option, equally likely.
- many of many: +1/r for each of the r right options ticked, -1/s for each of the s others. Blind: any set of
  options, and any number of options drawn at random; all or none ticked is 0 as well.
- classify: an item is 1 when right and -1/(m-1) when wrong, with m categories; every category counts the same, however
  many items it has. Blind: any categories; one category for all items is 0 as well.
- match: an item is 1 when right and -1/(m-1) when wrong, with m options; the mean. Blind: the options dealt at random.
- order: pairs in the right order less pairs in the wrong one, as a share of all pairs (Kendall's tau). Blind: any
  order, equally likely.
- number: as one of many, over the steps from low to high; w falls in a straight line from `tolerance` to `reach`.
- plan: as one of many, with w from 0 (as doing nothing) to 1 (as the best plan). Blind: any way to divide the whole
  budget. An empty plan is no answer.
- conversation: the measures of how the mentor talked, from 0 to 1 (`talk_scoring`). Blind: lines that do not take up
  what the colleague says; they earn 0, for listening is what every point is for.
- text and form: a trainer marks them by the rubric, from 0 to 1; words without content reach the lowest levels.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import cast

from sherpa_sim.content.question import Question
from sherpa_sim.content.question_answer import check_answer
from sherpa_sim.content.question_choices import Classify, ManyOfMany, Match, OneOfMany, Order
from sherpa_sim.content.question_conversation import Conversation
from sherpa_sim.content.question_values import Number, Plan
from sherpa_sim.content.question_written import Form, ShortText
from sherpa_sim.content.transcript import Transcript
from sherpa_sim.domain.problem import Problem

from .mark import NO_ANSWER, Mark, Remark, Verdict
from .talk_review import Correction


def score(question: Question, value: object, corrections: Sequence[Correction] = ()) -> Mark:
    """What an answer, as it came from JSON, earns; no answer earns 0.

    Args:
        question: the question.
        value: the answer.
        corrections: the codes that a trainer gave lines of a talk.

    Raises:
        Problem: if the value cannot be an answer to the question.
    """
    answer = check_answer(question.for_trainee(), value)
    if answer is None:
        return NO_ANSWER
    match question:
        case OneOfMany():
            return _one(question, cast(str, answer))
        case ManyOfMany():
            return _many(question, cast(tuple[str, ...], answer))
        case Classify():
            return _classify(question, cast(Mapping[str, str], answer))
        case Match():
            return _match(question, cast(Mapping[str, str], answer))
        case Order():
            return _order(question, cast(tuple[str, ...], answer))
        case Number():
            return _number(question, cast(float, answer))
        case Plan():
            return _plan(question, cast(Mapping[str, int], answer))
        case Conversation():
            return _conversation(question, Transcript.model_validate(answer), corrections)
        case ShortText() | Form():
            return Mark(0.0, needs_trainer=True)


def lowest_share(question: Question) -> float:
    """The lowest share of its points that an answer can earn, in [-1, 0]."""
    match question:
        case OneOfMany() | Number() | Plan():
            return _above_chance(0.0, question.blind_worth)
        case ManyOfMany() | Order():
            return -1.0
        case Classify():
            return _placed(False, len(question.categories))
        case Match():
            return _placed(False, len(question.options))
        case Conversation() | ShortText() | Form():
            return 0.0


def rubric_mark(question: ShortText | Form, levels: Mapping[str, int]) -> Mark:
    """What a written answer earns when a trainer has given it a level (0 the lowest) on each criterion of the rubric.

    Raises:
        Problem: if a criterion has no level, or one that does not exist.
    """
    points, remarks = 0, []
    for criterion in question.rubric.criteria:
        level = levels.get(criterion.key, -1)
        if not 0 <= level < len(criterion.levels):
            raise Problem("Question {question}: choose a level for each criterion.", question=question.id)
        points += criterion.levels[level].points
        remarks.append(Remark(criterion.key, criterion.levels[level].text))
    return Mark(points / question.rubric.most, tuple(remarks))


def _above_chance(worth: float, blind: float) -> float:
    """A worth in [0, 1] measured from what a blind guess is worth."""
    return (worth - blind) / (1 - blind)


def _verdict(right: bool) -> Verdict:
    return Verdict.RIGHT if right else Verdict.WRONG


def _one(question: OneOfMany, answer: str) -> Mark:
    verdicts = {question.right: Verdict.MISSED, answer: Verdict.WRONG}
    if answer in question.partly:
        verdicts[answer] = Verdict.PARTLY
    if answer == question.right:
        verdicts[answer] = Verdict.RIGHT
    return Mark(
        _above_chance(question.worth(answer), question.blind_worth),
        tuple(
            Remark(option.key, option.feedback, verdicts[option.key])
            for option in question.options
            if option.key in verdicts
        ),
    )


def _many(question: ManyOfMany, answer: tuple[str, ...]) -> Mark:
    right, wrong = len(question.right), len(question.options) - len(question.right)
    hits = sum(option in question.right for option in answer)
    remarks = []
    for option in question.options:
        if option.key in answer:
            remarks.append(Remark(option.key, option.feedback, _verdict(option.key in question.right)))
        elif option.key in question.right:
            remarks.append(Remark(option.key, option.feedback, Verdict.MISSED))
    return Mark(hits / right - (len(answer) - hits) / wrong, tuple(remarks))


def _classify(question: Classify, answer: Mapping[str, str]) -> Mark:
    categories = len(question.categories)
    belong = [item.right for item in question.items]
    share = 0.0
    for item in question.items:
        if item.key in answer:
            weight = 1 / categories / belong.count(item.right)
            share += weight * _placed(answer[item.key] == item.right, categories)
    return Mark(share, _about_items(question, answer))


def _match(question: Match, answer: Mapping[str, str]) -> Mark:
    shares = [
        _placed(answer[item.key] == item.right, len(question.options))
        for item in question.items
        if item.key in answer
    ]
    about_options = tuple(
        Remark(option.key, option.feedback, Verdict.WRONG)
        for option in question.options
        if option.feedback is not None and option.key in answer.values()
    )
    return Mark(sum(shares) / len(question.items), _about_items(question, answer) + about_options)


def _placed(right: bool, places: int) -> float:
    """What one item earns that was given one of so many places."""
    return 1.0 if right else -1 / (places - 1)


def _about_items(question: Classify | Match, answer: Mapping[str, str]) -> tuple[Remark, ...]:
    return tuple(
        Remark(item.key, item.feedback, _verdict(answer[item.key] == item.right))
        for item in question.items
        if item.key in answer
    )


def _order(question: Order, answer: tuple[str, ...]) -> Mark:
    place = {key: number for number, key in enumerate(answer)}
    pairs = list(combinations([place[item.key] for item in question.items], 2))
    agreeing = sum(first < second for first, second in pairs)
    return Mark(
        (2 * agreeing - len(pairs)) / len(pairs),
        tuple(
            Remark(item.key, item.feedback, _verdict(place[item.key] == number))
            for number, item in enumerate(question.items)
        ),
    )


def _number(question: Number, answer: float) -> Mark:
    worth = question.worth(answer)
    told = question.feedback
    if worth == 1:
        remark = Remark("", told.right, Verdict.RIGHT)
    elif worth > 0:
        remark = Remark("", told.near, Verdict.PARTLY)
    else:
        remark = Remark("", told.low if answer < question.right else told.high, Verdict.WRONG)
    return Mark(_above_chance(worth, question.blind_worth), (remark,))


def _conversation(question: Conversation, talk: Transcript, corrections: Sequence[Correction]) -> Mark:
    from .talk_reading import read_talk  # brings the coder, which other kinds of question do without
    from .talk_scoring import talk_mark

    return talk_mark(question, read_talk(talk, corrections))


def _plan(question: Plan, answer: Mapping[str, int]) -> Mark:
    about_slots = tuple(Remark(slot.key, slot.feedback) for slot in question.slots if answer.get(slot.key))
    return Mark(
        _above_chance(question.worth(answer), question.blind_worth),
        (Remark("", question.feedback), *about_slots),
    )
