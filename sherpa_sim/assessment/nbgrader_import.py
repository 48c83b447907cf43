"""Where nbgrader comes in: quickly, and without warnings that are not the trainer's."""

import warnings
from functools import cache
from pathlib import Path

from sherpa_sim.content import json_schema  # noqa: F401  (before nbgrader)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of an old setuptools about itself
    import nbgrader

import nbformat
from nbconvert.writers.files import FilesWriter
from nbformat import NotebookNode
from nbgrader import api, utils
from nbgrader.converters import (
    Autograde,
    BaseConverter,
    GenerateAssignment,
    GenerateFeedback,
    NbGraderException,
)
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin, LateSubmissionPlugin
from nbgrader.preprocessors import NbGraderPreprocessor

TEMPLATES = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
"""nbgrader's own pages, beside which ours are found."""

warnings.filterwarnings("ignore", message="Object of type <Submitted")  # SQLAlchemy of nbgrader's own queries


@cache
def _newest_tables() -> str:
    """The version of nbgrader's newest tables, with which a new gradebook is stamped.

    nbgrader starts a program for it that takes seconds, at every new gradebook.
    """
    from alembic.script import ScriptDirectory

    return str(ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic")).get_current_head())


api.get_alembic_version = _newest_tables

__all__ = [
    "TEMPLATES",
    "Autograde",
    "BaseConverter",
    "CourseDirectory",
    "ExportPlugin",
    "FilesWriter",
    "GenerateAssignment",
    "GenerateFeedback",
    "LateSubmissionPlugin",
    "NbGraderException",
    "NbGraderPreprocessor",
    "NotebookNode",
    "api",
    "nbformat",
    "utils",
]
