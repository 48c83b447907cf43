"""The page of the shop floor: what stands where, and what happens when a run, a week or a person is chosen."""

from collections.abc import Callable, Mapping
from threading import Event

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.content.scenario import Scenario, load_scenario
from sherpa_sim.experiments.floor_weeks import RUNS, FloorWeeks, Watched, floor_weeks, watch
from sherpa_sim.locale.words import Words
from sherpa_sim.model.batch import StoppedError

from ..controls import Download, Downloads, Field, Form, Job, Kind, Panel, Progress, Value
from ..visit import Visit, visit
from .network import Network
from .story import about, story
from .take_away import run_as_csv
from .told import among_others, heading, intro
from .week_table import week_rows, week_table

RUN, ANOTHER = "run", "another"
USUAL = "sherpa_flanders"
CSV = "sherpa-shop-floor.csv"

Run = tuple[Watched, FloorWeeks]


def show_shop_floor() -> VBox:
    """The page for whoever opened it.

    The first run of the usual plan is made before anybody comes, so that a kernel kept ready answers at once.
    """
    scenario = load_scenario(USUAL)
    watched = watch(scenario)
    first = watched, floor_weeks(watched, 0)
    return ShopFloorPage(visit(), scenario, first).layout


class ShopFloorPage:
    """One visitor's page: a plan, and the run of it that is looked at; `first` is run 0, if it was made before."""

    def __init__(self, arrival: Visit, scenario: Scenario, first: Run | None = None) -> None:
        self._words = words = arrival.words
        self._scenario = scenario
        self._watched: Watched | None = None
        self._floor: FloorWeeks | None = None
        self._number = 0
        self._form = Form(_fields(words), words, words("Which run"))
        self._form.on_change(self._chosen)
        self._form.on_press(lambda _: self._another())
        self._job = Job(words)
        self._trouble = Panel(spoken=True)
        self._heading = Panel(kind="heading")
        self._network = Network(words)
        self._network.on_week(self._week_shown)
        self._network.on_person(self._person_picked)
        self._person = Panel(spoken=True)
        self._story = Panel(kind="story")
        self._table = week_table(words)
        self._others = Panel(kind="card others")
        self._stamp = Panel(kind="stamp")
        self._downloads = Downloads(
            (Download(CSV, "text/csv", words("Save the whole run (CSV)"), self._csv),), words
        )
        self.layout = self._laid_out(arrival.language)
        if first is None:
            self._make(0)
        else:
            self._show(0, first)

    def _laid_out(self, language: str) -> VBox:
        words = self._words
        folded = Panel(Markup("<h2>{}</h2>").format(words("This week as a table")))
        take_away = Panel(Markup("<h2>{}</h2>").format(words("Take it with you")))
        back = Markup('<p><a href="explorer?lang={}">{}</a></p>').format(
            language, words("Open the policy explorer")
        )
        return _box(
            Panel(intro(words), kind="intro"),
            self._heading,
            self._form,
            self._job,
            self._trouble,
            self._network,
            self._person,
            self._story,
            self._others,
            folded,
            self._table,
            take_away,
            self._downloads,
            self._stamp,
            Panel(back),
        )

    def _chosen(self, values: Mapping[str, Value]) -> None:
        self._make(round(float(values[RUN])) - 1)

    def _another(self) -> None:
        number = (self._number + 1) % RUNS
        self._form.show({RUN: number + 1.0})
        self._make(number)

    def _make(self, number: int) -> None:
        """Makes a run beside the page; while one is made, the newest that was asked for comes after it."""
        self._number = number
        if self._job.running:
            return
        words = self._words

        def work(progress: Progress, stop: Event) -> Run:
            watched = self._watched or watch(self._scenario)
            return watched, floor_weeks(watched, number, progress, stop)

        def finished(result: Callable[[], Run]) -> None:
            try:
                run = result()
            except StoppedError:
                self._trouble.show(_sentence(words("Stopped. Choose a run to go on.")))
                return
            self._show(number, run)
            if self._number != number:
                self._make(self._number)

        self._trouble.show(Markup(""))
        self._job.start(words("The weeks of this workplace are being lived through"), work, finished)

    def _show(self, number: int, run: Run) -> None:
        words = self._words
        self._watched, self._floor = watched, floor = run
        self._network.show(floor)
        self._heading.show(heading(self._scenario, watched, words))
        self._others.show(among_others(watched, floor, number, words))
        self._person.show(_nobody(words))
        self._story.show(Markup(""))
        self._table.show(week_rows(floor, 0, words))
        self._stamp.show(Markup("<p>{}</p>").format(watched.comparison.stamp.line()))

    def _week_shown(self, week: int) -> None:
        if self._floor is not None:
            self._table.show(week_rows(self._floor, week, self._words))

    def _person_picked(self, worker: int) -> None:
        if self._floor is not None:
            self._person.show(about(self._floor, worker, self._words))
            self._story.show(story(self._floor, worker, self._words))

    def _csv(self) -> bytes:
        if self._watched is None or self._floor is None:
            return b""
        return run_as_csv(self._floor, self._watched.comparison.stamp)


def _fields(words: Words) -> tuple[Field, ...]:
    return (
        Field(
            RUN,
            Kind.NUMBER,
            words("Which run"),
            help=words("One of {runs} runs of the same plan: other people, other luck.", runs=RUNS),
            minimum=1,
            maximum=RUNS,
            value=1.0,
        ),
        Field(ANOTHER, Kind.BUTTON, words("Show another run")),
    )


def _nobody(words: Words) -> Markup:
    return Markup("<h2>{}</h2><p>{}</p>").format(
        words("One person's story"),
        words("Pick a person in the drawing or in the list; what happened to her stands here."),
    )


def _sentence(told: str) -> Markup:
    return Markup('<p class="trouble">{}</p>').format(told)


def _box(*children: DOMWidget) -> VBox:
    box = VBox(children)
    box.add_class("shop-floor")
    return box
