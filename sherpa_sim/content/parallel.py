"""Parallel versions: a paper that asks the same as another, for the same points, in other questions."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sherpa_sim.domain.problem import Problem

from .question import Question
from .question_parts import Kind

if TYPE_CHECKING:
    from .paper import Paper

WRITTEN = frozenset({Kind.TEXT, Kind.FORM})
"""Kinds that a trainer marks: what is asked may stay the same, for it is written anew."""


def check_parallel(paper: "Paper", original: "Paper", bank: Mapping[str, Question]) -> None:
    """See that a paper is a parallel version of another, question by question.

    Raises:
        Problem: if the other is itself a parallel version; zones, objectives or the share that passes differ;
            a question has another kind, objective or points than the one in its place; or one with a key is in both.
    """
    file = f"{paper.key}.yml"
    if original.parallel_of is not None:
        raise Problem(
            '{file}: "{name}" is itself a parallel version; name the paper that both are parallel to.',
            file=file,
            name=original.key,
        )
    alike = [
        (set(one.objectives), one.pass_share, [(zone.key, len(zone.questions)) for zone in one.zones])
        for one in (paper, original)
    ]
    if alike[0] != alike[1]:
        raise Problem(
            "{file}: a parallel version has the objectives, the share that passes, the zones and as many questions in "
            'each as "{name}"; correct what differs.',
            file=file,
            name=original.key,
        )
    for (question, points), (other, worth) in zip(
        paper.questions(bank), original.questions(bank), strict=True
    ):
        if (question.kind, question.objective, points) != (other.kind, other.objective, worth):
            raise Problem(
                '{file}: "{question}" must have the kind, the objective and the points of "{other}", the question in '
                "its place.",
                file=file,
                question=question.id,
                other=other.id,
            )
    theirs = {place.question for place in original.places}
    for question, _ in paper.questions(bank):
        if question.kind not in WRITTEN and question.id in theirs:
            raise Problem(
                '{file}: "{question}" is also in "{name}"; a second try needs another question.',
                file=file,
                question=question.id,
                name=original.key,
            )
