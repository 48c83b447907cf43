"""The form of a case: written by whoever brings it in, and printed filled in or empty."""

from collections.abc import Callable, Mapping, Sequence

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.intervision_record import LONGEST_LINE, LONGEST_TEXT, MOST_KEPT, Case
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.intervision import case_fields, cases_pdf

from ..controls import Cell, Column, Download, Downloads, Field, Kind, Panel, Value, box
from ..tools.entries import Entries


class Cases:
    """The cases of a mentor; `on_cases(cases)` hears all of them after each change."""

    def __init__(self, words: Words, on_cases: Callable[[tuple[Case, ...]], None]) -> None:
        self._words = words
        self._on_cases = on_cases
        self._cases: tuple[Case, ...] = ()
        self._entries: Entries[Case] = Entries(
            words,
            caption=words("My cases"),
            new=words("Write a case"),
            columns=[Column(words("My question")), Column(words("The situation"))],
            cells=_cells,
            fields=self._fields,
            read=_read,
            on_entries=self._changed,
            empty=words("There is no case yet."),
            most=MOST_KEPT,
        )
        files = Downloads(
            [
                Download(
                    "intervision-cases.pdf",
                    "application/pdf",
                    words("My cases to print (PDF)"),
                    lambda: cases_pdf(self._cases, words),
                ),
                Download(
                    "intervision-form.pdf",
                    "application/pdf",
                    words("An empty form to fill in by hand (PDF)"),
                    lambda: cases_pdf((), words),
                ),
            ],
            words,
        )
        heading = Panel(
            Markup("<h2>{}</h2><p>{}</p>").format(
                words("Do you bring a case?"),
                words("Write it down beforehand: ten minutes are enough. Initials only."),
            )
        )
        self.box: DOMWidget = box("part", heading, self._entries.box, files)

    def show(self, cases: tuple[Case, ...]) -> None:
        """Shows these cases."""
        self._cases = cases
        self._entries.show(cases)

    def _changed(self, cases: tuple[Case, ...]) -> None:
        self._cases = cases
        self._on_cases(cases)

    def _fields(self, case: Case | None) -> Sequence[Field]:
        return [
            Field(
                key,
                Kind.TEXT if key == "question" else Kind.LONG_TEXT,
                name,
                help=help_,
                maximum=LONGEST_LINE if key == "question" else LONGEST_TEXT,
                value=str(getattr(case, key)) if case is not None else "",
            )
            for key, name, help_ in case_fields(self._words)
        ]


def _cells(case: Case) -> tuple[Cell | str, ...]:
    short = case.situation if len(case.situation) <= 120 else case.situation[:119] + "…"
    return (case.question, short)


def _read(values: Mapping[str, Value], _before: Case | None) -> Case:
    written = {key: str(value).strip() for key, value in values.items()}
    if not written["question"]:
        raise Problem("Write your question to the group, in one sentence; the rest may wait.")
    return Case(**written)
