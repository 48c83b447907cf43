"""That the competences of a mentor cover the course, and are tested somewhere."""

from pathlib import Path

import pytest
import yaml

from sherpa_sim.content.competences import Competence, Group, load_competences
from sherpa_sim.content.paper import load_paper, paper_keys
from sherpa_sim.content.question_parts import Objective

ALL = load_competences()
CHECKOUT = Path(__file__).resolve().parents[2]
TASKS = {
    question["id"]
    for folder in ("course/practice", "assignments/bank")
    for path in sorted((CHECKOUT / folder).glob("*.yml"))
    for question in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)["questions"]
}
UNITS = (
    "00-welcome",
    "01-learning-mentor",
    "02-why-not",
    "03-spirit",
    "04-oars",
    "05-change-talk",
    "06-resistance",
    "07-levers",
    "08-informing",
    "09-first-step",
    "10-organisation",
    "11-shop-floor",
    "12-action-plan",
)
PAPERS = (
    "role",
    "oars",
    "change-talk",
    "levers",
    "instruments",
    "conversation",
    "shop-floor",
    "action-plan",
)


@pytest.fixture(params=ALL)
def competence(request: pytest.FixtureRequest) -> Competence:
    """Each competence."""
    return ALL[request.param]


def test_every_group_has_some() -> None:
    assert {one.group for one in ALL.values()} == set(Group)


def test_every_objective_unit_and_paper_serves_one() -> None:
    assert {objective for one in ALL.values() for objective in one.objectives} == set(Objective)
    assert {unit for one in ALL.values() for unit in one.units} == set(UNITS)
    assert {paper for one in ALL.values() for paper in one.papers} == set(PAPERS)


def test_a_paper_that_is_there_tests_an_objective_of_its_competence() -> None:
    for paper in map(load_paper, paper_keys()):
        serving = [one for one in ALL.values() if paper.counts_as in one.papers]
        objectives = {objective for one in serving for objective in one.objectives}
        assert objectives & set(paper.objectives)


def test_a_task_that_is_named_is_there(competence: Competence) -> None:
    assert TASKS
    assert set(competence.tasks) <= TASKS


def test_a_competence_is_seen_in_what_somebody_does(competence: Competence) -> None:
    for text in (competence.statement, *competence.skills, *competence.attitude):
        assert text.en.endswith((".", "'", "?'"))
        assert text.nl.endswith((".", "'", "?'"))
    assert list(competence.units) == sorted(set(competence.units))
    assert len(set(competence.papers)) == len(competence.papers)
