"""The planner: an event of one's own, part by part, with its list of what to do when and what is printed of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.event_checklist import Checklist, checklist
from sherpa_sim.content.event_ideas import load_event_guide
from sherpa_sim.content.event_plan import since_planned, ticked_off
from sherpa_sim.content.learning_event import MOST_EVENTS, LearningEvent, LearningEvents
from sherpa_sim.reports.event_poster import event_poster_pdf
from sherpa_sim.reports.learning_event import evaluation_pdf, event_plan_pdf, sign_up_pdf

from ..controls import Button, Column, Download, Downloads, Field, Form, Panel, Tab, Table, Tabs, box
from ..paper.trainee import sign_in_address
from ..tools.entries import Entries
from ..tools.keeping import Keeping
from ..tools.record_form import filled, shown, taken
from ..tools.tool_page import about_files, tool_page
from ..visit import visit
from . import rows
from .fields import afterwards_fields, idea_fields, poster_fields, what_fields, whom_fields
from .told import (
    DONE,
    about_sheet,
    after_told,
    agreeing,
    costs_told,
    grant_door,
    idea_told,
    intro,
    list_rows,
    list_told,
    open_told,
    way,
)

ANOTHER, REMOVE = "another", "remove"
LISTED = ("helpers", "agreements", "risks", "costs", "list", "follow-up")
"""Parts of the page that are one list."""


def show_learning_events() -> DOMWidget:
    """The page in the visitor's language."""
    return _Page().box


