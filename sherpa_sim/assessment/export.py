"""Marks as a table for another program, through nbgrader's export."""

from pathlib import Path

from sherpa_sim.content.csv_table import csv_table
from sherpa_sim.content.whole_file import write_whole

from .nbgrader_import import ExportPlugin, api

COLUMNS = (
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
)


class MarksExport(ExportPlugin):
    """nbgrader's own columns as CSV; its stock export breaks at a comma in a name, and passes formulas on."""

    def export(self, gradebook: api.Gradebook) -> None:
        """Write the table to `to`."""
        write_whole(Path(self.to or "grades.csv"), self.table(gradebook))

    def table(self, gradebook: api.Gradebook) -> bytes:
        """The table as bytes; somebody who handed nothing in has empty marks."""
        rows = []
        for assignment in gradebook.assignments:
            if self.assignment and assignment.name not in self.assignment:
                continue
            for student in gradebook.students:
                if self.student and student.id not in self.student:
                    continue
                head = (assignment.name, assignment.duedate)
                person = (student.id, student.last_name, student.first_name, student.email)
                try:
                    own = gradebook.find_submission(assignment.name, student.id)
                except api.MissingEntry:
                    row: tuple[object, ...] = (*head, None, *person, None, None, None, assignment.max_score)
                else:
                    penalty = own.late_submission_penalty or 0.0
                    score = max(0.0, own.score - penalty)
                    row = (*head, own.timestamp, *person, own.score, penalty, score, assignment.max_score)
                rows.append(row)
        return csv_table(COLUMNS, rows)
