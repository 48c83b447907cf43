"""From levels of a rubric to points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.assessment.rubric_mark import check_levels, rubric_points
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.question_written import Form, ShortText
from sherpa_sim.domain.problem import Problem

WRITTEN = [one for one in load_bank().values() if isinstance(one, ShortText | Form)]


@given(st.data(), st.sampled_from(WRITTEN), st.floats(0.5, 100))
def test_points_rise_with_each_level_from_nothing_to_all(
    data: st.DataObject, question: ShortText | Form, most: float
) -> None:
    rubric = question.rubric
    levels = {
        one.key: data.draw(st.sampled_from([level.points for level in one.levels])) for one in rubric.criteria
    }
    points = rubric_points(rubric, levels, most)
    assert 0 <= points <= round(most, 2)
    for one in rubric.criteria:
        higher = [level.points for level in one.levels if level.points > levels[one.key]]
        if higher:
            assert rubric_points(rubric, levels | {one.key: higher[0]}, most) >= points
    assert rubric_points(rubric, {one.key: 0 for one in rubric.criteria}, most) == 0
    assert rubric_points(rubric, {one.key: one.most for one in rubric.criteria}, most) == round(most, 2)


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        ({"nothing": 1}, "no criterion"),
        ({"form": 7}, "no level of 7 points"),
        ({"form": 1}, "each criterion"),
    ],
)
def test_what_the_rubric_does_not_have_is_refused(levels: dict[str, int], told: str) -> None:
    with pytest.raises(Problem, match=told):
        rubric_points(load_bank()["oars-10"].rubric, levels, 3)  # type: ignore[union-attr]


def test_a_criterion_may_be_open_while_one_chooses() -> None:
    check_levels(load_bank()["oars-10"].rubric, {"form": 1})  # type: ignore[union-attr]
