"""That every source has one key, and that nothing cites a source that is not there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from sherpa_sim.content.sources import load_sources, read_sources
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import LANGUAGES

CHECKOUT = Path(__file__).resolve().parents[2]
ENGLISH = {
    "table", "chapter", "page", "pages", "section", "note", "notes", "release", "summary", "overview", "report",
    "citing", "retrieved", "extracted", "about", "from", "with", "al", "third", "edition", "choice", "Derived",
    "Inferred", "reports", "Flemish", "Government", "Danish", "Swedish", "Finnish", "Belgian",
    "January", "February", "March", "May", "June", "July", "August", "October", "autumn", "survey",
}  # fmt: skip
# In assumptions, a number may also be a stated choice or come out of the calibration.
NOT_A_SOURCE = {"choice", "calibrated"}


def cited(content: object) -> Iterator[str]:
    if isinstance(content, dict):
        for key, value in content.items():
            if key == "source" and isinstance(value, str):
                yield value
            yield from cited(value)
    elif isinstance(content, list):
        for value in content:
            yield from cited(value)


def test_every_cited_source_exists() -> None:
    known = set(load_sources()) | NOT_A_SOURCE
    missing = [
        f"{path.relative_to(CHECKOUT)}: {key}"
        for path in sorted((CHECKOUT / "simulations").rglob("*.yml"))
        for key in cited(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
        if key not in known
    ]
    assert missing == []


def texts_in(content: object) -> Iterator[str]:
    """Every text of a record as it stands: the key of a source is one of them, under many names."""
    if isinstance(content, dict):
        content = list(content.values())
    if isinstance(content, list):
        for value in content:
            yield from texts_in(value)
    elif isinstance(content, str):
        yield content


def test_every_source_is_cited() -> None:
    places = [
        path
        for folder in ("course", "assignments", "simulations")
        for path in (CHECKOUT / folder).rglob("*.yml")
    ]
    cited_somewhere = {
        text
        for path in places
        if path.name != "sources.yml"
        for text in texts_in(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
    }
    described = (CHECKOUT / "simulations" / "ODD.md").read_text("utf-8")
    uncited = [key for key in load_sources() if key not in cited_somewhere and key not in described]
    assert uncited == []


def test_citations_differ() -> None:
    for language in LANGUAGES:
        citations = [source.citation(language) for source in load_sources().values()]
        assert len(citations) == len(set(citations))


@pytest.mark.parametrize("key", load_sources())
def test_only_titles_and_names_are_english_in_dutch(key: str) -> None:
    """Words that join, number and date a citation, in none of the titles that are cited."""
    words = set(re.findall(r"\w+", load_sources()[key].citation.nl))
    assert words & ENGLISH == set()


def test_a_key_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "sources.yml"
    path.write_text(
        "sources:\n- {key: a, citation: {en: A, nl: A}}\n- {key: a, citation: {en: B, nl: B}}\n", "utf-8"
    )
    with pytest.raises(Problem, match='several sources have the key "a"'):
        read_sources(path)