class _Page:
    """The event that is open; everything that is filled in is kept at once."""

    def __init__(self) -> None:
        arrival = visit()
        words = self._words = arrival.words
        self._guide, self._place = load_event_guide(), 0
        sign_in_at = sign_in_address(words)
        self._keeping = Keeping(LearningEvents(), words, self._known, sign_in_at=sign_in_at)
        self._forms: list[tuple[Form, Sequence[Field]]] = []
        self._tabs = Tabs(words("Your events"), self._choose, self._pressed)
        self._idea, self._costs, self._after = (Panel(spoken=True) for _ in range(3))
        self._open, self._how_far = Panel(spoken=True), Panel(spoken=True)
        self._lists: dict[str, Entries] = {  # type: ignore[type-arg]
            "helpers": rows.helpers(words, self._change),
            "agreements": rows.agreements(words, self._change),
            "risks": rows.risks(words, self._change),
            "lines": rows.budget(words, self._change),
            "remarks": rows.remarks(words, self._change),
            "follow_ups": rows.follow_ups(words, self._change),
        }
        self._tasks = Table(
            words("Tasks, by day"),
            (Column(words("Task")), Column(words("Day")), Column(words("Standing"))),
            (),
            words,
            self._tick,
            empty=words("There is no list yet."),
        )
        parts = self._parts()
        self.box = tool_page(
            intro(words),
            self._keeping.top,
            self._tabs,
            Panel(way([(key, title) for key, title, _ in parts], words)),
            *(_part(key, title, inside) for key, title, inside in parts),
        )
        self._show()

    @property
    def _event(self) -> LearningEvent:
        return self._keeping.record.events[self._place]

    def _parts(self) -> list[tuple[str, str, list[DOMWidget]]]:
        """Each part of the page: its key, its title and what is in it."""
        words, lists = self._words, self._lists
        idea, what, whom = words("An idea to begin with"), words("What, when and where"), words("For whom")
        prints, afterwards = words("Poster and prints"), words("Afterwards")
        poster = [self._form(poster_fields(words), prints), self._prints(), Panel(about_sheet(words))]
        looking_back = [self._form(afterwards_fields(words), afterwards), self._after]
        return [
            ("idea", idea, [self._form(idea_fields(self._guide, words), idea), self._idea]),
            ("what", what, [self._form(what_fields(words), what)]),
            ("whom", whom, [self._form(whom_fields(words), whom)]),
            ("helpers", words("Who helps"), [lists["helpers"].box]),
            ("agreements", words("Who must agree"), [Panel(agreeing(words)), lists["agreements"].box]),
            ("risks", words("What could go wrong"), [lists["risks"].box]),
            ("costs", words("What it costs"), [lists["lines"].box, self._costs, Panel(grant_door(words))]),
            ("open", words("What is still open"), [self._open]),
            ("list", words("What to do when"), [self._how_far, self._tasks]),
            ("prints", prints, poster),
            ("afterwards", afterwards, [*looking_back, lists["remarks"].box, self._evaluation()]),
            ("follow-up", words("What to come back to"), [lists["follow_ups"].box]),
            ("files", words("Take it along"), [Panel(about_files(words)), self._keeping.files]),
        ]

    def _form(self, fields: Sequence[Field], title: str) -> Form:
        """A form for fields of the event, which keeps what is filled in there."""
        form = Form(filled(LearningEvent(), fields), self._words, title)
        form.on_change(lambda values: self._keep(taken(self._event, fields, values)))
        self._forms.append((form, fields))
        return form

    def _prints(self) -> Downloads:
        words, guide, language = self._words, self._guide, self._words.language
        return Downloads(
            [
                Download(
                    f"sherpa-event-plan-{language}.pdf",
                    "application/pdf",
                    words("The plan (PDF)"),
                    lambda: event_plan_pdf(self._event, guide, words, date.today()),
                ),
                Download(
                    f"sherpa-event-poster-{language}.pdf",
                    "application/pdf",
                    words("The poster, in two languages (PDF)"),
                    lambda: event_poster_pdf(self._event, guide.idea(self._event.idea), words, date.today()),
                ),
                Download(
                    f"sherpa-event-sheet-{language}.pdf",
                    "application/pdf",
                    words("The sign-up sheet (PDF)"),
                    lambda: sign_up_pdf(self._event, words, date.today()),
                ),
            ],
            words,
        )

    def _evaluation(self) -> Downloads:
        words = self._words
        made = Download(
            f"sherpa-event-how-it-was-{words.language}.pdf",
            "application/pdf",
            words("How it was, to show (PDF)"),
            lambda: evaluation_pdf(self._event, words, date.today()),
        )
        return Downloads([made], words)

    def _known(self) -> None:
        self._place = len(self._keeping.record.events) - 1
        self._show()

    def _choose(self, key: str) -> None:
        self._place = int(key)
        self._show()

    def _pressed(self, key: str) -> None:
        words, events = self._words, self._keeping.record.events
        if key == ANOTHER:
            events = (*events, LearningEvent())
            said = words("A new event is open.")
            place = len(events) - 1
        else:
            said = words("Removed: {row}", row=self._name(self._place))
            events = events[: self._place] + events[self._place + 1 :] or (LearningEvent(),)
            place = min(self._place, len(events) - 1)
        if self._keeping.keep(LearningEvents(events=events)):
            self._keeping.say(said)
        self._place = place
        self._show()

    def _change(self, values: Mapping[str, object]) -> None:
        self._keep(self._event.model_copy(update=dict(values)))

    def _tick(self, task: str, action: str) -> None:
        self._keep(ticked_off(self._event, task, action == DONE))

    def _keep(self, event: LearningEvent) -> None:
        events = list(self._keeping.record.events)
        events[self._place] = since_planned(event, date.today())
        self._keeping.keep(LearningEvents(events=tuple(events)))
        self._tell()

    def _show(self) -> None:
        """Shows the event that is open in every part."""
        event = self._event
        for form, fields in self._forms:
            form.show(shown(event, fields))
        rows.show_lists(self._lists, event)
        self._tell()

    def _tell(self) -> None:
        words, event, today = self._words, self._event, date.today()
        events = self._keeping.record.events
        self._tabs.show(
            [Tab(str(place), self._name(place)) for place in range(len(events))],
            str(self._place),
            [
                *([Button(ANOTHER, words("Plan another event"))] if len(events) < MOST_EVENTS else []),
                Button(REMOVE, words("Remove this event")),
            ],
        )
        idea, found = self._guide.idea(event.idea), self._found(event, today)
        self._idea.show(idea_told(idea, words))
        self._costs.show(costs_told(event, words))
        self._open.show(open_told(event, idea, words, today))
        self._how_far.show(list_told(found, words))
        self._tasks.show(list_rows(found, words))
        self._after.show(after_told(event, words))

    def _found(self, event: LearningEvent, today: date) -> Checklist | None:
        if event.day is None:
            return None
        return checklist(self._guide.tasks, event.day, event.begun or today, today, event.ticked)

    def _name(self, place: int) -> str:
        words = self._words
        return self._keeping.record.events[place].name or words("Event {number}", number=place + 1)


def _part(key: str, title: str, parts: Sequence[DOMWidget]) -> DOMWidget:
    kind = "part listed" if key in LISTED else "part"
    return box(kind, Panel(Markup('<h2 id="part-{}">{}</h2>').format(key, title)), *parts)
