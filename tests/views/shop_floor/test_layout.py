"""That everybody has a place of her own, in the box of her department."""

from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.domain.people import Age, Education, Sex, Shift
from sherpa_sim.experiments.floor_weeks import Member
from sherpa_sim.views.shop_floor.layout import ACROSS, LABEL, lay_out

members = st.builds(
    Member,
    st.sampled_from(Education),
    st.sampled_from(Age),
    st.sampled_from(Sex),
    st.sampled_from(Shift),
    st.integers(0, 4),
)


@given(st.lists(members, min_size=1, max_size=80))
def test_nobody_stands_where_another_does_or_outside_her_box(people: list[Member]) -> None:
    layout = lay_out(people)
    assert len(set(layout.places)) == len(layout.places) == len(people)
    for member, (place, x, y) in zip(people, layout.places, strict=True):
        box = layout.boxes[place]
        assert box.department == member.department
        assert 0 <= x <= ACROSS - 1
        assert 0 <= y <= box.height - 1
        own = max((team for team in box.teams if team.top < y), key=lambda team: team.top)
        assert own.shift is member.shift


@given(st.lists(members, min_size=2, max_size=80))
def test_dots_are_a_dot_apart_and_off_the_names(people: list[Member]) -> None:
    layout = lay_out(people)
    for one, (box, x, y) in enumerate(layout.places):
        for other, left, top in layout.places[one + 1 :]:
            assert box != other or abs(x - left) >= 1 or abs(y - top) >= 0.999
        assert all(team.top + LABEL <= y + 0.001 or team.top >= y + 0.999 for team in layout.boxes[box].teams)
