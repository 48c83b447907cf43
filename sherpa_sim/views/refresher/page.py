"""The page of the refresher."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.progress_words import OBJECTIVES
from sherpa_sim.cohort.refresher_evidence import evidence_from, evidence_of, practice_tasks
from sherpa_sim.cohort.refresher_rule import Evidence, choose
from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.question_parts import Objective
from sherpa_sim.content.refresher import MOST_TASKS, RefresherRecord, Task
from sherpa_sim.content.units import load_units
from sherpa_sim.locale.words import Words

from ..controls import Button, Buttons, Field, Form, Kind, Panel, Value, box
from ..paper.trainee import sign_in_address
from ..tools.keeping import Keeping
from ..visit import visit
from .practised import Practised
from .told import next_told, task_told

CHOOSE, DONE = "choose", "done"


class RefresherPanel(Panel):
    """A piece of this page."""

    _css = Path(__file__).with_name("refresher.css")


def show_refresher() -> VBox:
    """The page in the visitor's language."""
    words = visit().words
    return RefresherPage(words, sign_in_at=sign_in_address(words)).box


class RefresherPage:
    """One visitor's page: her round of tasks, and what she finds hard."""

    def __init__(self, words: Words, *, sign_in_at: str = "", today: Callable[[], date] = date.today) -> None:
        self._words, self._today = words, today
        self._browser: tuple[Mapping[str, Mapping[str, object]], tuple[KeptTalk, ...]] = ({}, ())
        self._keeping = Keeping(RefresherRecord(), words, self._known, sign_in_at=sign_in_at)
        self._based = Panel()
        self._hard = Form(
            [Field(str(one), Kind.TOGGLE, words(OBJECTIVES[one]), value=False) for one in Objective],
            words,
            words("What do you find hard?"),
        )
        self._hard.on_change(self._ticked)
        self._round = Panel()
        self._cards = tuple(_Card(place, words, self._done) for place in range(MOST_TASKS))
        self._tasks = box("tasks", self._round)
        self._next = Panel(spoken=True, kind="next")
        self._choose = Buttons([Button(CHOOSE, words("Choose my tasks"), "main")], self._chosen)
        self.box = box(
            "refresher",
            RefresherPanel(_heading(words)),
            self._keeping.top,
            box("card", Panel(_asked(words)), self._based, self._hard, self._choose),
            self._tasks,
            self._next,
            box(
                "card own-files",
                Panel(Markup("<h2>{}</h2>").format(words("Keep it as a file"))),
                self._keeping.files,
            ),
            Practised(self._practised),
        )

    def _practised(self, units: Mapping[str, Mapping[str, object]], talks: tuple[KeptTalk, ...]) -> None:
        self._browser = units, talks
        self._tell_based()

    def _known(self) -> None:
        record = self._keeping.record
        self._hard.show({str(one): one in record.hard for one in Objective})
        self._tell_based()
        self._show_round()

    def _tell_based(self) -> None:
        words = self._words
        units, talks = self._browser
        if self._keeping.participant is not None:
            told = words(
                "The tasks are chosen from your practice, your talks and the marks that were returned to you."
            )
        elif units or talks:
            told = words(
                "The tasks are chosen from the units and talks that this browser kept, and from your ticks."
            )
        else:
            told = words("This browser knows of no units or talks of yours, so tick what you find hard.")
        self._based.show(Markup("<p>{}</p>").format(told))

    def _evidence(self) -> Evidence:
        participant = self._keeping.participant
        if participant is not None:
            return evidence_of(participant.cohort, participant.person.id)
        return evidence_from(*self._browser, self._today())

    def _ticked(self, values: Mapping[str, Value]) -> None:
        hard = tuple(one for one in Objective if values[str(one)])
        self._keeping.keep(self._keeping.record.model_copy(update={"hard": hard}))

    def _chosen(self, _key: str) -> None:
        record, words = self._keeping.record, self._words
        self._keeping.say(words("Your practice is being looked at ..."))
        own = choose(
            self._evidence(), record.hard, record.done, practice_tasks(), load_units(), self._today()
        )
        self._keeping.keep(record.model_copy(update={"round": own}))
        self._show_round()
        self._keeping.say(words("Chosen: {count} tasks. They stand below.", count=len(own.tasks)))

    def _done(self, place: int, done: bool) -> None:
        record = self._keeping.record
        if record.round is None or place >= len(record.round.tasks):
            return
        self._keeping.keep(record.with_done(record.round.tasks[place].key, self._today(), done=done))
        self._tell_next()

    def _show_round(self) -> None:
        words, record = self._words, self._keeping.record
        tasks = record.round.tasks if record.round is not None else ()
        told = Markup("")
        if record.round is not None:
            told = Markup("<h2>{}</h2><p>{}</p>").format(
                words("Your tasks, chosen on {day}", day=words.date(record.round.began)),
                words(
                    "In this order; together about {minutes} minutes. One a day is fine.",
                    minutes=sum(task.minutes for task in tasks),
                ),
            )
        self._round.show(told)
        for card, task in zip(self._cards, tasks, strict=False):
            card.show(task, done=record.is_done(task.key))
        self._tasks.children = (self._round, *(card.box for card in self._cards[: len(tasks)]))
        self._tell_next()

    def _tell_next(self) -> None:
        told = next_told(self._keeping.record, self._words)
        self._next.show(Markup("<p>{}</p>").format(told) if told else Markup(""))


class _Card:
    """One place in a round; all places are made with the page, so that a browser knows them when they are shown."""

    def __init__(self, place: int, words: Words, on_done: Callable[[int, bool], None]) -> None:
        self._place, self._words = place, words
        self._told = Panel()
        self._form = Form(
            [Field(DONE, Kind.TOGGLE, words("I did this"), value=False)],
            words,
            words("Task {number}", number=place + 1),
        )
        self._form.on_change(lambda values: on_done(place, bool(values[DONE])))
        self.box: DOMWidget = box("card task", self._told, self._form)

    def show(self, task: Task, *, done: bool) -> None:
        """Shows a task here, and whether it is done."""
        self._told.show(task_told(self._place + 1, task, self._words))
        self._form.show({DONE: done})


def _heading(words: Words) -> Markup:
    return Markup('<h1>{}</h1><p class="lead">{}</p>').format(
        words("Refresher"),
        words("A few short tasks, chosen for you: what was hard, and what you have not done for long."),
    )


def _asked(words: Words) -> Markup:
    return Markup("<h2>{}</h2><p>{}</p>").format(
        words("What needs refreshing?"),
        words(
            "In studies of courses like this one, people lost a good part within half a year, unless somebody listened "
            "in. It is for you: no page shows it to your trainer, and nothing on it is graded."
        ),
    )
