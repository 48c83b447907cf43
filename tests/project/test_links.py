"""That a link leads to something that is there, and that no page of the course sends anybody outside the kit."""

import json
import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(([^)#\s]+)")
OUTSIDE = re.compile(r"(https?://|\bwww\.)\S*", re.IGNORECASE)
COURSE = ("course/", "modules/", "assignments/")


def kept(*endings: str) -> list[str]:
    """The files with these endings that belong to the kit."""
    found = (
        path.relative_to(CHECKOUT)
        for place in CHECKOUT.iterdir()
        if not place.name.startswith(".")
        for path in (place.rglob("*") if place.is_dir() else [place])
        if path.suffix in endings
    )
    return sorted(str(path) for path in found if ".ipynb_checkpoints" not in path.parts)


def read(name: str) -> str:
    """What is read in a file: of a notebook its prose."""
    text = (CHECKOUT / name).read_text("utf-8")
    if not name.endswith(".ipynb"):
        return text
    return "\n".join(
        "".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown"
    )


def broken(text: str, folder: Path) -> list[str]:
    """The links in Markdown that lead to no file, seen from a folder."""
    inside = [target for target in LINK.findall(text) if not OUTSIDE.match(target)]
    return [target for target in inside if not (folder / target).exists()]


@pytest.mark.parametrize("name", kept(".md", ".ipynb"))
def test_links_lead_somewhere(name: str) -> None:
    assert broken(read(name), (CHECKOUT / name).parent) == []


@pytest.mark.parametrize("name", [name for name in kept(".md", ".ipynb", ".yml") if name.startswith(COURSE)])
def test_the_course_stays_inside_the_kit(name: str) -> None:
    assert [found.group() for found in OUTSIDE.finditer(read(name))] == []


def test_a_broken_and_an_outside_link_are_found() -> None:
    assert broken("[a](README.md) [b](nowhere.md#part) [c](https://example.org)", CHECKOUT) == ["nowhere.md"]
    assert OUTSIDE.findall("see www.example.org or HTTP://example.org") == ["www.", "HTTP://"]
