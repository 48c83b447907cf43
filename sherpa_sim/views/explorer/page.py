"""The explorer's page: what stands where, and what happens when somebody moves a control."""

from collections.abc import Mapping

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.content.workforce_list import example_list
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.results import Comparison
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls import Download, Downloads, Form, Kind, Panel, Picture, ShareLink, Value
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.visit import Visit, visit

from . import pieces, sentences
from .address import read_address, write_address
from .chart import Chart, Frame, top_for
from .choices import Choices
from .doubt import doubt, first_doubt
from .fields import EXAMPLE_LIST, STOP_LIST, mentor_fields, price_fields, workplace_fields
from .floor import Floor, from_list, read_list, ready_made
from .money import money
from .rest import Rest
from .tables import person_by_person, reasons, who_gains
from .take_away import chart_as_png, numbers_as_csv

WORKPLACE_KEYS = ("from", "workers")
EXAMPLE_FILE = "sherpa-workers.csv"
FIRST_MOVED = "mentors"  # the control that is likely to be moved first
STEPS_AHEAD = 20  # on the control that was moved last; one on every other


def explore() -> VBox:
    """The explorer for whoever opened this page.

    The usual workplace is made before anybody comes, so that a kernel kept ready answers at once.
    """
    choices = Choices()
    usual = ready_made(choices.workplace, words_for("en"))
    usual.ahead.pair(choices.settings)
    return Exploration(visit(), usual).layout


