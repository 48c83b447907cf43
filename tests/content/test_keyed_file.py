"""That a file of records with keys is refused with a sentence when a key or a source is wrong."""

from pathlib import Path

import pytest

from sherpa_sim.content.glossary import Glossary, Term
from sherpa_sim.content.keyed_file import read_by_key
from sherpa_sim.domain.problem import Problem

TERM = (
    "- {{key: {key}, theme: role, term: {{en: a, nl: b}}, meaning: {{en: a, nl: b}}, sources: [{source}]}}\n"
)


def read(tmp_path: Path, *terms: str) -> dict[str, Term]:
    path = tmp_path / "words.yml"
    path.write_text("terms:\n" + "".join(terms), "utf-8")
    return read_by_key(path, Glossary, lambda found: found.terms)


def test_the_entries_come_by_key_in_the_order_of_the_file(tmp_path: Path) -> None:
    one, two = (TERM.format(key=key, source="sherpa_proposal") for key in ("two", "one"))
    assert list(read(tmp_path, one, two)) == ["two", "one"]


def test_a_key_stands_once(tmp_path: Path) -> None:
    term = TERM.format(key="one", source="sherpa_proposal")
    with pytest.raises(Problem, match=r'words.yml: "one" is there twice; give each its own key\.'):
        read(tmp_path, term, term)


def test_a_source_is_known(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r'words.yml: "one" names an unknown source, "hearsay"'):
        read(tmp_path, TERM.format(key="one", source="hearsay"))


def test_a_missing_text_names_its_row(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"words.yml, row 2"):
        read(tmp_path, "- {key: one, theme: role, term: {en: a}, meaning: {en: a, nl: b}}\n")
