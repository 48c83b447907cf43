"""Which numbers move the answer: asked for with a button, worked out beside the page, ranked."""

from collections.abc import Callable
from threading import Event

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.scenario import Scenario
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.doubt import Doubt, doubt, minutes
from sherpa_sim.experiments.gentle import give_way
from sherpa_sim.experiments.ranks import Rank
from sherpa_sim.experiments.sensitivity import EXTRA
from sherpa_sim.locale.words import Words
from sherpa_sim.model.batch import StoppedError
from sherpa_sim.views.controls import Button, Buttons, Field, Form, Job, Kind, Option, Panel, Picture, Table
from sherpa_sim.views.controls.job import Progress
from sherpa_sim.views.controls.picture import Size

from .ranking_chart import ranks_as_png, spoken
from .ranking_told import columns, measure_options, method, rows, told

RUN, MEASURE = "run", "measure"
_STEPS = 100
_NOTHING = Markup("")


class Ranking:
    """A button, how far the work is, and then the numbers that move the answer most, as bars and as a table.

    `on_found(found)` hears what was found, `on_change(name)` which number somebody wants to change.
    """

    def __init__(
        self,
        scenario: Scenario,
        words: Words,
        on_found: Callable[[Doubt], None],
        on_change: Callable[[str], None],
    ) -> None:
        self._scenario, self._words, self._on_found = scenario, words, on_found
        self._found: Doubt | None = None
        self._size: Size | None = None
        self._button = Buttons([Button(RUN, words("Find out what moves the answer"), "main")], self._run)
        self._job = Job(words)
        self._said = Panel(spoken=True)
        options = tuple(Option(key, label) for key, label in measure_options(words).items())
        self._measure = Form(
            [Field(MEASURE, Kind.CHOICE, words("Which answer?"), options=options, value=EXTRA)],
            words,
            words("Which answer?"),
        )
        self._measure.on_change(lambda _: self._show())
        self._told = Panel(spoken=True)
        self._picture = Picture()
        self._picture.on_resize(self._resized)
        caption = words("What moves the answer, most first (± 95%)")
        self._table = Table(caption, columns(words), (), words, lambda row, _: on_change(row))
        self._method = Panel()
        self._results = VBox()
        self.box = VBox((Panel(self._intro()), self._button, self._job, self._said, self._results))

    def _intro(self) -> Markup:
        words = self._words
        many = minutes(self._scenario)
        time = (
            words("This takes about a minute.")
            if many == 1
            else words("This takes about {minutes} minutes.", minutes=many)
        )
        return Markup("<h2>{}</h2><p>{} {}</p>").format(
            words("Which numbers move this answer?"),
            words(
                "The simulation is run thousands of times, each time with every number somewhere else in the range "
                "that can be defended."
            ),
            time + " " + words("On a slow or busy computer it takes longer; you can stop it."),
        )

    @property
    def ranks(self) -> tuple[Rank, ...]:
        """What was found for the answer that is asked for; nothing before."""
        if self._found is None:
            return ()
        return self._found.ranks(str(self._measure.accepted[MEASURE]))

    def _run(self, _key: str) -> None:
        words = self._words
        try:
            self._job.start(words("Thousands of cases are being run"), self._work, self._finished)
        except Problem as problem:
            self._trouble(words.problem(problem))
        else:
            self._said.show(_NOTHING)

    def _work(self, progress: Progress, stop: Event) -> Doubt:
        give_way()
        return doubt(self._scenario, lambda share: progress(round(_STEPS * share), _STEPS), stop)

    def _finished(self, result: Callable[[], Doubt]) -> None:
        words = self._words
        try:
            self._found = result()
        except StoppedError:
            self._trouble(words("Stopped. Nothing was found out. You can run it again."))
            return
        except Problem as problem:
            self._trouble(words.problem(problem))
            return
        self._method.show(method(self._found, words))
        self._results.children = (self._measure, self._told, self._picture, self._table, self._method)
        self._show()
        self._on_found(self._found)

    def _show(self) -> None:
        if self._found is None:
            return
        self._told.show(told(self.ranks, self._found, self._words))
        self._table.show(rows(self.ranks, self._words))
        self._draw()

    def _resized(self, size: Size) -> None:
        self._size = size
        self._draw()

    def _draw(self) -> None:
        if self._size is None or not self.ranks:
            return
        image, height = ranks_as_png(self.ranks, self._words, self._size)
        self._picture.show(image, "png", spoken(self.ranks, self._words), height)

    def _trouble(self, sentence: str) -> None:
        self._said.show(Markup('<p class="trouble">{}</p>').format(sentence))
