"""Who reads a unit, and where what she does is kept."""

import itertools
from pathlib import Path

import pytest

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.roster import take_in_list
from sherpa_sim.content.people_list import read_people_list
from sherpa_sim.content.units import load_units
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.course.reader import BrowserStore, Reader, next_unit, notebook_language
from sherpa_sim.views.paper.trainee import Participant

UNIT = "04-oars"


def new_reader() -> Reader:
    reader = Reader(words_for("en"), on_site=True)
    reader.unit = load_units()[UNIT]
    return reader


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"JPY_SESSION_NAME": "/home/ann/kit/modules/nl/04-oars.ipynb"}, "nl"),
        ({"JPY_SESSION_NAME": "modules/en/04-oars.ipynb", "SHERPA_LANGUAGE": "nl"}, "en"),
        ({"JPY_SESSION_NAME": "/nl/other/en/x.ipynb"}, "en"),
        ({"SHERPA_LANGUAGE": "nl"}, "nl"),
        ({"SHERPA_LANGUAGE": "de"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_of_a_notebook_is_that_of_its_folder(environment: dict[str, str], language: str) -> None:
    assert notebook_language(environment) == language


def test_the_browser_hears_of_every_change() -> None:
    heard: list[dict[str, object]] = []
    store = BrowserStore({"a": 1}, lambda answers: heard.append(dict(answers)))
    store.save("b", 2)
    store.save("a", None)
    assert heard == [{"a": 1, "b": 2}, {"b": 2}]
    assert store.load().answers == {"b": 2}


def test_who_signed_in_finds_her_answers_with_her_papers(tmp_path: Path) -> None:
    cohort = Cohort.create("Try out", "en", tmp_path)
    (person,) = take_in_list(cohort, read_people_list("roster.csv", b"name\nAnn\n")).added
    ann = Participant(cohort, person)
    first = new_reader()
    first.save("oars-practice-02", "why")  # in the moment before it is known who she is
    first.is_somebody(ann)
    first.save("reached", 3)
    known: list[object] = []
    second = new_reader()
    second.when_known(lambda: known.append(second.load().answers))
    second.is_somebody(ann)
    assert known == [{"oars-practice-02": "why", "reached": 3}]
    assert (cohort.folder / "answers" / person.id / "unit-04-oars" / "answers.json").is_file()


def test_the_units_follow_one_another() -> None:
    keys = list(load_units())
    assert next_unit(keys[-1]) is None
    assert all(next_unit(key) == load_units()[after] for key, after in itertools.pairwise(keys))
