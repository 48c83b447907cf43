"""A gradebook on a real PostgreSQL server: the whole chain, two trainers at once, and what can go wrong."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.deletion import delete_person
from sherpa_sim.cohort.grading import cohort_config, database_url, grade_paper
from sherpa_sim.cohort.marking import mark
from sherpa_sim.cohort.marks import marks
from sherpa_sim.cohort.new_cohort import new_cohort
from sherpa_sim.cohort.returned_page import returned_page
from sherpa_sim.cohort.returning import export_marks, return_paper
from sherpa_sim.cohort.roster import take_in_list
from sherpa_sim.cohort.written import written_questions
from sherpa_sim.content.people_list import read_people_list
from sherpa_sim.domain.problem import Problem

from .at_once import mark_at_once
from .conftest import CLOSES, right_answers
from .postgresql_server import NO_SERVER, PASSWORD, USER, Server, programs, running_server

Give = Callable[..., None]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One server for all tests; where one was promised, its absence is a failure."""
    place = programs()
    if place is None:
        if os.environ.get("SHERPA_REQUIRE_POSTGRESQL") == "1":
            pytest.fail(NO_SERVER, pytrace=False)
        pytest.skip(NO_SERVER)
    with running_server(place) as running:
        yield running


@pytest.fixture
def address(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database, and the password where PostgreSQL looks for it."""
    name = "sherpa" + "".join(sign for sign in tmp_path.name.lower() if sign.isalnum())[-40:]
    server.run(f"CREATE DATABASE {name}")
    secret = tmp_path / "pgpass"
    secret.write_text(f"127.0.0.1:{server.port}:*:{USER}:{PASSWORD}\n", "utf-8")
    secret.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(secret))
    yield server.address(name)
    server.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def cohort(address: str, tmp_path: Path) -> Cohort:
    """The cohort of the other tests, with its gradebook on the server."""
    made = new_cohort("Spring", "nl", address, tmp_path)
    for paper in ("role", "oars"):
        made.set_paper(SetPaper(paper=paper, closes=CLOSES))
    take_in_list(made, read_people_list("roster.csv", b"id,name\nan,An\nbo,Bo\ncy,Cy\n"))
    return made


def test_the_whole_chain_runs_on_a_server(cohort: Cohort, give: Give, tmp_path: Path) -> None:
    assert (cohort.folder / "cohort.yml").read_text("utf-8").count(PASSWORD) == 0
    for trainee, late in (("an", 0), ("bo", 1)):
        give(trainee, "oars", right_answers("oars"), days_late=late)
    assert grade_paper(cohort, "oars").graded == ("an", "bo")
    assert mark_at_once(cohort, 12, tmp_path) > 0
    for asked in written_questions(cohort, "oars"):
        for answer in asked.answers:
            mark(cohort, answer.trainee, "oars", asked.question.id, asked.most, "Goed", trainer="Els")
    assert grade_paper(cohort, "oars", again=True).graded == ("an", "bo")
    done = return_paper(cohort, "oars")
    assert (done.returned, done.waiting, done.failed) == (("an", "bo"), (), ())
    assert b"Goed" in (returned_page(cohort, "bo", "oars") or b"")
    assert [own.late > 0 for own in marks(cohort, "oars")] == [False, True]
    export_marks(cohort, tmp_path / "marks.csv")
    assert (tmp_path / "marks.csv").read_text("utf-8-sig").count("\n") == 3
    assert not (cohort.folder / "gradebook.db").exists()
    delete_person(cohort, "an")
    assert [own.trainee for own in marks(cohort)] == ["bo"]
    assert cohort_config(cohort.folder).CourseDirectory.db_url == database_url(cohort)


def test_a_lost_connection_is_one_sentence_and_the_run_is_done_again(
    cohort: Cohort, give: Give, server: Server
) -> None:
    for trainee in ("an", "bo", "cy"):
        give(trainee, "role", right_answers("role"))

    def cut(done: int, _people: int) -> None:
        if done == 1:
            server.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' "
                "AND pid <> pg_backend_pid()"
            )

    with pytest.raises(Problem, match="do this step again"):
        grade_paper(cohort, "role", cut)
    run = grade_paper(cohort, "role")
    assert (run.unchanged, run.graded, run.ungraded) == (("an",), ("bo", "cy"), ())
    assert all(own.points == pytest.approx(marks(cohort)[0].points) for own in marks(cohort))


def test_a_database_serves_one_cohort(cohort: Cohort, address: str, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="in use already"):
        new_cohort("Autumn", "nl", address, tmp_path)
    assert not (tmp_path / "autumn").exists()


def test_what_is_wrong_with_a_server_is_one_sentence_and_makes_no_cohort(
    server: Server, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusal(database: str) -> str:
        with pytest.raises(Problem) as refused:
            new_cohort("Spring", "nl", database, tmp_path)
        assert not (tmp_path / "spring").exists()
        assert PASSWORD not in str(refused.value)
        return str(refused.value)

    assert 'no database "none"' in refusal(server.address("none"))
    assert "cannot be reached" in refusal(f"postgresql://{USER}@127.0.0.1:1/x")
    monkeypatch.setenv("PGPASSWORD", "wrong")
    assert f'does not let "{USER}" in' in refusal(address)
    monkeypatch.delenv("PGPASSWORD")
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    assert f'does not let "{USER}" in' in refusal(address)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "needs the package psycopg" in refusal(address)
