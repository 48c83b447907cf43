"""The agenda on the page: who does what over all meetings, and each meeting with its times."""

from datetime import date
from typing import Any

from markupsafe import Markup

from sherpa_sim.content.intervision import Intervision
from sherpa_sim.content.intervision_agenda import Agenda, Meeting
from sherpa_sim.content.intervision_record import Gathering
from sherpa_sim.domain.meeting_roles import Role
from sherpa_sim.domain.meeting_time import Part
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.intervision import item_told, meeting_name, role_names
from sherpa_sim.views.markup import paragraphs_of


def agenda_told(gathering: Gathering, agenda: Agenda, kit: Intervision, words: Words) -> Markup:
    """The plan of all meetings, then each meeting under a fold; the first one is open."""
    names = role_names(words)
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(names[role]) for role in Role)
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            name,
            Markup("").join(
                Markup('<td data-role="{}">{}</td>').format(names[role], own[role]) for role in Role
            ),
        )
        for meeting in agenda.meetings
        for name, own in _cases(meeting, words)
    )
    notes = [
        words("Drawn with number {seed}: with the same names it gives the same roles.", seed=gathering.seed)
    ]
    if agenda.spare:
        notes.append(
            words(
                "{minutes} minutes are left over. Use them for coffee, not for advice.", minutes=agenda.spare
            )
        )
    past = [day for day in gathering.days if day is not None and day < date.today()]
    if past:
        days = ", ".join(words.short_date(day) for day in past)
        notes.append(words("In the past already: {days}.", days=days))
    if len(gathering.people) <= 4:
        notes.append(words("In a small group one person has two roles."))
    return Markup(
        '<h2>{}</h2><p>{}</p><div class="wide"><table><caption>{}</caption><thead><tr><th scope="col">{}</th>{}</tr>'
        "</thead><tbody>{}</tbody></table></div>{}{}"
    ).format(
        words("Intervision: who does what, when"),
        agenda.method.heart(words.language),
        words("All meetings"),
        words("Meeting"),
        heads,
        rows,
        paragraphs_of(notes),
        Markup("").join(
            _meeting(meeting, agenda, kit, words, is_open=place == 0)
            for place, meeting in enumerate(agenda.meetings)
        ),
    )


def clock_meetings(agenda: Agenda, kit: Intervision, words: Words) -> list[dict[str, Any]]:
    """The meetings as the clock takes them: a name each, and its steps."""
    found = []
    for meeting in agenda.meetings:
        steps = []
        for item in meeting.items:
            name, does = item_told(item, agenda, kit, words)
            if item.stretch.part is Part.STEP and len(meeting.cases) > 1:
                name = words("{meeting}: case {case}", meeting=name, case=item.stretch.case + 1)
            begins = words("{name} begins.", name=item.who) if item.who else ""
            steps.append({"name": name, "does": does, "who": begins, "minutes": item.stretch.minutes})
        found.append({"name": meeting_name(meeting, words), "steps": steps})
    return found


def _cases(meeting: Meeting, words: Words) -> list[tuple[str, Any]]:
    name = meeting_name(meeting, words)
    if len(meeting.cases) == 1:
        return [(name, meeting.cases[0])]
    return [
        (words("{meeting}: case {case}", meeting=name, case=case + 1), own)
        for case, own in enumerate(meeting.cases)
    ]


def _meeting(meeting: Meeting, agenda: Agenda, kit: Intervision, words: Words, *, is_open: bool) -> Markup:
    rows = Markup("").join(
        Markup(
            '<tr><td>{}</td><td class="number">{}</td><td><strong>{}</strong>{}</td><td>{}</td></tr>'
        ).format(
            item.start,
            item.stretch.minutes,
            name,
            Markup("<br>{}").format(does) if does else "",
            item.who or ("" if item.stretch.part is Part.PAUSE else words("everybody")),
        )
        for item in meeting.items
        for name, does in [item_told(item, agenda, kit, words)]
    )
    return Markup(
        "<details{}><summary>{}</summary><table class=times><caption>{}</caption><thead><tr>"
        '<th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>'
        "<tbody>{}</tbody></table></details>"
    ).format(
        Markup(" open") if is_open else "",
        meeting_name(meeting, words),
        words("From {start} to {end}.", start=meeting.items[0].start, end=meeting.end),
        words("From"),
        words("Minutes"),
        words("What"),
        words("Who begins"),
        rows,
    )
