"""Where nbgrader comes in: quickly, finding its own programs, and without warnings that are not the trainer's."""

import os
import sys
import warnings
from pathlib import Path

_SLOW = "rfc3987_syntax"
if "jsonschema" not in sys.modules and _SLOW not in sys.modules:
    # jsonschema would build a grammar of international web addresses for seconds; no notebook format has one.
    sys.modules[_SLOW] = None  # type: ignore[assignment]
    try:
        import jsonschema  # noqa: F401
    finally:
        del sys.modules[_SLOW]

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of an old setuptools about itself
    import nbgrader

import nbformat  # noqa: E402
from nbconvert.writers.files import FilesWriter  # noqa: E402
from nbformat import NotebookNode  # noqa: E402
from nbgrader import api, utils  # noqa: E402
from nbgrader.converters import (  # noqa: E402
    Autograde,
    BaseConverter,
    GenerateAssignment,
    GenerateFeedback,
    NbGraderException,
)
from nbgrader.coursedir import CourseDirectory  # noqa: E402
from nbgrader.plugins import ExportPlugin, LateSubmissionPlugin  # noqa: E402
from nbgrader.preprocessors import NbGraderPreprocessor  # noqa: E402

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
