"""That what became of each worker is counted one by one, in every group that the worker belongs to."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.people import GROUPS, Age, Dimension, Education, Sex, Shift
from sherpa_sim.experiments.counterfactual import (
    Counterfactuals,
    count_counterfactuals,
    join_counterfactuals,
)
from sherpa_sim.experiments.explore import Explorer
from sherpa_sim.model.columns import MEASURES, WORKER

Someone = tuple[Education, Age, Sex, Shift, bool, bool, bool]
SOMEONE = st.tuples(
    st.sampled_from(Education),
    st.sampled_from(Age),
    st.sampled_from(Sex),
    st.sampled_from(Shift),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


def count(*floors: list[Someone]) -> Counterfactuals:
    everybody = [one for floor in floors for one in floor]
    workers = np.zeros(len(everybody), WORKER).view(np.recarray)
    for place, name in enumerate(("education", "age", "sex", "shift")):
        workers[name] = [one[place].code for one in everybody]
    fates = np.array([one[4:] for one in everybody], bool).T
    return count_counterfactuals(workers, np.array([len(floor) for floor in floors]), *fates)


def belongs(one: Someone, dimension: Dimension, group: str) -> bool:
    education, age, sex, shift = one[:4]
    return {
        Dimension.ALL: True,
        Dimension.EDUCATION: education == group,
        Dimension.AGE: age == group,
        Dimension.SEX: sex == group,
        Dimension.SHIFT: shift == group,
        Dimension.EDUCATION_AND_SEX: f"{education}_{sex}" == group,
    }[dimension]


@given(st.lists(st.lists(SOMEONE, min_size=1, max_size=6), min_size=1, max_size=3))
def test_every_worker_is_counted_once_in_each_group_of_hers(floors: list[list[Someone]]) -> None:
    found = count(*floors)
    for floor, people in enumerate(floors):
        for at, (dimension, group) in enumerate(GROUPS):
            fates = [one[4:] for one in people if belongs(one, dimension, group)]
            for talked, part, without in np.ndindex(2, 2, 2):
                expected = fates.count((bool(talked), bool(part), bool(without)))
                assert found.numbers[floor, at, talked, part, without] == expected


def test_the_fates_by_name() -> None:
    one = (Education.LOW, Age.FROM_55, Sex.WOMEN, Shift.NIGHT)
    fates = [(1, 1, 0), (1, 1, 1), (0, 1, 1), (1, 0, 1), (0, 0, 1), (0, 0, 1), (1, 0, 0), (0, 0, 0)]
    found = count([(*one, *map(bool, fate)) for fate in fates])
    names = ("only_with", "only_without", "either_way", "reached", "reached_trained", "reached_anyway")
    assert [getattr(found, name)[0, 0] for name in names] == [1, 3, 2, 4, 2, 1]


def test_floors_are_joined_in_their_order() -> None:
    one = (Education.LOW, Age.FROM_55, Sex.WOMEN, Shift.NIGHT, True, True, False)
    parts = [count([one]), count([one, one])]
    assert join_counterfactuals(parts).only_with[:, 0].tolist() == [1, 2]


def test_what_is_counted_adds_up_to_the_difference_in_every_group(small_explorer: Explorer) -> None:
    pair = small_explorer.pair_with(Settings(mentors_per_100=5.0))
    sides = (pair.changed, pair.without)
    took_part, took_part_without = (
        side.record.tables[:, -1, :, MEASURES.index("participated")] for side in sides
    )
    assert (pair.counted.only_with + pair.counted.either_way == took_part).all()
    assert (pair.counted.only_without + pair.counted.either_way == took_part_without).all()
    assert pair.counted.only_with[:, 0].sum() > pair.counted.only_without[:, 0].sum() > 0
