"""A paper as nbgrader's source notebook: what a trainee is asked, a cell to mark for each question, and no key."""

import json
from collections.abc import Iterator
from typing import Any

from sherpa_sim.content.paper import PaperSheet, PlaceSheet
from sherpa_sim.content.question_parts import Kind
from sherpa_sim.locale.words import Words

WRITTEN = frozenset({Kind.TEXT, Kind.FORM})
"""The kinds of question that a trainer marks."""
_CALL = "from sherpa_sim.views.paper.in_notebook import show_question"
_Cell = dict[str, Any]


def paper_notebook(paper: PaperSheet, words: Words, cohort: str) -> bytes:
    """The notebook of a paper of a cohort in one language, as the bytes of its file: the same for the same paper.

    A question that is scored by its key has one locked code cell with its points; a written one has a markdown cell
    with its points, for the text that a trainer marks. Either has the question's id as its grade id.
    """
    notebook = {
        "cells": list(_cells(paper, words, cohort)),
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _cells(paper: PaperSheet, words: Words, cohort: str) -> Iterator[_Cell]:
    language = words.language
    yield _markdown("paper", f"# {paper.name(language)}\n\n{paper.introduction(language)}")
    yield _code("start", _CALL)
    number = 0
    for zone in paper.zones:
        yield _markdown(f"zone-{zone.key}", f"## {zone.name(language)}\n\n{zone.introduction(language)}")
        for place in zone.questions:
            number += 1
            more = f'"{words.language}", paper="{paper.key}", cohort="{cohort}"'
            yield from _question(place, number, words, f'show_question("{place.sheet.id}", {more})')


def _question(place: PlaceSheet, number: int, words: Words, call: str) -> Iterator[_Cell]:
    sheet = place.sheet
    heading = words("Question {number}", number=number)
    yield _markdown(f"stem-{sheet.id}", f"### {heading}\n\n{sheet.stem(words.language)}")
    if sheet.kind in WRITTEN:
        yield _code(f"show-{sheet.id}", call)
        graded = _markdown(sheet.id, words("Nothing was written here."))
    else:
        graded = _code(sheet.id, call)
    graded["metadata"]["nbgrader"] = {
        "grade": True,
        "grade_id": sheet.id,
        "locked": sheet.kind not in WRITTEN,
        "points": place.points,
        "schema_version": 3,
        "solution": sheet.kind in WRITTEN,
        "task": False,
    }
    yield graded


def _markdown(cell_id: str, text: str) -> _Cell:
    return {"cell_type": "markdown", "id": cell_id[:64], "metadata": {}, "source": text}


def _code(cell_id: str, source: str) -> _Cell:
    cell = _markdown(cell_id, source)
    return {**cell, "cell_type": "code", "execution_count": None, "outputs": []}
