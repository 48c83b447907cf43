"""The explorer's page: what stands where, and what happens when somebody moves a control."""

from collections.abc import Mapping
from dataclasses import replace

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.content.plan import MEASURE_NAMES, MOST_PLANS, Measure
from sherpa_sim.content.workforce_list import example_list
from sherpa_sim.experiments.explore import Pair
from sherpa_sim.experiments.results import Comparison, Curves
from sherpa_sim.experiments.versus import versus
from sherpa_sim.locale.words import LANGUAGES, words_for
from sherpa_sim.views.controls import (
    Button,
    Download,
    Downloads,
    Form,
    Kind,
    Panel,
    Picture,
    ShareLink,
    Stretch,
    Tab,
    Tabs,
    TimeLine,
    Value,
)
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.visit import Visit, visit

from . import pieces, sentences
from .address import Reading, form_fields, read_address, write_address
from .began import began_as
from .beside import beside
from .chart import LINES, Chart, Frame, Other, Scene, top_for
from .choices import LETTERS, PLAN_START, Choices
from .doubt import doubt, first_doubt
from .expectation import Expectation, expected_and_told
from .fields import EXAMPLE_LIST, STOP_LIST
from .floor import Floor, from_list, read_list, ready_made
from .money import money
from .plan_values import LAST, OWN, from_key, plan_from, until_key
from .rest import Rest
from .tables import person_by_person, reasons, who_gains
from .take_away import chart_as_png, numbers_as_csv

GROUND_KEYS = ("from", "workers", "begin", "years", "has-leave", "has-voucher")
EXAMPLE_FILE = "sherpa-workers.csv"
FIRST_MOVED = "mentors"  # the control that is likely to be moved first
STEPS_AHEAD = 20  # on the control that was moved last; one on every other
ADD, REMOVE = "add", "remove"


