"""That whatever the content says in one language, it says in the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDERS = ("course", "modules", "assignments", "simulations")
LANGUAGES = ("en", "nl")
RECORDS = sorted(
    str(path.relative_to(CHECKOUT))
    for folder in FOLDERS
    for ending in ("*.yml", "*.yaml")
    for path in (CHECKOUT / folder).rglob(ending)
)


def one_sided(content: object, place: str = "") -> Iterator[str]:
    """Where a text stands in some language but not, or empty, in another."""
    if isinstance(content, dict):
        if any(language in content for language in LANGUAGES):
            for language in LANGUAGES:
                text = content.get(language)
                if text is None or (isinstance(text, str) and not text.strip()):
                    yield f"{place}: no {language}"
        for key, value in content.items():
            yield from one_sided(value, f"{place}.{key}" if place else str(key))
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from one_sided(value, f"{place}[{number}]")


@pytest.mark.parametrize("record", RECORDS)
def test_each_text_stands_in_both_languages(record: str) -> None:
    content = yaml.load((CHECKOUT / record).read_text("utf-8"), Loader=yaml.CSafeLoader)
    assert list(one_sided(content)) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_page_stands_in_both_languages(folder: str) -> None:
    pages = {
        language: {
            path.relative_to(root)
            for root in (CHECKOUT / folder).rglob(language)
            if root.is_dir()
            for path in root.rglob("*")
            if path.is_file() and ".ipynb_checkpoints" not in path.parts
        }
        for language in LANGUAGES
    }
    assert pages["en"] == pages["nl"]


def test_a_one_sided_text_is_found() -> None:
    content = {"levers": [{"name": {"en": "Engage", "nl": " "}}, {"name": {"nl": "Vertel"}}]}
    assert list(one_sided(content)) == ["levers[0].name: no nl", "levers[1].name: no en"]
