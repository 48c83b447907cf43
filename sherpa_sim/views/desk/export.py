"""Export: marks for another program, and what is kept of one person."""

from functools import partial

from ipywidgets import DOMWidget, VBox

from sherpa_sim.content.paper import load_paper

from ..controls import Download, Downloads, Panel
from ..markup import heading
from .desk import Desk


def export(desk: Desk) -> DOMWidget:
    """The section."""
    words, cohort = desk.words, desk.cohort
    key = cohort.settings.key

    def table(paper: str | None) -> bytes:
        from sherpa_sim.cohort.returning import marks_table  # brings nbgrader, which takes seconds

        return marks_table(desk.cohort, paper)

    def events() -> bytes:
        from sherpa_sim.cohort.statements import statements, statements_json

        return statements_json(statements(desk.cohort))

    names = {own.paper: load_paper(own.paper).name(words.language) for own in cohort.settings.papers}
    downloads = [
        Download(f"{key}-marks.csv", "text/csv", words("All marks (CSV)"), desk.file(partial(table, None))),
        *(
            Download(
                f"{key}-{paper}.csv",
                "text/csv",
                words("Only {paper} (CSV)", paper=name),
                desk.file(partial(table, paper)),
            )
            for paper, name in names.items()
        ),
    ]
    return VBox(
        [
            Panel(
                heading(
                    words("Marks for another program"),
                    words(
                        "A table with a row for each person and paper: points, points taken off for being late, "
                        "and the most that could be earned. A spreadsheet opens it; a learning platform can read it."
                    ),
                )
            ),
            Downloads(downloads, words),
            Panel(
                heading(
                    words("What happened, for a learning record store"),
                    words(
                        "xAPI statements: who handed in which paper and when, and what was earned. People are in it by "
                        "their ids only, without names and e-mail addresses."
                    ),
                )
            ),
            Downloads(
                [
                    Download(
                        f"{key}-xapi.json",
                        "application/json",
                        words("xAPI statements (JSON)"),
                        desk.file(events),
                    )
                ],
                words,
            ),
            Panel(
                heading(
                    words("All that is kept of one person"),
                    words(
                        "Who asks what is kept of her can have it as a file: under People, with the button Look after."
                    ),
                )
            ),
        ]
    )
