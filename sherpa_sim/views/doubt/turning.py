"""What would turn the answer around: conclusions with the visitor's own limits, and where they no longer hold."""

from collections.abc import Callable, Mapping, Sequence
from threading import Event

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.conclusions import Conclusion, Kept, Verdict
from sherpa_sim.experiments.doubt import Doubt, Held
from sherpa_sim.locale.words import Words
from sherpa_sim.model.batch import StoppedError
from sherpa_sim.views.controls import Form, Job, Panel, Value
from sherpa_sim.views.controls.job import Progress
from sherpa_sim.views.sensitivity_text import conclusion_in_words, flip_in_words

from .grounds import ground_told
from .turning_fields import AT_LEAST, AT_MOST, limit_fields

NEARLY = 0.95  # share of the cases from which "nearly all" is said


class Turning:
    """The limits somebody sets, and what became of the conclusions; `on_limits` hears the limits when they change."""

    def __init__(self, limits: Mapping[str, float], words: Words, on_limits: Callable[[], None]) -> None:
        self._words, self._on_limits = words, on_limits
        fields = limit_fields(words)
        self.usual = {one.key: float(one.value or 0) for one in fields}
        self._form = Form(fields, words, words("Your limits"))
        self._form.show(dict(limits))
        self._form.on_change(self._changed)
        self._job = Job(words)
        self._told = Panel(_not_yet(words), kind="turning", spoken=True)
        self._found: Doubt | None = None
        self._asked: tuple[Conclusion, ...] = ()
        self.held: tuple[Held, ...] = ()
        intro = Markup("<h2>{}</h2><p>{}</p>").format(
            words("What would turn it around?"),
            words(
                "Say when you would still be content, and see how often that holds and which number ends it."
            ),
        )
        self.box = VBox((Panel(intro), self._form, self._job, self._told))

    @property
    def limits(self) -> dict[str, float]:
        """The limits by the keys of their fields."""
        return {key: float(value) for key, value in self._form.accepted.items()}

    @property
    def conclusions(self) -> tuple[Conclusion, ...]:
        """What is asked of the cases."""
        limits = self.limits
        return (
            Conclusion(Kept.MORE),
            Conclusion(Kept.AT_MOST, limits[AT_MOST]),
            Conclusion(Kept.AT_LEAST, limits[AT_LEAST] / 100),
        )

    def show(self, found: Doubt) -> None:
        """Judges the conclusions by what was found."""
        self._found = found
        self._judge()

    def _changed(self, _values: Mapping[str, Value]) -> None:
        self._on_limits()
        self._judge()

    def _judge(self) -> None:
        """Looks for the turns of what is asked now; while it still looks, the newest is looked for afterwards."""
        if self._found is None or self._job.running:
            return
        found, words = self._found, self._words
        self._asked = self.conclusions

        def work(_progress: Progress, stop: Event) -> tuple[Held, ...]:
            return found.held(self._asked, stop=stop)

        self._job.start(words("Looking for what turns it around"), work, self._finished)

    def _finished(self, result: Callable[[], tuple[Held, ...]]) -> None:
        words = self._words
        try:
            self.held = result()
        except StoppedError:
            self._told.show(Markup("<p>{}</p>").format(words("Stopped. Change a limit to look again.")))
            return
        except Problem as problem:
            self._told.show(Markup('<p class="trouble">{}</p>').format(words.problem(problem)))
            return
        if self._asked != self.conclusions:
            self._judge()
            return
        self._told.show(held_told(self.held, words))


def _not_yet(words: Words) -> Markup:
    return Markup("<p>{}</p>").format(
        words('Press "{button}" above first.', button=words("Find out what moves the answer"))
    )


def held_told(held: Sequence[Held], words: Words) -> Markup:
    """Each conclusion, in how many of the cases it holds, and what would turn it around."""
    return Markup("").join(
        Markup('<h3>{}</h3><p class="strong">{}</p>{}').format(
            conclusion_in_words(one.verdict.conclusion, words),
            how_often(one, words),
            _turns(one.verdict, words),
        )
        for one in held
    )


def how_often(held: Held, words: Words) -> str:
    """In how many of the cases a conclusion holds."""
    share = held.verdict.share
    details = {"share": words.percent(share), "error": words.number(100 * held.share_error)}
    if share == 1.0:
        return words("This holds in all cases.")
    if share >= NEARLY:
        return words("This holds in nearly all cases ({share}, ± {error}).", **details)
    if round(10 * share) == 0:
        return words("This holds in hardly any case ({share}, ± {error}).", **details)
    return words("This holds in {tens} of 10 cases ({share}, ± {error}).", tens=round(10 * share), **details)


def _turns(verdict: Verdict, words: Words) -> Markup:
    if not verdict.flips:
        return Markup("<p>{}</p>").format(
            words("No single number among those that matter changes that, anywhere in its range.")
            if verdict.holds
            else words(
                "With all numbers at their values it does not hold, and no single number changes that."
            )
        )
    first = Markup("")
    if not verdict.holds:
        first = Markup("<p>{}</p>").format(
            words("With all numbers at their values it does not hold. It would:")
        )
    rows = Markup("").join(
        Markup('<li>{}. <span class="quiet">{}</span></li>').format(
            flip_in_words(flip, verdict.holds, words), ground_told(flip.factor, words)
        )
        for flip in verdict.flips
    )
    return first + Markup("<ul>{}</ul>").format(rows)
