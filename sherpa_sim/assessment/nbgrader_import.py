"""Where nbgrader comes in: quickly, finding its own programs, and without warnings that are not the trainer's."""

import os
import sys
import warnings
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

# nbgrader starts the program "alembic" for a new gradebook: it is where this interpreter is.
_PROGRAMS = str(Path(sys.executable).parent)
if _PROGRAMS not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = os.pathsep.join(filter(None, (_PROGRAMS, os.environ.get("PATH"))))
warnings.filterwarnings("ignore", message="Object of type <Submitted")  # SQLAlchemy of nbgrader's own queries

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
