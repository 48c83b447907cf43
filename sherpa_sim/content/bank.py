"""The bank: every question of the kit, in `assignments/bank/`, by its id."""

import functools
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from sherpa_sim.domain.problem import Problem

from . import places
from .question import Question
from .record import Record
from .yaml_file import load_record


class QuestionFile(Record):
    """A file of the bank: questions on one theme."""

    questions: tuple[Question, ...]


@functools.cache
def load_bank() -> Mapping[str, Question]:
    """The kit's own questions by id; raises as `read_bank` does."""
    return MappingProxyType(read_bank(places.folder("assignments") / "bank"))


def read_bank(folder: Path) -> dict[str, Question]:
    """The questions in the YAML files of a folder by id, in the order of the files.

    Raises:
        Problem: if a file cannot be read or breaks a rule of the record, or two questions have one id.
    """
    bank: dict[str, Question] = {}
    homes: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        for question in load_record(path, QuestionFile).questions:
            if question.id in bank:
                raise Problem(
                    '{file}: the question "{question}" also stands in {other}; give one of them another id.',
                    file=path.name,
                    question=question.id,
                    other=homes[question.id],
                )
            bank[question.id] = question
            homes[question.id] = path.name
    return bank