class Exploration:
    """One visitor's page."""

    def __init__(self, arrival: Visit, usual: Floor) -> None:
        self._words = words = arrival.words
        self._language = arrival.language
        self._fields = (*workplace_fields(words), *mentor_fields(words), *price_fields(words))
        reading = read_address(arrival.query, self._fields)
        self._choices = Choices().with_values(reading.values)
        made = self._choices.workplace == Choices().workplace
        self._floor = ready_made(self._choices.workplace, words, usual.ahead if made else None)
        self._rest = Rest()
        self._chart: Chart | None = None
        self._size: Size | None = None
        self._pair = self._floor.ahead.pair(self._choices.settings)
        self._told: Comparison | None = None
        self._make_widgets(reading.problems)
        self._tell()
        self.layout = self._laid_out()

    def _make_widgets(self, problems: Mapping[str, Problem]) -> None:
        words = self._words
        told = {key: words.problem(problem) for key, problem in problems.items()}
        self._form = Form(
            self._fields,
            words,
            words("The workplace and its mentors"),
        )
        self._form.show(self._choices.values)
        self._form.problems = told
        self._form.on_change(self._changed)
        self._form.on_file(self._list_chosen)
        self._form.on_press(self._pressed)
        self._picture = Picture()
        self._picture.on_resize(self._resized)
        self._damaged = Panel(pieces.damage(list(told.values()), words), kind="damage")
        self._list_report = Panel(kind="report", spoken=True)
        self._heading = Panel(kind="heading")
        self._sentence = Panel(kind="sentence", spoken=True)
        self._gains = Panel(kind="card folded gains")
        self._persons = Panel(kind="card folded persons")
        self._reasons = Panel(kind="card folded reasons")
        self._money = Panel(kind="card money")
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
        intro = Panel(pieces.intro(words), kind="intro")
        seen = _box("seen", self._heading, self._picture, self._sentence, Panel(first_doubt(words)))
        take_away = _box(
            "card take-away",
            Panel(Markup("<h2>{}</h2>").format(words("Take it with you"))),
            self._link,
            self._link_note,
            self._downloads,
            self._stamp,
        )
        return _box(
            "explorer",
            intro,
            self._damaged,
            _box("try", seen, _box("controls", self._list_report, self._form)),
            _box(
                "results",
                _box("beside", self._gains, self._persons),
                _box("beside", self._reasons, self._money),
            ),
            Panel(doubt(words), kind="card doubt"),
            take_away,
        )

    def _changed(self, values: Mapping[str, Value]) -> None:
        before, self._choices = self._choices, self._choices.with_values(values)
        if any(before.values[key] != values[key] for key in WORKPLACE_KEYS):
            self._move_to(self._ready_made())
            self._list_report.show(Markup(""))
        else:
            moved = [key for key in values if values[key] != before.values[key]]
            self._compare(moved[0] if len(moved) == 1 else "")

    def _list_chosen(self, key: str, name: str, data: bytes) -> None:
        reading, report = read_list(name, data, self._words)
        if reading is not None:
            self._move_to(from_list(reading.people, name, self._words))
        self._list_report.show(report)

    def _pressed(self, key: str) -> None:
        if key == EXAMPLE_LIST:
            self._downloads.save(EXAMPLE_FILE)
        if key == STOP_LIST and self._floor.own_list:
            self._list_report.show(Markup(""))
            self._move_to(self._ready_made())

    def _resized(self, size: Size) -> None:
        self._size = size
        self._chart = None
        self._draw()
        self._look_ahead(FIRST_MOVED)

    def _ready_made(self) -> Floor:
        return ready_made(self._choices.workplace, self._words)

    def _move_to(self, floor: Floor) -> None:
        self._floor.ahead.close()
        self._floor = floor
        self._chart = None
        self._compare()

    def _compare(self, moved: str = FIRST_MOVED) -> None:
        self._pair = self._floor.ahead.pair(self._choices.settings)
        self._told = None
        self._draw()
        self._look_ahead(moved)
        self._rest.soon(self._tell)

    def _look_ahead(self, moved: str) -> None:
        """Prepares for a hand that goes on with the control it moved, nearest places first, or steps with another."""
        fields = {field.key: field for field in self._fields if field.kind is Kind.RANGE}
        many = {key: STEPS_AHEAD if key == moved else 1 for key in (moved, *fields) if key in fields}
        self._floor.ahead.prepare(
            [
                self._choices.with_values({key: number}).settings
                for key, steps in many.items()
                if key not in WORKPLACE_KEYS
                for number in fields[key].neighbours(float(self._choices.values[key]), steps)
            ]
        )

    def _draw(self) -> None:
        """Sends the new picture, before anything else is said."""
        if self._size is None:
            return
        curves = self._floor.explorer.curves(self._pair)
        kept = self._chart
        top = top_for(curves, kept.frame.top if kept else 0.0)
        if kept is None or kept.frame.top != top:
            kept = self._chart = Chart(Frame(self._size, curves.start, top), curves, self._words)
        kept.draw(curves)
        spoken = sentences.spoken_picture(curves, self._words)
        self._picture.show(kept.jpeg(), "jpeg", spoken, kept.frame.height)

    @property
    def _comparison(self) -> Comparison:
        """All that is known of what the picture shows; worked out when it is first asked for."""
        if self._told is None:
            question = self._choices.settings.model_dump_json()
            self._told = self._floor.explorer.comparison(self._pair, question, self._choices.prices)
        return self._told

    def _tell(self) -> None:
        """Says in words and tables what the picture shows."""
        comparison, words = self._comparison, self._words
        self._heading.show(pieces.heading(self._floor.name, words))
        self._sentence.show(pieces.sentence(comparison, words))
        self._gains.show(who_gains(comparison, words))
        self._persons.show(person_by_person(comparison, words))
        self._reasons.show(reasons(comparison, words))
        self._money.show(money(comparison, self._choices.prices, words))
        self._stamp.show(Markup("<p>{}</p>").format(comparison.stamp.line()))
        self._link.query = self._address()
        self._link_note.show(pieces.link_note(self._floor.own_list, words))

    def _address(self) -> str:
        return write_address(self._choices.values, self._language)

    def _csv(self) -> bytes:
        return numbers_as_csv(self._comparison, self._choices.plan, self._floor.name)

    def _png(self) -> bytes:
        title = self._words("Workers who took a course in the last 12 months")
        return chart_as_png(self._comparison, title, self._words)

    def _example(self) -> bytes:
        return example_list(self._language)


def _box(kind: str, *children: DOMWidget) -> VBox:
    box = VBox(children)
    for name in kind.split():
        box.add_class(name)
    return box
