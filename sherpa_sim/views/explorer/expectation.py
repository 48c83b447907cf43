"""Predict first: what somebody expects of a plan, asked before the model's answer is shown."""

from collections.abc import Callable, Mapping, Sequence

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.experiments.results import Band, Comparison
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Button, Buttons, Field, Form, Kind, Panel, Value

from .chart import YEAR

SHOW, SKIP = "show", "skip"


class Expectation(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """A slider for each year, and two ways on: with what was expected, or without.

    `on_move(shares)` hears what is expected, in hundredths, `on_done(shares)` that somebody wants to see; nobody's
    expectation is empty.
    """

    def __init__(
        self,
        words: Words,
        without: Band,
        expected: Sequence[float],
        on_move: Callable[[tuple[float, ...]], None],
        on_done: Callable[[tuple[float, ...]], None],
    ) -> None:
        years = round(len(without.middle) / YEAR)
        first = [round(100 * float(without.middle[YEAR * (year + 1) - 1])) for year in range(years)]
        start = [float(share) for share in expected] if len(expected) == years else list(map(float, first))
        self._keys = [f"expect-{year + 1}" for year in range(years)]
        self._done = on_done
        form = Form(
            [
                Field(
                    key,
                    Kind.RANGE,
                    words("After 1 year") if year == 0 else words("After {years} years", years=year + 1),
                    unit="%",
                    minimum=0,
                    maximum=100,
                    value=start[year],
                )
                for year, key in enumerate(self._keys)
            ],
            words,
            words("What do you expect?"),
        )
        form.on_change(lambda values: on_move(self._shares(values)))
        self._form = form
        buttons = Buttons(
            (
                Button(SHOW, words("Show what the model says"), "main"),
                Button(SKIP, words("Show it without a guess")),
            ),
            self._pressed,
        )
        super().__init__([Panel(_question(words, without)), form, buttons])
        self.add_class("expectation")

    def _shares(self, values: Mapping[str, Value]) -> tuple[float, ...]:
        return tuple(float(values[key]) for key in self._keys)

    def _pressed(self, key: str) -> None:
        self._done(self._shares(self._form.accepted) if key == SHOW else ())


def expected_and_told(expected: Sequence[float], comparison: Comparison, words: Words) -> Markup:
    """What was expected at the end beside what the model says; nothing where nothing was expected."""
    if not expected:
        return Markup("")
    told = comparison.with_change
    middle, low, high = (float(band[-1]) for band in (told.middle, told.low, told.high))
    share = expected[-1] / 100
    details = {
        "expected": words.percent(share),
        "told": words.percent(middle),
        "low": words.percent(low),
        "high": words.percent(high),
    }
    if low <= share <= high:
        said = words(
            "You expected {expected} at the end; the model says {told}: within its range.", **details
        )
    elif share > high:
        said = words(
            "You expected {expected} at the end; the model says {told} ({low} to {high}). What would have to be "
            "true for your number? And what may the model miss?",
            **details,
        )
    else:
        said = words(
            "You expected {expected} at the end; the model says {told} ({low} to {high}), which is more. What may "
            "make the model too hopeful?",
            **details,
        )
    return Markup('<p class="expected">{}</p>').format(said)


def _question(words: Words, without: Band) -> Markup:
    return Markup("<h2>{}</h2><p>{}</p>").format(
        words("First: what do you expect?"),
        words(
            "Without the plan {share} of the workers take a course in a year. How many will it be with the plan "
            "that you see? Move the sliders; your line is drawn in the picture. People learn most from the "
            "difference.",
            share=words.percent(float(without.middle[-1])),
        ),
    )
