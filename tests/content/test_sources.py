"""That every source has one key, and that nothing cites a source that is not there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from sherpa_sim.content.sources import load_sources, read_sources
from sherpa_sim.domain.problem import Problem

CHECKOUT = Path(__file__).resolve().parents[2]
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


def named_in(content: object) -> Iterator[str]:
    """Every single word in a record: the key of a source stands under many names."""
    if isinstance(content, dict):
        content = list(content.values())
    if isinstance(content, list):
        for value in content:
            yield from named_in(value)
    elif isinstance(content, str):
        yield content


def test_every_source_is_cited() -> None:
    places = [
        path
        for folder in ("course", "assignments", "simulations")
        for path in (CHECKOUT / folder).rglob("*.yml")
    ]
    cited_somewhere = {
        word
        for path in places
        if path.name != "sources.yml"
        for word in named_in(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
    }
    described = (CHECKOUT / "simulations" / "ODD.md").read_text("utf-8")
    uncited = [key for key in load_sources() if key not in cited_somewhere and key not in described]
    assert uncited == []


def test_citations_differ() -> None:
    citations = [source.citation for source in load_sources().values()]
    assert len(citations) == len(set(citations))


def test_a_key_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "sources.yml"
    path.write_text("sources:\n- {key: a, citation: A}\n- {key: a, citation: B}\n", "utf-8")
    with pytest.raises(Problem, match='several sources have the key "a"'):
        read_sources(path)
