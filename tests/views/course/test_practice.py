"""Practice tasks as a unit shows them."""

from sherpa_sim.content.units import load_units
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.course.practice import PracticeTasks
from sherpa_sim.views.course.reader import Reader


def test_each_task_of_a_unit_can_be_told_from_the_others() -> None:
    reader = Reader(words_for("nl"), on_site=True)
    for unit in load_units().values():
        reader.unit = unit
        titles = [PracticeTasks([task], reader).title for task in unit.practice]
        assert titles == [f"Oefening {number}" for number in range(1, len(titles) + 1)]


def test_a_task_outside_its_unit_has_no_number() -> None:
    reader = Reader(words_for("en"), on_site=False)
    assert PracticeTasks(["oars-practice-01"], reader).title == "Practice"
