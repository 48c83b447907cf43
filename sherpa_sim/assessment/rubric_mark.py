"""From the levels that a trainer chose in a rubric to the points of the gradebook."""

from collections.abc import Mapping

from sherpa_sim.content.question_parts import Rubric
from sherpa_sim.domain.problem import Problem


def rubric_points(rubric: Rubric, levels: Mapping[str, int], most: float) -> float:
    """The points, from 0 to `most` and on two decimals, of the level that was chosen for each criterion.

    Args:
        rubric: of the question.
        levels: by key of the criterion, the rubric's points of its level.
        most: the points that the question can earn in its paper.

    Raises:
        Problem: if a criterion lacks a level, or one is chosen that the rubric does not have.
    """
    check_levels(rubric, levels)
    for criterion in rubric.criteria:
        if criterion.key not in levels:
            raise Problem("Choose a level for each criterion, or give the points yourself.")
    return round(most * sum(levels.values()) / rubric.most, 2)


def check_levels(rubric: Rubric, levels: Mapping[str, int]) -> None:
    """Raise Problem if a level is chosen that the rubric does not have; a criterion may still be open."""
    known = {criterion.key: criterion for criterion in rubric.criteria}
    for key, points in levels.items():
        if key not in known:
            raise Problem(
                'The rubric has no criterion "{name}"; choose from {accepted}.',
                name=key[:60],
                accepted=", ".join(known),
            )
        accepted = [level.points for level in known[key].levels]
        if points not in accepted:
            raise Problem(
                'The criterion "{name}" has no level of {points} points; choose from {accepted}.',
                name=key,
                points=points,
                accepted=", ".join(str(one) for one in accepted),
            )