def explore() -> VBox:
    """The explorer for whoever opened this page.

    The usual workplace is made before anybody comes, and the fields are, so that a kernel kept ready answers at once.
    """
    choices = Choices()
    for language in LANGUAGES:
        read_address({}, words_for(language))
    usual = ready_made(choices.ground, words_for("en"))
    usual.ahead.pair(choices.changes(0))
    return Exploration(visit(), usual).layout


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
        self._chart: Chart | None = None
        self._drawn: object = None
        self._size: Size | None = None
        self._told: list[Comparison] | None = None
        self._make_widgets(reading)
        self._show_choices()
        self._tell()
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
        self._picture = Picture()
        self._picture.on_resize(self._resized)
        self._damaged = Panel(pieces.damage(list(told.values()), words), kind="damage")
        self._list_report = Panel(kind="report", spoken=True)
        self._heading = Panel(kind="heading")
        self._asked = _box("asked")
        self._sentence = Panel(kind="sentence", spoken=True)
        self._beside = Panel(kind="card folded beside-plans")
        self._gains = Panel(kind="card folded gains")
        self._persons = Panel(kind="card folded persons")
        self._reasons = Panel(kind="card folded reasons")
        self._money = Panel(kind="card money")
        self._further = Panel(kind="card further")
        self._link = ShareLink(self._address(), words)
        self._link_note = Panel(kind="quiet")
        self._stamp = Panel(kind="stamp")
        self._downloads = Downloads(
            (
                Download("sherpa-explorer.csv", "text/csv", words("Save all numbers (CSV)"), self._csv),
                Download("sherpa-explorer.png", "image/png", words("Save the chart (PNG)"), self._png),
                Download(EXAMPLE_FILE, "text/csv", "", self._example),
            ),
            words,
        )

    def _laid_out(self) -> VBox:
        words = self._words
        seen = _box(
            "seen",
            self._tabs,
            self._heading,
            self._picture,
            self._asked,
            self._sentence,
            Panel(first_doubt(words)),
        )
        controls = _box(
            "controls",
            self._list_report,
            self._form,
            Panel(pieces.when(words), kind="when"),
            self._line,
            self._instruments,
            self._began,
        )
        take_away = _box(
            "card take-away",
            Panel(Markup("<h2>{}</h2>").format(words("Take it with you"))),
            self._link,
            self._link_note,
            self._downloads,
            self._stamp,
        )
        self._results = _box(
            "results", _box("beside", self._gains, self._persons), _box("beside", self._reasons, self._money)
        )
        return _box(
            "explorer",
            Panel(pieces.intro(words), kind="intro"),
            self._damaged,
            _box("try", seen, controls),
            self._beside,
            self._results,
            Panel(doubt(words), kind="card doubt"),
            self._further,
            take_away,
        )

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
            self._list_report.show(Markup(""))
            self._move_to(ready_made(self._choices.ground, self._words))
        else:
            self._compare(moved[0] if len(moved) == 1 else "")

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
        self._size = size
        self._chart = None
        self._draw()
        if self._choices.seen:
            self._look_ahead(FIRST_MOVED)

    # What the page does then.

    def _move_to(self, floor: Floor) -> None:
        self._floor.ahead.close()
        self._floor = floor
        self._chart = None
        self._asked.children = ()
        self._compare()

    def _compare(self, moved: str = FIRST_MOVED) -> None:
        self._told = None
        self._draw()
        if self._choices.seen:
            self._look_ahead(moved)
        self._rest.soon(self._tell)

    def _pair(self, place: int) -> Pair:
        return self._floor.ahead.pair(self._choices.changes(place))

    def _look_ahead(self, moved: str) -> None:
        """Prepares for a hand that goes on with the control it moved, nearest places first, or steps with another."""
        choices = self._choices
        fields = {
            field.key: field for field in self._fields if field.kind is Kind.RANGE and field.key in PLAN_START
        }
        many = {key: STEPS_AHEAD if key == moved else 1 for key in (moved, *fields) if key in fields}
        own = choices.plans[choices.look]
        self._floor.ahead.prepare(
            [
                plan_from({**own, key: number}).changes(choices.start, choices.weeks)
                for key, steps in many.items()
                for number in fields[key].neighbours(float(own[key]), steps)
            ]
        )

    def _draw(self) -> None:
        """Sends the new picture, before anything else is said."""
        if self._size is None:
            return
        curves = self._floor.explorer.curves(self._pair(self._choices.look))
        scene = self._scene()
        key = (self._choices.many, self._choices.look, self._choices.seen, scene.expected, *self._others())
        kept = self._chart if self._drawn == key else None
        top = top_for(curves, scene, kept.frame.top if kept else 0.0)
        if kept is None or kept.frame.top != top:
            kept = Chart(Frame(self._size, curves.start, top), curves, self._words, scene)
            self._chart, self._drawn = kept, key
        if self._choices.seen:
            kept.draw(curves)
        else:
            kept.draw_without()
        self._picture.show(kept.jpeg(), "jpeg", self._spoken(curves, scene), kept.frame.height)

    def _others(self) -> tuple[object, ...]:
        """What is drawn beside the plan that is looked at."""
        choices = self._choices
        if not choices.seen:
            return ()
        return tuple(
            (place, choices.name(place, self._words), choices.changes(place))
            for place in range(len(choices.plans))
            if place != choices.look
        )

    def _scene(self) -> Scene:
        choices, words = self._choices, self._words
        places = range(len(choices.plans)) if choices.seen else ()
        return Scene(
            place=choices.look,
            name=choices.name(choices.look, words) if choices.many else "",
            others=tuple(
                Other(place, choices.name(place, words), self._pair(place).changed.band)
                for place in places
                if place != choices.look
            ),
            expected=tuple(share / 100 for share in choices.expected),
        )

    def _spoken(self, curves: Curves, scene: Scene) -> str:
        words = self._words
        if not self._choices.seen:
            return sentences.spoken_without(curves, words)
        ends = [(other.name, float(other.band.middle[-1])) for other in scene.others]
        return f"{sentences.spoken_picture(curves, words)} {sentences.spoken_others(ends, words)}".strip()

    @property
    def _comparisons(self) -> list[Comparison]:
        """All that is known of each plan; worked out when it is first asked for."""
        if self._told is None:
            explorer = self._floor.explorer
            self._told = [
                explorer.comparison(self._pair(place), scenario=scenario)
                for place, scenario in enumerate(self._choices.scenarios)
            ]
        return self._told

    @property
    def _comparison(self) -> Comparison:
        """What is known of the plan that is looked at."""
        return self._comparisons[self._choices.look]

    def _show_choices(self) -> None:
        """Puts every control where the choices are."""
        choices, words = self._choices, self._words
        self._form.show(choices.values)
        tabs = [
            Tab(LETTERS[place], choices.name(place, words), LINES[place].colour, LINES[place].stroke)
            for place in range(len(choices.plans))
        ]
        buttons = []
        if len(choices.plans) < MOST_PLANS:
            buttons.append(Button(ADD, words("Add a plan to compare")))
        if choices.many:
            buttons.append(Button(REMOVE, words("Remove {plan}", plan=choices.name(choices.look, words))))
        self._tabs.show(tabs, LETTERS[choices.look], buttons)

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
        """Says in words and tables what the picture shows."""
        choices, words = self._choices, self._words
        self._heading.show(pieces.heading(self._floor.name, words))
        self._show_stretches()
        self._began.show(began_as(str(choices.values["programme"]), words))
        self._link.query = self._address()
        self._link_note.show(pieces.link_note(self._floor.own_list, words))
        self._further.show(pieces.further(self._address(), words))
        problem = choices.scenario(choices.look)[1]
        self._instruments.show(pieces.left_out(words.problem(problem), words) if problem else Markup(""))
        if not choices.seen:
            self._ask()
            return
        comparison = self._comparison
        self._sentence.show(
            expected_and_told(choices.expected, comparison, words) + pieces.sentence(comparison, words)
        )
        self._tell_beside()
        self._gains.show(who_gains(comparison, words))
        self._persons.show(person_by_person(comparison, words))
        self._reasons.show(reasons(comparison, words))
        self._money.show(money(comparison, choices.prices, words))
        self._stamp.show(Markup("<p>{}</p>").format(comparison.stamp.line()))

    def _tell_beside(self) -> None:
        choices = self._choices
        if not choices.many:
            self._beside.show(Markup(""))
            return
        pairs = [self._pair(place) for place in range(len(choices.plans))]
        found = versus(pairs[0].without, [pair.changed for pair in pairs])
        names = [choices.name(place, self._words) for place in range(len(choices.plans))]
        self._beside.show(beside(names, self._comparisons, found, self._words))

    def _ask(self) -> None:
        """Asks first what is expected; nothing of the answer is told yet."""
        if not self._asked.children:
            without = self._floor.explorer.curves(self._pair(self._choices.look)).without
            self._asked.children = (
                Expectation(self._words, without, self._choices.expected, self._expects, self._sees),
            )

    def _address(self) -> str:
        return write_address(self._choices, self._language)

    def _csv(self) -> bytes:
        return numbers_as_csv(self._comparison, self._choices.values, self._floor.name)

    def _png(self) -> bytes:
        title = self._words("Workers who took a course in the last 12 months")
        return chart_as_png(self._comparison, title, self._words)

    def _example(self) -> bytes:
        return example_list(self._language)


def _same_floor(one: Choices, other: Choices) -> bool:
    """Whether the plans of both stand on the same floor."""
    return all(one.shared[key] == other.shared[key] for key in GROUND_KEYS)


def _box(kind: str, *children: DOMWidget) -> VBox:
    box = VBox(children)
    for name in kind.split():
        box.add_class(name)
    return box
