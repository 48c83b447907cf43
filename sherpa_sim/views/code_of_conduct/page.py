"""The code of conduct, article by article, and its signature."""

from datetime import UTC, date, datetime
from typing import Literal

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content import conduct_record
from sherpa_sim.content.code_of_conduct import load_code_of_conduct
from sherpa_sim.content.conduct_record import ConductRecord, Standing, read_of, standing, with_read
from sherpa_sim.domain.problem import Problem
from sherpa_sim.reports.code_of_conduct import code_of_conduct_pdf

from ..controls import Button, Buttons, Download, Downloads, Panel, box
from ..paper.trainee import sign_in_address
from ..tools.keeping import Keeping
from ..tools.tool_page import tool_page
from ..visit import visit
from .told import article_told, intro, one_by_one, signed_told, whole

BEFORE, NEXT, ALL, ONE = "before", "next", "all", "one"
SIGN, WITHDRAW, REALLY, KEEP = "sign", "withdraw", "really", "keep"


def show_code_of_conduct() -> DOMWidget:
    """The page in the visitor's language."""
    return _Page().box


class _Page:
    """Which article is open, and what she signed."""

    def __init__(self) -> None:
        arrival = visit()
        words = arrival.words
        self._words, self._code = words, load_code_of_conduct()
        self._language: Literal["en", "nl"] = "nl" if arrival.language == "nl" else "en"
        self._place: int | None = 0
        sign_in_at = sign_in_address(words)
        self._keeping = Keeping(ConductRecord(), words, self._known, sign_in_at=sign_in_at)
        self._reading, self._signing = box("part-of"), box("part-of")
        paper = Download(
            f"sherpa-code-{arrival.language}.pdf",
            "application/pdf",
            words("Save it to sign on paper (PDF)"),
            lambda: code_of_conduct_pdf(self._code, words, date.today()),
        )
        self.box = tool_page(
            intro(self._code, words),
            self._keeping.top,
            self._reading,
            Panel(Markup("<h2>{}</h2>").format(words("Sign"))),
            self._signing,
            Panel(Markup("<h2>{}</h2>").format(words("On paper"))),
            Downloads([paper], words),
        )
        self._open(0, reached=False)

    def _known(self) -> None:
        """She is known, and with her what she read and signed."""
        if self._place is not None:
            self._read(self._place)
        self._show_signing()

    def _open(self, place: int | None, *, reached: bool = True) -> None:
        """Opens an article, or (None) all of them."""
        words, articles = self._words, self._code.articles
        self._place = place
        if place is None:
            told = Panel(whole(self._code, words), reached=reached)
            buttons = [Button(ONE, words("Read one article at a time"))]
        else:
            told = Panel(article_told(self._code, place, words), kind="card", reached=reached)
            buttons = [
                *([Button(BEFORE, words("The article before"))] if place else []),
                *([Button(NEXT, words("The next article"), "main")] if place + 1 < len(articles) else []),
                Button(ALL, words("Read all of it at once")),
            ]
        self._reading.children = (
            Panel(one_by_one(self._code, place, words)),
            told,
            Buttons(buttons, self._pressed),
        )
        if reached:
            for opened in range(len(articles)) if place is None else (place,):
                self._read(opened)
        self._show_signing()

    def _pressed(self, key: str) -> None:
        here = self._place or 0
        self._open({BEFORE: here - 1, NEXT: here + 1, ALL: None, ONE: 0}[key])

    def _read(self, place: int) -> None:
        article = self._code.articles[place].key
        record = with_read(self._keeping.record, self._code, self._language, article)
        if record != self._keeping.record:
            self._keeping.keep(record)

    def _show_signing(self) -> None:
        words, record = self._words, self._keeping.record
        read = len(read_of(record, self._code, self._language))
        signed_in = self._keeping.participant is not None
        told = signed_told(record, self._code, read, signed_in, words)
        buttons = []
        how = standing(record, self._code)
        if signed_in and how is Standing.SIGNED:
            buttons = [Button(WITHDRAW, words("Withdraw my signature ..."))]
        elif signed_in and read == len(self._code.articles):
            buttons = [Button(SIGN, words("I sign this code"), "main")]
        parts: list[DOMWidget] = [Panel(told, spoken=True)]
        if buttons:
            parts.append(Buttons(buttons, self._sign))
        self._signing.children = tuple(parts)

    def _sign(self, key: str) -> None:
        words, now = self._words, datetime.now(UTC)
        if key == WITHDRAW:
            asked = Panel(Markup("<p>{}</p>").format(words("Do you want to withdraw your signature?")))
            choice = [Button(REALLY, words("Yes, withdraw it"), "grave"), Button(KEEP, words("No, keep it"))]
            self._signing.children = (asked, Buttons(choice, self._sign))
            return
        try:
            if key == SIGN:
                record = conduct_record.sign(self._keeping.record, self._code, self._language, now)
                if self._keeping.keep(record):
                    self._keeping.say(words("Signed. Thank you."))
            elif key == REALLY and self._keeping.keep(conduct_record.withdraw(self._keeping.record, now)):
                self._keeping.say(words("Your signature is withdrawn."))
        except Problem as problem:
            self._keeping.complain(problem)
        self._show_signing()
