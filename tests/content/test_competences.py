"""That the competences of a mentor cover the course, and are tested somewhere."""

import pytest

from sherpa_sim.content.competences import Competence, Group, load_competences
from sherpa_sim.content.paper import load_paper, paper_keys
from sherpa_sim.content.question_parts import Objective
from sherpa_sim.content.units import load_practice, load_units

ALL = load_competences()
PAPERS = {load_paper(key).counts_as for key in paper_keys()}


@pytest.fixture(params=ALL)
def competence(request: pytest.FixtureRequest) -> Competence:
    """Each competence."""
    return ALL[request.param]


def test_every_group_has_some() -> None:
    assert {one.group for one in ALL.values()} == set(Group)


def test_every_objective_unit_and_paper_serves_one() -> None:
    assert {objective for one in ALL.values() for objective in one.objectives} == set(Objective)
    assert {unit for one in ALL.values() for unit in one.units} == set(load_units())
    assert {paper for one in ALL.values() for paper in one.papers} == PAPERS


def test_every_practice_task_practises_one() -> None:
    assert {task for one in ALL.values() for task in one.tasks} == set(load_practice())


def test_a_paper_that_is_there_tests_an_objective_of_its_competence() -> None:
    for paper in map(load_paper, paper_keys()):
        serving = [one for one in ALL.values() if paper.counts_as in one.papers]
        objectives = {objective for one in serving for objective in one.objectives}
        assert objectives & set(paper.objectives)


def test_its_tasks_stand_in_the_units_that_teach_it(competence: Competence) -> None:
    taught = {unit: set(load_units()[unit].practice) for unit in competence.units}
    assert set(competence.tasks) <= set().union(*taught.values())


def test_one_of_its_papers_asks_what_it_serves(competence: Competence) -> None:
    asked = {objective for paper in competence.papers for objective in load_paper(paper).objectives}
    assert set(competence.objectives) & asked


def test_a_competence_is_seen_in_what_somebody_does(competence: Competence) -> None:
    for text in (competence.statement, *competence.skills, *competence.attitude):
        assert text.en.endswith((".", "'", "?'"))
        assert text.nl.endswith((".", "'", "?'"))
    assert list(competence.units) == sorted(set(competence.units))
    for named in (competence.tasks, competence.papers):
        assert len(set(named)) == len(named)
