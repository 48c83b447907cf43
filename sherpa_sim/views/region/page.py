"""The page of a region: what will be computed, the computing beside the page, and what came out for each plan."""

import time
from collections.abc import Callable
from threading import Event

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.plan import LETTERS
from sherpa_sim.content.region import Region, load_region
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.region_result import RegionResult
from sherpa_sim.experiments.region_work import Exactness, effort, measure_speed, run_in_turn
from sherpa_sim.experiments.versus import versus_in_region
from sherpa_sim.model.batch import StoppedError
from sherpa_sim.views.controls import (
    Button,
    Buttons,
    Download,
    Downloads,
    Form,
    Job,
    Panel,
    Picture,
    Progress,
    Tabs,
    box,
)
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.explorer.address import read_address
from sherpa_sim.views.explorer.pieces import damage, way_back
from sherpa_sim.views.explorer.plan_tabs import plan_tabs
from sherpa_sim.views.visit import Visit, visit

from ..markup import alerts
from . import asked, chart, told
from .beside import beside
from .doubt import doubt
from .effort import HOW, duration, fields, may_ask
from .effort import told as effort_told
from .take_away import numbers_as_csv

BEGIN = "begin"
CSV, PNG = "sherpa-region.csv", "sherpa-region.png"


def show_region(region: Region | None = None) -> VBox:
    """The page for whoever opened it; of Flanders if no region is given."""
    return RegionPage(visit(), region or load_region()).layout


