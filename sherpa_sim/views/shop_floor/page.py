"""The page of the shop floor: what stands where, and what happens when a run, a week or a person is chosen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Event

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.scenario import Scenario
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.floor_weeks import RUNS, FloorWeeks, Watched, floor_weeks, watch
from sherpa_sim.locale.words import Words
from sherpa_sim.model.batch import StoppedError

from ..controls import Download, Downloads, Field, Form, Job, Kind, Panel, Progress, ShareLink, Value, box
from ..explorer.address import read_address, short, write_address
from ..explorer.choices import Choices
from ..explorer.pieces import damage, way_back
from ..visit import Visit, visit
from .network import Network
from .story import about, story
from .take_away import run_as_csv
from .told import among_others, heading, intro, other_plans
from .week_table import week_rows, week_table

RUN, ANOTHER = "run", "another"
CSV = "sherpa-shop-floor.csv"

Run = tuple[Watched, FloorWeeks]


def show_shop_floor() -> VBox:
    """The page for whoever opened it.

    The first run of the usual plan is made before anybody comes, so that a kernel kept ready answers at once.
    """
    scenario, _ = Choices().scenario(0)
    watched = watch(scenario)
    usual = watched, floor_weeks(watched, 0)
    return ShopFloorPage(visit(), (scenario, usual)).layout


class ShopFloorPage:
    """One visitor's page: the plan that its address looks at, and one run of it.

    `usual` is a scenario with its first run, which is taken where that is what the address asks for.
    """

    def __init__(self, arrival: Visit, usual: tuple[Scenario, Run] | None = None) -> None:
        self._words = words = arrival.words
        asked = read_run(arrival.query)
        reading = read_address({key: told for key, told in arrival.query.items() if key != RUN}, words)
        problems = [*reading.problems.values(), *asked.problems]
        self._choices = reading.choices
        self._scenario, left_out = self._choices.scenario(self._choices.look)
        if left_out is not None:
            problems.append(left_out)
        self._watched: Watched | None = None
        self._floor: FloorWeeks | None = None
        self._number = asked.number
        self._damaged = Panel(damage([words.problem(problem) for problem in problems], words), kind="damage")
        self._form = Form(_fields(words), words, words("Which run"))
        self._form.show({RUN: asked.number + 1.0})
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
        self._link = ShareLink(self._address(), words)
        self.layout = self._laid_out()
        if usual is not None and usual[0] == self._scenario and self._number == 0:
            self._show(0, usual[1])
        else:
            self._make(self._number)

    def _laid_out(self) -> VBox:
        words = self._words
        folded = Panel(Markup("<h2>{}</h2>").format(words("This week as a table")))
        take_away = Panel(Markup("<h2>{}</h2>").format(words("Take it with you")))
        back = way_back(self._choices, words)
        return box(
            "shop-floor",
            Panel(intro(words), kind="intro"),
            self._damaged,
            self._heading,
            Panel(other_plans(self._choices, words), kind="other-plans"),
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
            self._link,
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
        name = self._choices.name(self._choices.look, words)
        self._heading.show(heading(name, self._scenario.workplace, watched, words))
        self._others.show(among_others(watched, floor, number, words))
        self._person.show(_nobody(words))
        self._story.show(Markup(""))
        self._table.show(week_rows(floor, 0, words))
        self._stamp.show(Markup("<p>{}</p>").format(watched.comparison.stamp.line()))
        self._link.query = self._address()

    def _week_shown(self, week: int) -> None:
        if self._floor is not None:
            self._table.show(week_rows(self._floor, week, self._words))

    def _person_picked(self, worker: int) -> None:
        if self._floor is not None:
            self._person.show(about(self._floor, worker, self._words))
            self._story.show(story(self._floor, worker, self._words))

    def _address(self) -> str:
        return f"{write_address(self._choices, self._words.language)}&{RUN}={self._number + 1}"

    def _csv(self) -> bytes:
        if self._watched is None or self._floor is None:
            return b""
        return run_as_csv(self._floor, self._watched.comparison.stamp)


@dataclass(frozen=True)
class RunAsked:
    """Which run an address asks for, from 0; and what was wrong with that, if anything."""

    number: int = 0
    problems: tuple[Problem, ...] = ()


def read_run(query: Mapping[str, str]) -> RunAsked:
    """The run in an address; the first where it says none, or one that there is not."""
    written = query.get(RUN, "1")
    if written.isascii() and written.isdigit() and 1 <= int(written[:9]) <= RUNS:
        return RunAsked(int(written) - 1)
    problem = Problem(
        'The link asks for run "{run}". There are runs 1 to {runs}; the page shows the first.',
        run=short(written),
        runs=RUNS,
    )
    return RunAsked(0, (problem,))


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
        words("Pick a person in the drawing or in the list; what happened then stands here."),
    )


def _sentence(told: str) -> Markup:
    return Markup('<p class="trouble">{}</p>').format(told)
