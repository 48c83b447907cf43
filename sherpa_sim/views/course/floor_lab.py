"""The simulation lab of a unit: say what you expect, run it, and see both beside each other."""

import functools
from collections.abc import Callable, Mapping, Sequence
from threading import Event

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.scenario import Workplace
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.plans import PlanResult, PlanTrials
from sherpa_sim.model.batch import StoppedError

from ..controls import Field, Form, Job, Kind, Panel
from ..controls.job import Progress
from .floor_plans import Trial, trial
from .floor_told import told, told_in_short
from .picture import CoursePanel
from .reader import Reader, reader

RUN = "run"
FEWEST, MOST = -25.0, 100.0
"""What can be expected, in people: fewer than without mentors, or up to two in five of the workplace."""

_NOTHING = Markup("")


def floor_lab(key: str) -> VBox:
    """The trial with this key, such as "three-hours", to be predicted and then run.

    Raises:
        KeyError: if there is none.
    """
    own = reader()
    return FloorLab(trial(key, own.words), own, usual_workplace()).box


@functools.cache
def usual_workplace() -> PlanTrials:
    """The workplace of all trials of this page: made when the first is run, and kept."""
    return PlanTrials(Workplace())


class FloorLab:
    """A number to predict for every plan, a button, how far the run is, and both answers beside each other."""

    def __init__(self, asked: Trial, own: Reader, trials: PlanTrials) -> None:
        self._trial, self._reader, self._trials = asked, own, trials
        words = own.words
        self._form = Form(self._fields(), words, asked.question)
        self._form.on_press(lambda _: self._run())
        self._job = Job(words)
        self._said = Panel(spoken=True)
        self._shown = CoursePanel()
        heading = CoursePanel(
            Markup("<h3>{}</h3><p>{}</p>").format(
                asked.question,
                words(
                    "A workplace of {workers} people, one mentor for every hundred. In an average year, how many "
                    "more of them are in training than without mentors? Say what you expect. Then run it.",
                    workers=words.number(trials.workplace.workers),
                ),
            )
        )
        self.box = VBox((heading, self._form, self._job, self._said, self._shown))
        self.box.add_class("floor-lab")
        own.when_known(self._recall)

    @property
    def kept_as(self) -> str:
        """Under which key the prediction is kept, beside the reader's other answers in the unit."""
        return f"floor-lab-{self._trial.key}"

    @property
    def prediction(self) -> dict[str, float]:
        """How many more people the reader expects, for each plan by its key."""
        return {plan.key: float(self._form.accepted[plan.key]) for plan in self._trial.plans}

    def _fields(self) -> Sequence[Field]:
        words = self._reader.words
        numbers = (
            Field(
                plan.key,
                Kind.RANGE,
                plan.name,
                unit=words("more people"),
                minimum=FEWEST,
                maximum=MOST,
                step=1,
                value=0.0,
            )
            for plan in self._trial.plans
        )
        return (*numbers, Field(RUN, Kind.BUTTON, words("That is what I expect. Run it")))

    def _recall(self) -> None:
        """Shows what she expected when she was here before; what cannot be read is as if it were not there."""
        try:
            kept = self._reader.load().answers.get(self.kept_as)
            if isinstance(kept, dict):
                self._form.show({plan.key: kept[plan.key] for plan in self._trial.plans if plan.key in kept})
        except (Problem, ValueError):
            return

    def _run(self) -> None:
        prediction = self.prediction
        words = self._reader.words
        try:
            self._job.start(
                words("The workplace is run {runs} times, three years each time", runs=self._trials.runs),
                self._work,
                lambda result: self._finished(prediction, result),
            )
            self._reader.save(self.kept_as, prediction)
        except Problem as problem:
            self._trouble(words.problem(problem))
        else:
            self._said.show(_NOTHING)

    def _work(self, progress: Progress, stop: Event) -> tuple[PlanResult, ...]:
        return self._trials.run([plan.settings for plan in self._trial.plans], progress, stop)

    def _finished(
        self, prediction: Mapping[str, float], result: Callable[[], tuple[PlanResult, ...]]
    ) -> None:
        words = self._reader.words
        try:
            results = result()
        except StoppedError:
            self._trouble(words("Stopped. Nothing was found out. You can run it again."))
            return
        self._said.show(told_in_short(self._trial, prediction, results, words))
        self._shown.show(told(self._trial, prediction, results, words))

    def _trouble(self, sentence: str) -> None:
        self._said.show(Markup('<p class="trouble">{}</p>').format(sentence))
