"""Certificates: who has earned one and who not and why, making them, checking a code, and revoking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ipywidgets import DOMWidget, VBox

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.locale.words import Words

from ..controls import Action, Button, Buttons, Cell, Column, Download, Downloads, Panel, Row, Table
from ..markup import facts, heading, paragraphs_of
from .certificate_forms import check_form, rule_form
from .desk import Desk

if TYPE_CHECKING:
    from sherpa_sim.cohort.certificate_register import Issued
    from sherpa_sim.cohort.certificates import Standing
    from sherpa_sim.reports.award import Award, Awards

ZIP = "certificates.zip"


def certificates_section(desk: Desk) -> DOMWidget:
    """The section; who has earned what is shown as soon as it is known."""
    return _Section(desk).box


@dataclass(frozen=True)
class _Found:
    """What the section shows: how people stand, the certificate of each that counts, and the key of the badges."""

    everybody: "tuple[Standing, ...]"
    issued: "dict[str, Issued]"
    key: str | None


class _Section:
    """The section and what it shows now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: Sequence[Award] = ()
        words = desk.words
        self._list, self._sure = VBox(), VBox()
        self._files = Downloads(
            [Download(ZIP, "application/zip", words("Save what was made (zip)"), desk.file(self._zip))], words
        )
        self._saving = VBox()
        for box in (self._list, self._sure, self._saving):
            box.add_class("stack")
        self.box = VBox(
            [self._list, self._sure, self._saving, check_form(desk), rule_form(desk)],
        )
        self.box.add_class("stack")
        self._look()

    def _look(self) -> None:
        self._list.children = (Panel(paragraphs_of([self._desk.words("One moment ...")])),)
        cohort = self._desk.cohort
        self._desk.later(lambda: _find(cohort), self._show)

    def _show(self, found: _Found) -> None:
        words = self._desk.words
        self._found = found
        ready = [one for one in found.everybody if one.earned]
        told = words(
            "Earned by {earned} of {all} people. What is made is a certificate to print (PDF) and a badge (Open "
            "Badges) for each.",
            earned=len(ready),
            all=len(found.everybody),
        )
        table = Table(
            words("Who has earned the certificate"),
            (
                Column(words("Person")),
                Column(words("Earned")),
                Column(words("Why not yet"), sortable=False),
                Column(words("Given")),
            ),
            [_row(one, found.issued.get(one.person.id), words) for one in found.everybody],
            words,
            self._desk.guarded(self._act),
            empty=words("There are no people here yet."),
        )
        label = words("Make all certificates ({count})", count=len(ready))
        buttons = [Buttons([Button("all", label, "main")], self._desk.guarded(self._all))] if ready else []
        key = [Panel(facts([(words("Key of the badges"), found.key)]))] if found.key else []
        self._list.children = (Panel(paragraphs_of([told])), *buttons, table, *key)

    def _all(self, _key: str) -> None:
        self._make([one for one in self._found.everybody if one.earned])

    def _act(self, trainee: str, action: str) -> None:
        words = self._desk.words
        (own,) = [one for one in self._found.everybody if one.person.id == trainee]
        if action == "make":
            self._make([own])
            return
        issued = self._found.issued[trainee]
        asked = words(
            "The certificate {code} of {name} no longer counts after this. It cannot be undone; a new one can be made.",
            code=issued.code,
            name=own.person.name,
        )
        self._sure.children = (
            Panel(heading(words("Revoke a certificate"), asked)),
            Buttons(
                (Button("yes", words("Revoke it"), "grave"), Button("no", words("Leave it"))),
                self._desk.guarded(lambda key: self._revoke(key, issued.code)),
            ),
        )

    def _revoke(self, key: str, code: str) -> None:
        from sherpa_sim.cohort.certificate_register import revoke
        from sherpa_sim.reports.certificate_words import standing_of

        self._sure.children = ()
        if key == "yes":
            self._desk.say(standing_of(revoke(self._desk.cohort, code), self._desk.words))
            self._look()

    def _make(self, everybody: "Sequence[Standing]") -> None:
        from sherpa_sim.reports.award import award_all

        cohort, words = self._desk.cohort, self._desk.words
        self._desk.work(
            words("Certificates are being made"),
            lambda progress, stop: award_all(cohort, everybody, progress, stop),
            self._finished,
        )

    def _finished(self, awards: "Awards") -> None:
        words = self._desk.words
        self._made = awards.made
        self._saving.children = (self._files,) if awards.made else ()
        if awards.made:
            self._desk.say(words("Certificates made: {count}. Save them now.", count=len(awards.made)))
        if awards.failed:
            self._desk.complain(*(words.problem(problem) for _, problem in awards.failed))
        self._look()

    def _zip(self) -> bytes:
        from sherpa_sim.reports.award import awards_zip

        return awards_zip(self._made)


def _find(cohort: Cohort) -> _Found:
    from sherpa_sim.cohort.badges import fingerprint
    from sherpa_sim.cohort.certificate_register import load_register
    from sherpa_sim.cohort.certificates import standings  # brings nbgrader, which takes seconds

    issued = {one.certificate.trainee: one for one in load_register(cohort).issued if one.ended is None}
    return _Found(standings(cohort), issued, fingerprint(cohort))


def _row(one: "Standing", issued: "Issued | None", words: Words) -> Row:
    from sherpa_sim.reports.certificate_words import why_not

    earned = Cell(words("earned"), 1, "good") if one.earned else Cell(words("not yet"), 0, "wait")
    actions = [Action("make", words("Make"))] if one.earned else []
    if issued is not None:
        actions.append(Action("revoke", words("Revoke ...")))
    given = (
        Cell(_given(issued.at, issued.code, words), issued.at.isoformat()) if issued is not None else Cell("")
    )
    return Row(one.person.id, (one.person.name, earned, why_not(one, words), given), tuple(actions))


def _given(at: datetime, code: str, words: Words) -> str:
    return words("{day}, code {code}", day=words.date(at.astimezone().date()), code=code)
