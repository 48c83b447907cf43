"""Sheets for intervision as tagged PDFs (PDF/UA-1), set by Typst: the agenda of each meeting, the form of a case."""

from collections.abc import Sequence
from pathlib import Path

from sherpa_sim.content.intervision import Intervision
from sherpa_sim.content.intervision_agenda import Agenda, Item, Meeting
from sherpa_sim.content.intervision_record import Case, Gathering
from sherpa_sim.domain.meeting_roles import Role
from sherpa_sim.domain.meeting_time import Part
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from .typeset import REGIONS, typeset

_TEMPLATE = Path(__file__).with_suffix(".typ")
_LINES = 4
"""Lines to write on in an empty field of the form."""


def role_names(words: Words) -> dict[Role, str]:
    """What each role is called."""
    return {
        Role.BRINGER: words("Brings the case"),
        Role.CHAIR: words("Chair"),
        Role.TIMEKEEPER: words("Keeps the time"),
        Role.NOTE_TAKER: words("Takes notes"),
        Role.ASKER: words("Asks first"),
    }


def meeting_name(meeting: Meeting, words: Words) -> str:
    """What a meeting is called: its number, and its day if that is known."""
    if meeting.day is None:
        return words("Meeting {number}", number=meeting.number)
    return words("Meeting {number}, {day}", number=meeting.number, day=words.date(meeting.day))


def item_told(item: Item, agenda: Agenda, kit: Intervision, words: Words) -> tuple[str, str]:
    """What is done in a line of the agenda, as a name and what it asks of the group, which may be empty."""
    own = item.stretch
    if own.part is Part.STEP:
        step = agenda.method.steps[own.step]
        return step.name(words.language), step.does(words.language)
    part = {Part.OPENING: kit.opening, Part.PAUSE: kit.pause, Part.CLOSING: kit.closing}[own.part]
    return part.name(words.language), part.does(words.language) if part.does else ""


def case_fields(words: Words) -> tuple[tuple[str, str, str], ...]:
    """What the form of a case asks, in order: the field of the record, its name, and what belongs there."""
    return (
        (
            "situation",
            words("The situation"),
            words(
                "What happened? Initials only, or “somebody on nights”. Leave out what gives somebody away."
            ),
        ),
        ("did", words("What I did"), words("What did you say and do, and what came of it?")),
        (
            "want",
            words("What I would want"),
            words("What would be a little better, and what is in your own hands?"),
        ),
        (
            "question",
            words("My one question to the group"),
            words("In one sentence, about yourself: how can I ...?"),
        ),
    )


def agenda_pdf(gathering: Gathering, agenda: Agenda, kit: Intervision, words: Words) -> bytes:
    """The plan of all meetings on its first page, and each meeting on a page of its own.

    Raises:
        Problem: if a name has a letter that the fonts do not have.
    """
    names = role_names(words)
    title = words("Intervision: who does what, when")
    plan: dict[str, object] = {
        "title": title,
        "lines": [
            words("Method: {method}", method=agenda.method.name(words.language)),
            agenda.method.heart(words.language),
            words("People: {people}", people=", ".join(gathering.people)),
            words(
                "Drawn with number {seed}: with the same names it gives the same roles.", seed=gathering.seed
            ),
        ],
        "tables": [
            {
                "name": words("All meetings"),
                "widths": [2, *(1 for _ in Role)],
                "heads": [words("Meeting"), *(names[role] for role in Role)],
                "rows": [
                    [_case_of(meeting, case, words), *(own[role] for role in Role)]
                    for meeting in agenda.meetings
                    for case, own in enumerate(meeting.cases)
                ],
            }
        ],
        "fields": [],
    }
    sheets = [plan, *(_sheet(meeting, agenda, kit, words) for meeting in agenda.meetings)]
    return _set(title, sheets, words)


def cases_pdf(cases: Sequence[Case], words: Words) -> bytes:
    """Each case on a page of its own; without any, the form to be filled in by hand.

    Raises:
        Problem: if one has a letter that the fonts do not have.
    """
    title = words("A case for intervision")
    lines = [words("No names of colleagues. What is said in the group stays there.")]
    sheets: list[dict[str, object]] = [
        {
            "title": title,
            "lines": lines,
            "tables": [],
            "fields": [
                {"name": name, "help": help_, "text": getattr(case, key, ""), "lines": _LINES}
                for key, name, help_ in case_fields(words)
            ],
        }
        for case in (cases or (None,))
    ]
    return _set(title, sheets, words)


def _case_of(meeting: Meeting, case: int, words: Words) -> str:
    name = meeting_name(meeting, words)
    return name if len(meeting.cases) == 1 else words("{meeting}: case {case}", meeting=name, case=case + 1)


def _sheet(meeting: Meeting, agenda: Agenda, kit: Intervision, words: Words) -> dict[str, object]:
    rows = []
    for item in meeting.items:
        name, does = item_told(item, agenda, kit, words)
        who = item.who or ("" if item.stretch.part is Part.PAUSE else words("everybody"))
        rows.append([item.start, str(item.stretch.minutes), f"{name}. {does}" if does else name, who])
    return {
        "title": meeting_name(meeting, words),
        "lines": [
            words("From {start} to {end}.", start=meeting.items[0].start, end=meeting.end),
            words("No names of colleagues. What is said in the group stays there."),
        ],
        "tables": [
            {
                "name": words("The agenda"),
                "widths": [0, 0, 5, 1],
                "heads": [words("From"), words("Minutes"), words("What"), words("Who begins")],
                "rows": rows,
            }
        ],
        "fields": [
            {"name": words("What we agree: who does what by when"), "help": "", "text": "", "lines": 3}
        ],
    }


def _set(title: object, sheets: list[dict[str, object]], words: Words) -> bytes:
    language = words.language
    return typeset(
        _TEMPLATE,
        {"title": title, "language": language, "region": REGIONS[language], "sheets": sheets},
        Problem("The sheet has a letter or a sign that its fonts do not have; write it in other letters."),
    )
