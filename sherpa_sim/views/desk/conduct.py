"""Who signed the code of conduct: which version, when, and whether it is the text of now."""

from ipywidgets import DOMWidget

from sherpa_sim.cohort.conduct import OwnConduct, conduct_of, conduct_table
from sherpa_sim.content.conduct_record import Standing
from sherpa_sim.locale.words import Words

from ..controls import Cell, Column, Download, Downloads, Panel, Row, Table, box
from ..markup import heading
from .desk import Desk


def conduct_part(desk: Desk) -> DOMWidget:
    """A table with everybody, and the same as a file."""
    words = desk.words
    about = heading(
        words("Code of conduct"),
        words(
            "Signing is free: nobody loses anything by not signing. Who signs on paper is not in this list."
        ),
    )
    table = Table(
        words("Who signed the code of conduct"),
        (
            Column(words("Name")),
            Column(words("Code of conduct")),
            Column(words("Version")),
            Column(words("Signed on")),
        ),
        [_row(own, words) for own in conduct_of(desk.cohort)],
        words,
    )
    file = Download(
        "code-of-conduct.csv",
        "text/csv",
        words("Save every signature as a table (CSV)"),
        desk.file(lambda: conduct_table(conduct_of(desk.cohort))),
    )
    return box("stack", Panel(about), table, Downloads([file], words))


def _row(own: OwnConduct, words: Words) -> Row:
    if own.last is None:
        version = day = Cell("")
    else:
        version = Cell(own.last.code_version)
        moment = own.last.signed.astimezone()
        day = Cell(words.date(moment.date()), moment.timestamp())
    return Row(own.person.id, (own.person.name, _standing(own, words), version, day))


def _standing(own: OwnConduct, words: Words) -> Cell:
    if own.problem is not None:
        return Cell(words.problem(own.problem), "", "bad")
    match own.standing:
        case Standing.SIGNED:
            return Cell(words("signed"), 0, "good")
        case Standing.OTHER_TEXT:
            return Cell(words("signed, but the text has changed since"), 1, "wait")
        case Standing.WITHDRAWN:
            return Cell(words("withdrawn"), 2)
    return Cell(words("not signed"), 3)
