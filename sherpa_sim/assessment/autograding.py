"""nbgrader's own converters, run in this process on one paper of one trainee at a time.

Stock nbgrader changes the working folder of the whole process while it converts; a page that is shown meanwhile would
lose its files. Every path here is absolute, so it need not.
"""

from collections.abc import Mapping
from logging import Logger
from pathlib import Path

from traitlets.config import Config

from sherpa_sim.domain.problem import Problem

from .nbgrader_import import (
    TEMPLATES,
    Autograde,
    BaseConverter,
    CourseDirectory,
    FilesWriter,
    GenerateAssignment,
    GenerateFeedback,
    NbGraderException,
)

_PLUGIN = f"{__package__}.plugin"


def nbgrader_config(
    course: Path,
    course_id: str,
    language: str,
    late: Mapping[str, float],
    db_url: str,
    languages: Mapping[str, str],
) -> Config:
    """Nbgrader's configuration for a course folder: no kernel, marks from the bank, feedback without outside requests.

    Args:
        course: the course folder.
        course_id: its name in the gradebook.
        language: "en" or "nl".
        late: by paper, the share of what was earned that each day late costs.
        db_url: of the gradebook.
        languages: of those to whom papers are returned in another language than the course's, by id.
    """
    config = Config()
    config.CourseDirectory.root = str(course.absolute())
    config.CourseDirectory.course_id = course_id
    config.CourseDirectory.db_url = db_url
    config.Autograde.sanitize_preprocessors = [
        f"{_PLUGIN}.{name}" for name in ("ReleasedNotebook", "WrittenAnswers")
    ]
    config.Autograde.autograde_preprocessors = [
        f"{_PLUGIN}.ScoreAnswers",
        f"{_PLUGIN}.SaveMarks",
        "nbgrader.preprocessors.AssignLatePenalties",
    ]
    config.GenerateFeedback.preprocessors = [
        "nbgrader.preprocessors.GetGrades",
        f"{_PLUGIN}.FeedbackLanguage",
    ]
    for step in ("WrittenAnswers", "ScoreAnswers", "FeedbackLanguage"):
        config[step].language = language
    config.FeedbackLanguage.languages = dict(languages)
    config.AssignLatePenalties.plugin_class = f"{_PLUGIN}.LatePenalty"
    config.LatePenalty.shares = dict(late)
    config.ExportApp.plugin_class = f"{__package__}.export.MarksExport"
    config.HTMLExporter.exclude_anchor_links = True
    config.HTMLExporter.extra_template_basedirs = [str(Path(__file__).parent / "templates"), str(TEMPLATES)]
    return config


def release_notebook(config: Config, paper: str, log: Logger) -> None:
    """Make the released notebook of a paper from its source notebook, and its entry in the gradebook.

    Raises:
        Problem: if nbgrader refuses, as when questions were added to a paper that was handed in already.
    """
    refused = Problem(
        'The paper "{paper}" cannot be prepared: it has other questions than when it was first handed in. '
        "Give it a new name.",
        paper=paper,
    )
    _convert(_Release, config, paper, ".", log, refused)


def autograde(config: Config, paper: str, trainee: str, log: Logger) -> None:
    """Run nbgrader's autograde on what a trainee handed in; the marks are in the gradebook.

    Raises:
        Problem: if it cannot be graded; the reason is in the log.
    """
    refused = Problem(
        'What "{trainee}" handed in on "{paper}" could not be graded; grading.log says why.',
        trainee=trainee,
        paper=paper,
    )
    _convert(_Autograde, config, paper, trainee, log, refused)


def write_feedback(config: Config, paper: str, trainee: str, log: Logger) -> None:
    """Write the page with marks and feedback of a trainee's paper.

    Raises:
        Problem: if it cannot be written; the reason is in the log.
    """
    refused = Problem(
        'The marks of "{trainee}" on "{paper}" could not be written; grading.log says why.',
        trainee=trainee,
        paper=paper,
    )
    _convert(_Feedback, config, paper, trainee, log, refused)


class _InPlace(BaseConverter):
    """A converter that leaves the working folder of the process alone."""

    def start(self) -> None:
        """Convert."""
        self.init_notebooks()
        self.writer = FilesWriter(parent=self, config=self.config)
        self.exporter = self.exporter_class(parent=self, config=self.config)
        for step in self.preprocessors:
            self.exporter.register_preprocessor(step)
        self.convert_notebooks()


class _Release(GenerateAssignment, _InPlace):
    pass


class _Autograde(Autograde, _InPlace):
    pass


class _Feedback(GenerateFeedback, _InPlace):
    pass


def _convert(
    kind: type[_InPlace], config: Config, paper: str, trainee: str, log: Logger, refused: Problem
) -> None:
    """Run a converter of nbgrader's; `refused` is raised if it refuses (it raises RuntimeError on other cells)."""
    course = CourseDirectory(config=config, log=log, assignment_id=paper, student_id=trainee)
    converter = kind(coursedir=course, config=config, log=log)
    converter.force = True
    try:
        converter.start()
    except (NbGraderException, RuntimeError):
        raise refused from None
