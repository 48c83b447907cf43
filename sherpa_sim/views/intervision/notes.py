"""After a meeting: what she takes with her, and who does what by when."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.intervision_record import LONGEST_LINE, LONGEST_NAME, MOST_KEPT, Agreement, Taking
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Cell, Column, Field, Kind, Panel, Value, box, day_in
from ..tools.entries import Entries


class Notes:
    """Two lists; each hearer gets the whole of its list after each change."""

    def __init__(
        self,
        words: Words,
        on_takings: Callable[[tuple[Taking, ...]], None],
        on_agreements: Callable[[tuple[Agreement, ...]], None],
    ) -> None:
        self._words = words
        self._takings: Entries[Taking] = Entries(
            words,
            caption=words("What I take with me"),
            new=words("Note what you take with you"),
            columns=[Column(words("What")), Column(words("Meeting of"))],
            cells=lambda own: (own.what, _day(own.day, words)),
            fields=self._taking_fields,
            read=_read_taking,
            on_entries=on_takings,
            empty=words("You have noted nothing yet that you take with you."),
            most=MOST_KEPT,
        )
        self._agreements: Entries[Agreement] = Entries(
            words,
            caption=words("Who does what by when"),
            new=words("Note an agreement"),
            columns=[
                Column(words("What")),
                Column(words("Who")),
                Column(words("By")),
                Column(words("How it stands")),
            ],
            cells=self._agreement_cells,
            fields=self._agreement_fields,
            read=_read_agreement,
            on_entries=on_agreements,
            empty=words("There is no agreement yet."),
            most=MOST_KEPT,
        )
        heading = Panel(Markup("<h2>{}</h2>").format(words("After the meeting")))
        self.box: DOMWidget = box("part", heading, self._takings.box, self._agreements.box)

    def show(self, takings: tuple[Taking, ...], agreements: tuple[Agreement, ...]) -> None:
        """Shows both lists."""
        self._takings.show(takings)
        self._agreements.show(agreements)

    def _taking_fields(self, own: Taking | None) -> Sequence[Field]:
        words = self._words
        day = own.day if own is not None else date.today()
        return [
            Field(
                "taken",
                Kind.TEXT,
                words("What I take with me"),
                maximum=LONGEST_LINE,
                value=own.what if own is not None else "",
            ),
            Field("day", Kind.DAY, words("Meeting of"), value=day.isoformat() if day else ""),
        ]

    def _agreement_fields(self, own: Agreement | None) -> Sequence[Field]:
        words = self._words
        return [
            Field(
                "what",
                Kind.TEXT,
                words("What"),
                maximum=LONGEST_LINE,
                value=own.what if own is not None else "",
            ),
            Field(
                "who",
                Kind.TEXT,
                words("Who"),
                help=words("A first name or initials, of somebody in the group."),
                maximum=LONGEST_NAME,
                value=own.who if own is not None else "",
            ),
            Field(
                "by",
                Kind.DAY,
                words("By"),
                value=own.by.isoformat() if own is not None and own.by is not None else "",
            ),
            Field("done", Kind.TOGGLE, words("Done"), value=own.done if own is not None else False),
        ]

    def _agreement_cells(self, own: Agreement) -> tuple[Cell | str, ...]:
        words = self._words
        if own.done:
            state = Cell(words("Done"), tone="good")
        elif own.by is not None and own.by < date.today():
            state = Cell(words("Its day is past; ask about it"), tone="wait")
        else:
            state = Cell(words("Still to do"))
        return (own.what, own.who, _day(own.by, words), state)


def _day(day: date | None, words: Words) -> Cell:
    return Cell(words.short_date(day), sort=day.isoformat()) if day is not None else Cell("")


def _read_taking(values: Mapping[str, Value], _before: Taking | None) -> Taking:
    what = str(values["taken"]).strip()
    if not what:
        raise Problem("Write what you take with you, in a sentence.")
    return Taking(day=day_in(values["day"]), what=what)


def _read_agreement(values: Mapping[str, Value], _before: Agreement | None) -> Agreement:
    what, who = (str(values[key]).strip() for key in ("what", "who"))
    if not what or not who:
        raise Problem("Write what will be done, and who does it.")
    return Agreement(who=who, what=what, by=day_in(values["by"]), done=bool(values["done"]))
