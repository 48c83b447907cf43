"""The address of a gradebook on a server."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.database_address import database_address, sqlalchemy_url
from sherpa_sim.domain.problem import Problem


@pytest.mark.parametrize(
    ("given_as", "kept"),
    [
        ("postgresql://els@db.example.org/lente", "postgresql://els@db.example.org/lente"),
        ("postgres://db.example.org:5433/lente ", "postgresql://db.example.org:5433/lente"),
        ("postgresql+psycopg://els@[::1]:5432/a%20b", "postgresql://els@[::1]:5432/a%20b"),
        (
            "postgresql://els@/lente?sslmode=require&host=/run/pg",
            "postgresql://els@/lente?host=%2Frun%2Fpg&sslmode=require",
        ),
    ],
)
def test_an_address_is_kept_in_one_form(given_as: str, kept: str) -> None:
    assert database_address(given_as) == kept
    assert database_address(kept) == kept
    assert sqlalchemy_url(kept).startswith("postgresql+psycopg://")
    assert sqlalchemy_url(kept).endswith("connect_timeout=10")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://els:SECRET@db/lente", "password out of the address"),
        ("postgresql://els@db/lente?password=SECRET", "password out of the address"),
        ("postgresql://els@db/lente?options=-csearch_path", "unknown setting"),
        ("mysql://els:SECRET@db", "password out of the address"),
        ("mysql://els@db/lente", "is not the address"),
        ("postgresql://db/", "is not the address"),
        ("postgresql://db:port/lente", "is not the address"),
        ("lente", "is not the address"),
    ],
)
def test_what_is_no_address_or_has_a_password_is_refused_and_not_repeated(address: str, told: str) -> None:
    with pytest.raises(Problem, match=told) as refused:
        database_address(address)
    assert "SECRET" not in str(refused.value)


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_an_address_or_one_sentence(text: str) -> None:
    with suppress(Problem):
        kept = database_address("postgresql://" + text)
        assert database_address(kept) == kept


def test_a_password_written_into_the_cohorts_file_is_refused(tmp_path: Path) -> None:
    cohort = Cohort.create("Lente", "nl", tmp_path, database="postgresql://els@db/lente")
    assert Cohort.open(cohort.folder).settings.database == "postgresql://els@db/lente"
    place = cohort.folder / "cohort.yml"
    place.write_text(place.read_text("utf-8").replace("els@", "els:SECRET@"), "utf-8")
    with pytest.raises(Problem, match="password out of the address"):
        Cohort.open(cohort.folder)
