"""The seed-grant form: its parts, what is missing, and the form to sign."""

from collections.abc import Callable, Sequence
from datetime import date

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.budget import Euro, total
from sherpa_sim.content.seed_grant import MOST_LINES, InKind, SeedGrant, missing, wrong
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.seed_grant import seed_grant_pdf

from ..controls import Column, Download, Downloads, Field, Form, Panel, box
from ..markup import listed
from ..paper.trainee import sign_in_address
from ..tools.budget_list import budget_list
from ..tools.keeping import Keeping
from ..tools.record_form import filled, shown, taken
from ..tools.record_list import record_list
from ..tools.tool_page import about_files, tool_page
from ..visit import visit
from .fields import (
    afterwards_fields,
    in_kind_fields,
    openness_fields,
    what_fields,
    who_fields,
)


def show_seed_grant() -> DOMWidget:
    """The page in the visitor's language."""
    return _Page().box


class _Page:
    """The form and what stands beside it; everything that is filled in is kept at once."""

    def __init__(self) -> None:
        arrival = visit()
        words = self._words = arrival.words
        sign_in_at = sign_in_address(words)
        self._keeping = Keeping(SeedGrant(), words, self._known, sign_in_at=sign_in_at)
        self._forms: list[tuple[Form, Sequence[Field]]] = []
        self._sum = Panel(spoken=True)
        self._open = Panel(spoken=True)
        self._lines = budget_list(
            words,
            lambda lines: self._keep(self._keeping.record.model_copy(update={"lines": lines})),
            most=MOST_LINES,
            payers=False,
        )
        self._in_kind = record_list(
            words,
            InKind.model_construct(what="", giver=""),
            in_kind_fields(words),
            {"what": Problem("Say what is given.")},
            lambda given: self._keep(self._keeping.record.model_copy(update={"in_kind": given})),
            caption=words("What is given without money"),
            new=words("Add something that is given"),
            columns=(Column(words("What")), Column(words("By whom"))),
            cells=lambda given: (given.what, given.giver),
            empty=words("Nothing yet. Think of a room, an hour of somebody's time, coffee."),
            most=MOST_LINES,
        )
        form = Download(
            f"sherpa-seed-grant-{arrival.language}.pdf",
            "application/pdf",
            words("Save the form to sign (PDF)"),
            lambda: seed_grant_pdf(self._keeping.record, words, date.today()),
        )
        self.box = tool_page(
            _intro(words),
            self._keeping.top,
            self._part(words("Who gives, and who asks"), who_fields),
            self._part(words("What for, and for whom"), what_fields),
            box("part", _titled(words("Budget")), self._lines.box, self._sum),
            box("part", _titled(words("What is given without money")), self._in_kind.box),
            self._part(words("Afterwards"), afterwards_fields),
            self._part(words("Openness"), openness_fields),
            box("part", self._open, Downloads([form], words)),
            box("part", _titled(words("Take it along")), Panel(about_files(words)), self._keeping.files),
        )
        self._tell()

    def _part(self, title: str, fields_of: Callable[[Words], list[Field]]) -> DOMWidget:
        """A part of the form, which keeps what is filled in there."""
        fields = fields_of(self._words)
        form = Form(filled(self._keeping.record, fields), self._words, title)
        form.on_change(lambda values: self._keep(taken(self._keeping.record, fields, values)))
        self._forms.append((form, fields))
        return box("part", _titled(title), form)

    def _known(self) -> None:
        record = self._keeping.record
        for form, fields in self._forms:
            form.show(shown(record, fields))
        self._lines.show(record.lines)
        self._in_kind.show(record.in_kind)
        self._tell()

    def _keep(self, record: SeedGrant) -> None:
        self._keeping.keep(record)
        self._tell()

    def _tell(self) -> None:
        """What the budget comes to, and what is missing."""
        words, record = self._words, self._keeping.record
        self._sum.show(_sum(record, words))
        problems = [words.problem(one) for one in wrong(record, date.today())]
        gaps = [words.problem(one) for one in missing(record)]
        self._open.show(_open(problems, gaps, words))


def _titled(title: str) -> Panel:
    return Panel(Markup("<h2>{}</h2>").format(title))


def _intro(words: Words) -> Markup:
    return Markup('<h1>{}</h1><p class="lead">{}</p><p>{}</p><p>{}</p>').format(
        words("Ask for a seed grant"),
        words("A small sum, once, to begin something on your floor. Here you put on paper what for."),
        words(
            "In England the project Workplace Learning Advocates gave some mentors a small sum once. By its own "
            "report it seems to have helped to get going, without making anybody dependent. Nobody compared them with "
            "mentors who got nothing, and the summary names no amounts: your programme says how much is possible."
        ),
        words("You may stop halfway: what you filled in is kept, and below you see what is missing."),
    )


def _sum(record: SeedGrant, words: Words) -> Markup:
    asked = Euro(total(record.lines))(words.language)
    if not record.maximum:
        return Markup("<p><strong>{}</strong></p>").format(
            words("In all: {asked}. You have not filled in the most that the programme gives.", asked=asked)
        )
    most = Euro(record.maximum)(words.language)
    return Markup("<p><strong>{}</strong></p>").format(
        words("In all: {asked}. The programme gives at most {most}.", asked=asked, most=most)
    )


def _open(problems: list[str], gaps: list[str], words: Words) -> Markup:
    told = Markup("<h2>{}</h2>").format(words("Is it ready?"))
    if problems:
        told += Markup('<div class="note"><p><strong>{}</strong></p>{}</div>').format(
            words("Look at this first:"), listed(problems)
        )
    if gaps:
        told += Markup("<p>{}</p>{}").format(words("Still missing: {count}", count=len(gaps)), listed(gaps))
    if not problems and not gaps:
        told += Markup("<p>{}</p>").format(words("Nothing is missing. Print it, sign it and have it signed."))
    return told + Markup("<p>{}</p>").format(
        words(
            "The last page of the form is a list for who decides: on fairness, reach and conflict of interest, "
            "without points."
        )
    )