class RegionPage:
    """One visitor's page: the plans of its address in a region."""

    def __init__(self, arrival: Visit, region: Region) -> None:
        self._words = words = arrival.words
        self._region = region
        self._allowed = may_ask(arrival.machine)
        reading = read_address(arrival.query, words)
        self._choices = choices = reading.choices
        found = [choices.scenario(place) for place in range(len(choices.plans))]
        self._scenarios = tuple(scenario for scenario, _ in found)
        self._names = [choices.name(place, words) for place in range(len(choices.plans))]
        self._look = choices.look
        problems = [*reading.problems.values(), *(problem for _, problem in found if problem is not None)]
        self._damaged = Panel(damage([words.problem(one) for one in problems], words), kind="damage")
        self._results: tuple[RegionResult, ...] = ()
        self._size: Size | None = None  # known once the page stands in a browser
        self._begun = 0.0
        if any(scenario.changes for scenario in self._scenarios):
            self._make_widgets()
            self.layout = self._laid_out()
        else:
            self.layout = box("region", Panel(asked.intro(region, words), kind="intro"), self._nothing())

    def _make_widgets(self) -> None:
        words = self._words
        self._effort = Panel(kind="card effort")
        self._form = Form(fields(self._allowed, words), words, words("How exactly?"))
        self._begin = Buttons((Button(BEGIN, words("Begin"), "main"),), lambda _: self._compute())
        self._asking = box("asking")
        self._job = Job(words)
        self._said = Panel(spoken=True, kind="said")
        self._tabs = Tabs(words("Your plans"), self._look_at, lambda _: None)
        self._answer = Panel(kind="sentence", spoken=True)
        self._picture = Picture()
        self._picture.on_resize(self._resized)
        self._seen = box("seen", self._picture)
        self._by_size = Panel(kind="card")
        self._by_education = Panel(kind="card")
        self._costs = Panel(kind="card")
        self._stamp = Panel(kind="stamp")
        self._downloads = Downloads(
            (
                Download(CSV, "text/csv", words("Save all numbers (CSV)"), self._csv),
                Download(PNG, "image/png", words("Save the chart (PNG)"), self._png),
            ),
            words,
        )

    def _laid_out(self) -> VBox:
        words, region = self._words, self._region
        return box(
            "region",
            Panel(asked.intro(region, words), kind="intro"),
            self._damaged,
            Panel(asked.plans(self._names, self._scenarios, words)),
            Panel(asked.workplaces(region, words), kind="card workplaces"),
            Panel(asked.small_firms(region, self._names, self._scenarios, words), kind="card small-firms"),
            self._effort,
            self._asking,
            self._job,
            self._said,
            self._seen,
            Panel(doubt(words), kind="card doubt"),
            Panel(way_back(self._choices, words)),
        )

    def _nothing(self) -> Panel:
        words = self._words
        sentence = words(
            "This plan changes nothing, so there is nothing to compute. Choose a measure in the explorer first."
        )
        return Panel(alerts([sentence]) + way_back(self._choices, words))

    def _measure(self) -> None:
        """Measures how fast the machine is, beside the page; then one can begin."""
        words = self._words

        def work(_: Progress, stop: Event) -> float:
            return measure_speed(self._region, self._scenarios)

        def finished(result: Callable[[], float]) -> None:
            try:
                speed = result()
            except Problem as problem:
                self._say(words.problem(problem))
                return
            efforts = {one: effort(self._region, self._scenarios, one) for one in self._allowed}
            self._effort.show(effort_told(efforts, speed, words))
            self._asking.children = (self._form, self._begin) if len(efforts) > 1 else (self._begin,)

        self._job.start(words("Measuring how fast this machine is"), work, finished)

    def _compute(self) -> None:
        words = self._words
        exactness = Exactness(str(self._form.accepted[HOW]))

        def work(progress: Progress, stop: Event) -> tuple[RegionResult, ...]:
            return run_in_turn(self._region, self._scenarios, exactness, progress, stop)

        self._begun = time.monotonic()
        self._said.show(Markup(""))
        try:
            self._job.start(words("Workers simulated, with all plans"), work, self._computed)
        except Problem as problem:
            self._say(words.problem(problem))

    def _computed(self, result: Callable[[], tuple[RegionResult, ...]]) -> None:
        words = self._words
        try:
            self._results = result()
        except StoppedError:
            self._say(words("Stopped. Press “Begin” to compute again; nothing was kept."))
            return
        except Problem as problem:
            self._say(words.problem(problem))
            return
        again = words(
            "Ready. If you change the language or load the page again, this has to be computed again ({duration}).",
            duration=duration(time.monotonic() - self._begun, words),
        )
        self._said.show(Markup("<p>{}</p>").format(again))
        heading = Panel(Markup("<h2>{}</h2>").format(words("What would come of it?")), reached=True)
        found = versus_in_region(self._results)
        self._seen.children = (
            heading,
            *((self._tabs,) if len(self._results) > 1 else ()),
            self._answer,
            Panel(Markup("<h3>{}</h3>").format(words("More workers in training in an average year"))),
            self._picture,
            self._by_size,
            self._by_education,
            self._costs,
            *(
                (Panel(beside(self._names, self._results, found, words), kind="card"),)
                if len(self._results) > 1
                else ()
            ),
            Panel(Markup("<h2>{}</h2>").format(words("Take it with you"))),
            self._downloads,
            self._stamp,
        )
        self._show()

    def _look_at(self, letter: str) -> None:
        self._look = LETTERS.index(letter)
        self._show()

    def _show(self) -> None:
        """Tells what came out for the plan that is looked at."""
        words, result = self._words, self._result
        self._tabs.show(plan_tabs(self._names), LETTERS[self._look], ())
        self._answer.show(told.answer(result, words))
        self._by_size.show(told.by_size_and_sector(result, words))
        self._by_education.show(told.by_education(result, words))
        self._costs.show(told.costs(result, words))
        self._stamp.show(Markup("<p>{}</p>").format(result.stamp.line()))
        self._draw()

    @property
    def _result(self) -> RegionResult:
        """What came out for the plan that is looked at."""
        return self._results[self._look]

    def _resized(self, size: Size) -> None:
        """Draws for this room; begins to measure when the page is first shown, as what is said before gets lost."""
        first, self._size = self._size is None, size
        if first:
            self._measure()
        self._draw()

    def _draw(self) -> None:
        if self._size is None or not self._results:
            return
        words, result = self._words, self._result
        image = chart.region_as_png(result, words, self._size, stamped=False)
        height = chart.height_of(result, self._size.width, words)
        self._picture.show(image, "png", chart.spoken(result, words), height)

    def _csv(self) -> bytes:
        return numbers_as_csv(self._result)

    def _png(self) -> bytes:
        return chart.region_as_png(self._result, self._words)

    def _say(self, sentence: str) -> None:
        self._said.show(Markup('<p class="trouble">{}</p>').format(sentence))
