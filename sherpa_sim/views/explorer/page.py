"""The explorer's page: what stands where, and what happens when somebody moves a control."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.plan import LETTERS, MEASURE_NAMES, MOST_PLANS, Measure
from sherpa_sim.content.story import load_stories
from sherpa_sim.content.workforce_list import example_list
from sherpa_sim.experiments.story_figures import Pairs
from sherpa_sim.views.controls import (
    Button,
    Download,
    Downloads,
    Form,
    Kind,
    Panel,
    ShareLink,
    Stretch,
    Tabs,
    TimeLine,
    Value,
    box,
)
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.visit import Visit

from . import pieces
from .address import Reading, form_fields, read_address, write_address
from .answers import Answers
from .began import began_as
from .choices import PLAN_START, Choices
from .doubt import doubt, first_doubt
from .drawing import Drawing
from .expectation import Expectation
from .fields import EXAMPLE_LIST, STOP_LIST
from .floor import Floor, from_list, read_list, ready_made
from .guide import Guide
from .plan_tabs import plan_tabs
from .plan_values import LAST, OWN, from_key, plan_from, until_key
from .rest import Rest
from .take_away import TakenAway, take_away_downloads, taken_away
from .telling import Telling

WORKPLACE_KEYS = ("from", "workers")
GROUND_KEYS = (*WORKPLACE_KEYS, "begin", "years", "has-leave", "has-voucher")
EXAMPLE_FILE = "sherpa-workers.csv"
FIRST_MOVED = "mentors"  # the control that is likely to be moved first
STEPS_AHEAD = 20  # on the control that was moved last; one on every other
ADD, REMOVE = "add", "remove"


class Exploration:
    """One visitor's page."""

    def __init__(self, arrival: Visit, usual: Floor) -> None:
        self._words = words = arrival.words
        self._language = arrival.language
        self._fields = form_fields(words)
        reading = read_address(arrival.query, words)
        self._choices = reading.choices
        made = _same_floor(self._choices, Choices())
        self._floor = ready_made(self._choices.ground, words, usual.ahead if made else None)
        self._rest = Rest()
        self._drawing = Drawing(words)
        self._telling = Telling(words)
        self._answers = Answers(self._choices, self._floor)
        self._make_widgets(reading)
        self._show_choices()
        if self._guide is not None:
            self._guide.begin()
        self._tell_choices()
        self._tell_answer()
        self.layout = self._laid_out()

    def _make_widgets(self, reading: Reading) -> None:
        words = self._words
        told = {key: words.problem(problem) for key, problem in reading.problems.items()}
        self._tabs = Tabs(words("Your plans"), self._look_at, self._tab_pressed)
        self._form = Form(self._fields, words, words("The workplace and its plan"))
        self._form.problems = told
        self._form.on_change(self._changed)
        self._form.on_file(self._list_chosen)
        self._form.on_press(self._pressed)
        self._line = TimeLine(words, words("When each part of the plan is there"), self._moved)
        self._began = Panel(kind="began")
        self._instruments = Panel(kind="report", spoken=True)
        self._drawing.picture.on_resize(self._resized)
        self._damaged = Panel(pieces.damage(list(told.values()), words), kind="damage")
        self._guide = self._guided()
        self._list_report = Panel(kind="report", spoken=True)
        self._asked = box("asked")
        self._further = Panel(kind="card further")
        self._link = ShareLink(self._address(), words)
        self._link_note = Panel(kind="quiet")
        self._downloads = Downloads(
            (
                *take_away_downloads(self._taken, words),
                Download(EXAMPLE_FILE, "text/csv", "", self._example),
            ),
            words,
        )

    def _laid_out(self) -> VBox:
        words = self._words
        seen = box(
            "seen",
            Panel(Markup('<div id="compare-plans"></div>')),
            self._tabs,
            self._telling.heading,
            self._drawing.picture,
            self._asked,
            self._telling.sentence,
            Panel(first_doubt(words)),
            self._telling.numbers,
        )
        controls = box(
            "controls",
            Panel(Markup('<div id="start"></div>')),
            self._list_report,
            self._form,
            Panel(pieces.when(words), kind="when"),
            self._line,
            self._instruments,
            self._began,
        )
        take_away = box(
            "card take-away",
            Panel(Markup('<h2 id="take-away">{}</h2>').format(words("Take it with you"))),
            self._link,
            self._link_note,
            self._downloads,
            self._telling.stamp,
        )
        return box(
            "explorer",
            Panel(pieces.intro(words), kind="intro"),
            self._damaged,
            self._guide or Panel(),
            box("try", seen, controls),
            self._telling.beside,
            self._telling.results,
            Panel(doubt(words), kind="card doubt"),
            self._further,
            take_away,
        )

    def draw_for(self, size: Size) -> None:
        """Draws the picture for this much room before a browser asks for it.

        The answer is told as well, and taken back if nobody asked for it: what takes long the first time only is over.
        """
        self._drawing.picture.take(size)
        self._telling.tell(self._choices, self._floor, self._answers)
        self._tell_answer()

    # What the visitor does.

    def _changed(self, values: Mapping[str, Value]) -> None:
        before = self._choices
        moved = [key for key in values if values[key] != before.values[key]]
        if "programme" in moved and values["programme"] != OWN:
            self._choices = before.with_programme(str(values["programme"]), self._language)
            self._show_choices()
        else:
            self._choices = before.with_values(values)
        if not _same_floor(before, self._choices):
            self._move_to(self._floor_after(before))
        else:
            self._compare(moved[0] if len(moved) == 1 else "")

    def _floor_after(self, before: Choices) -> Floor:
        """The floor of the choices: one's own list again, unless another workplace was asked for."""
        floor, ground = self._floor, self._choices.ground
        asked = any(before.shared[key] != self._choices.shared[key] for key in WORKPLACE_KEYS)
        if floor.own_list and not asked:
            return from_list(floor.people, floor.file, ground, self._words)
        self._list_report.show(Markup(""))
        return ready_made(ground, self._words)

    def _moved(self, key: str, start: int, end: int) -> None:
        measure = Measure(key)
        until = LAST if end >= self._choices.weeks else float(end)
        self._choices = self._choices.with_values(
            {from_key(measure): float(start), until_key(measure): until}
        )
        self._compare("")

    def _look_at(self, letter: str) -> None:
        self._choices = replace(self._choices, look=LETTERS.index(letter), expected=())
        self._show_choices()
        self._compare()

    def _tab_pressed(self, key: str) -> None:
        if key == ADD and len(self._choices.plans) < MOST_PLANS:
            self._choices = self._choices.with_copy()
        elif key == REMOVE and self._choices.many:
            self._choices = self._choices.without_plan()
        self._show_choices()
        self._compare()

    def _list_chosen(self, key: str, name: str, data: bytes) -> None:
        reading, report = read_list(name, data, self._words)
        if reading is not None:
            self._move_to(from_list(reading.people, name, self._choices.ground, self._words))
        self._list_report.show(report)

    def _pressed(self, key: str) -> None:
        if key == EXAMPLE_LIST:
            self._downloads.save(EXAMPLE_FILE)
        if key == STOP_LIST and self._floor.own_list:
            self._list_report.show(Markup(""))
            self._move_to(ready_made(self._choices.ground, self._words))

    def _expects(self, shares: tuple[float, ...]) -> None:
        self._choices = replace(self._choices, expected=shares)
        self._draw()

    def _sees(self, shares: tuple[float, ...]) -> None:
        self._choices = replace(self._choices, expected=shares, seen=True)
        self._asked.children = ()
        self._compare()

    def _resized(self, size: Size) -> None:
        self._drawing.resized(size)
        self._draw()

    # What the page does then.

    def _move_to(self, floor: Floor) -> None:
        self._floor.ahead.close()
        self._floor = floor
        self._drawing.other_floor()
        self._asked.children = ()
        self._compare()

    def _compare(self, moved: str = FIRST_MOVED) -> None:
        self._answers = Answers(self._choices, self._floor)
        self._draw(moved)
        self._rest.soon(self._tell)

    def _draw(self, moved: str = FIRST_MOVED) -> None:
        """Draws what is known, and then goes on: with the rest of it, or with what may be asked next."""
        choices = self._choices
        self._drawing.draw(choices, self._floor)
        if not self._drawing.whole:
            self._floor.ahead.finish(choices.changes(choices.look), partial(self._finished, choices, moved))
        elif choices.seen:
            self._look_ahead(moved)

    def _finished(self, choices: Choices, moved: str) -> None:
        if choices is self._choices and choices.seen:  # who guesses sees nothing of it
            self._draw(moved)
            self._rest.soon(self._tell)

    def _look_ahead(self, moved: str) -> None:
        """Prepares for a hand that goes on with the control it moved, nearest places first, or steps with another."""
        choices = self._choices
        fields = {
            field.key: field for field in self._fields if field.kind is Kind.RANGE and field.key in PLAN_START
        }
        many = {key: STEPS_AHEAD if key == moved else 1 for key in (moved, *fields) if key in fields}
        own = choices.plans[choices.look]
        self._floor.ahead.prepare(
            plan_from({**own, key: number}).changes(choices.start, choices.weeks)
            for key, steps in many.items()
            for number in fields[key].neighbours(float(own[key]), steps)
        )

    def _show_choices(self) -> None:
        """Puts every control where the choices are."""
        choices = self._choices
        held = {field.key for field in self._fields if field.holds_value}
        self._form.show({key: value for key, value in choices.values.items() if key in held})
        self._show_tabs()

    def _show_tabs(self) -> None:
        choices, words = self._choices, self._words
        names = [choices.name(place, words) for place in range(len(choices.plans))]
        buttons = []
        if len(choices.plans) < MOST_PLANS:
            buttons.append(Button(ADD, words("Add a plan to compare")))
        if choices.many:
            buttons.append(Button(REMOVE, words("Remove {plan}", plan=choices.name(choices.look, words))))
        self._tabs.show(plan_tabs(names), LETTERS[choices.look], buttons)

    def _show_stretches(self) -> None:
        choices = self._choices
        plan, weeks = plan_from(choices.plans[choices.look]), choices.weeks
        stretches = []
        for measure in plan.measures():
            span = plan.span(measure)
            start = min(span.start, weeks - 1)
            end = weeks if span.end is None else min(span.end, weeks)
            name = MEASURE_NAMES[measure](self._language)
            stretches.append(Stretch(str(measure), name, start, max(end, start + 1)))
        self._line.show(choices.start, weeks, stretches)

    def _tell(self) -> None:
        """Says in words and tables what the picture shows, once it is whole."""
        self._tell_choices()
        if self._drawing.whole or not self._choices.seen:
            self._tell_answer()

    def _tell_choices(self) -> None:
        choices, words = self._choices, self._words
        self._telling.heading.show(pieces.heading(self._floor.name, words))
        self._show_tabs()
        self._show_stretches()
        self._began.show(began_as(str(choices.values["programme"]), words))
        self._link.query = self._address()
        self._link_note.show(pieces.link_note(self._floor.own_list, words))
        self._further.show(pieces.further(self._address(), words))
        problem = choices.scenario(choices.look)[1]
        self._instruments.show(pieces.left_out(words.problem(problem), words) if problem else Markup(""))

    def _tell_answer(self) -> None:
        if self._choices.seen:
            self._telling.tell(self._choices, self._floor, self._answers)
        else:
            self._telling.say_nothing()
            if not self._choices.story:  # a story asks for itself
                self._ask()

    def _ask(self) -> None:
        """Asks first what is expected; nothing of the answer is told yet."""
        if not self._asked.children:
            without, expected = self._floor.explorer.without, self._choices.expected
            self._asked.children = (Expectation(self._words, without, expected, self._expects, self._sees),)

    def _guided(self) -> Guide | None:
        """The guide of the story that the address names, if it is one of the kit's."""
        story = load_stories().get(self._choices.story)
        if story is None:
            self._choices = replace(self._choices, story="", step=0)
            return None
        return Guide(story, self._choices.step, self._words, self._stand, self._story_pairs, self._leave)

    def _stand(self, choices: Choices) -> None:
        """Lets the page stand as a step of a story wants it."""
        before, self._choices = self._choices, choices
        self._show_choices()
        if _same_floor(before, choices) and not self._floor.own_list:
            self._compare()
        else:
            self._move_to(ready_made(choices.ground, self._words))

    def _story_pairs(self) -> Pairs:
        return {LETTERS[place]: self._floor.pair(self._choices, place) for place in self._choices.places}

    def _leave(self) -> None:
        self._choices = replace(self._choices, story="", step=0)
        if self._guide is not None:
            self._guide.children = ()
        self._compare()

    def _address(self) -> str:
        return write_address(self._choices, self._language)

    def _taken(self) -> TakenAway:
        return taken_away(self._choices, self._floor, self._answers)

    def _example(self) -> bytes:
        return example_list(self._language)


def _same_floor(one: Choices, other: Choices) -> bool:
    """Whether the plans of both stand on the same floor."""
    return all(one.shared[key] == other.shared[key] for key in GROUND_KEYS)
