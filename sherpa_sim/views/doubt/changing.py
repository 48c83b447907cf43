"""Change a number and see: any number of the model, moved through its range, and what the plan does then."""

from collections.abc import Callable, Mapping

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.assumptions import Number
from sherpa_sim.experiments.factors import is_whole
from sherpa_sim.experiments.own_numbers import Beside, OwnNumbers
from sherpa_sim.experiments.results import Comparison
from sherpa_sim.locale.words import Words
from sherpa_sim.views.assumptions_table import themes
from sherpa_sim.views.controls import Button, Buttons, Field, Form, Kind, Option, Panel, Picture, Table, Value
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.explorer.chart import Chart, Other, Scene, top_for
from sherpa_sim.views.explorer.chart_frame import Frame

from .changing_told import changed_columns, changed_rows, difference, spoken, years
from .number_field import number_field, rests_on

THEME, NUMBER = "theme", "number"
ALL_BACK = "all-back"


class Changing:
    """Which number, its slider, the two lines of the plan, and the list of all that was changed.

    `numbers` are those that can be changed; `own` what is changed at first; `on_own` hears when that changes.
    """

    def __init__(
        self,
        answers: OwnNumbers,
        numbers: Mapping[str, Number],
        own: Mapping[str, float],
        words: Words,
        on_own: Callable[[], None],
    ) -> None:
        self._answers, self._numbers, self._words, self._on_own = answers, numbers, words, on_own
        self.own = dict(own)
        self._name = next(iter(self.own), next(iter(numbers)))
        self._beside: Beside | None = None
        self._size: Size | None = None
        self._theme = Form([self._theme_field()], words, words("Choose a number"))
        self._theme.on_change(self._theme_chosen)
        self._choice, self._slider = VBox(), VBox()
        self._said = Panel(kind="difference", spoken=True)
        self._picture = Picture()
        self._picture.on_resize(self._resized)
        self._years = Panel()
        caption = words("The numbers that you have changed")
        self._list = Table(caption, changed_columns(words), (), words, self._set_back)
        back = Buttons([Button(ALL_BACK, words("Set all numbers back"))], lambda _: self._set_all_back())
        self._changed = VBox((self._list, back))
        self._lists = VBox()
        self._show_number()
        self.box = VBox(
            (
                Panel(_intro(words)),
                self._theme,
                self._choice,
                self._slider,
                self._said,
                self._picture,
                self._years,
                self._lists,
            )
        )
        self._tell()

    def choose(self, name: str) -> None:
        """Goes to a number, and brings the reader to it."""
        self._name = name
        self._theme.show({THEME: _theme_of(name)})
        self._show_number(reached=True)

    def _theme_field(self) -> Field:
        words = self._words
        there = {_theme_of(name) for name in self._numbers}
        options = tuple(Option(key, label) for key, label in themes(words).items() if key in there)
        return Field(THEME, Kind.CHOICE, words("About what"), options=options, value=_theme_of(self._name))

    def _theme_chosen(self, values: Mapping[str, Value]) -> None:
        self._name = next(name for name in self._numbers if _theme_of(name) == values[THEME])
        self._show_number()

    def _number_chosen(self, values: Mapping[str, Value]) -> None:
        self._name = str(values[NUMBER])
        self._show_slider()

    def _show_number(self, reached: bool = False) -> None:
        words = self._words
        theme = _theme_of(self._name)
        options = tuple(
            Option(name, number.meaning(words.language))
            for name, number in self._numbers.items()
            if _theme_of(name) == theme
        )
        asked = Field(NUMBER, Kind.CHOICE, words("Which number"), options=options, value=self._name)
        form = Form([asked], words, words("Choose a number"))
        form.on_change(self._number_chosen)
        self._choice.children = (form,)
        self._show_slider(reached)

    def _show_slider(self, reached: bool = False) -> None:
        words, name = self._words, self._name
        number = self._numbers[name]
        field = number_field(name, number, words, self.own.get(name))
        form = Form([field], words, words("Move this number"))
        form.on_change(lambda values: self._moved(name, float(values[name])))
        about = Markup("<h3>{}</h3><p>{}</p>").format(words("Move this number"), rests_on(number, words))
        self._slider.children = (Panel(about, reached=reached), form)

    def _moved(self, name: str, value: float) -> None:
        value = float(round(value)) if is_whole(name) else value
        if value == self._numbers[name].value:
            self.own.pop(name, None)
        else:
            self.own[name] = value
        self._tell()
        self._on_own()

    def _set_back(self, name: str, _action: str) -> None:
        self.own.pop(name, None)
        self._after_setting_back(name)

    def _set_all_back(self) -> None:
        self.own.clear()
        self._after_setting_back(self._name)

    def _after_setting_back(self, name: str) -> None:
        if name == self._name:
            self._show_slider(reached=True)
        self._tell()
        self._on_own()

    def _tell(self) -> None:
        words = self._words
        self._beside = self._answers.beside(self.own) if self.own else None
        self._draw()
        self._said.show(difference(self._beside, words))
        self._years.show(years(self._answers.kit, self._beside, words))
        self._list.show(changed_rows(self.own, self._numbers, words))
        self._lists.children = (self._changed,) if self.own else ()

    def _resized(self, size: Size) -> None:
        self._size = size
        self._draw()

    def _draw(self) -> None:
        if self._size is None:
            return
        kit, words = self._answers.kit, self._words
        curves: Comparison = self._beside.own if self._beside else kit
        scene = Scene()
        if self._beside:
            others = (Other(1, words("The kit's"), kit.with_change),)
            scene = Scene(name=words("Yours"), others=others)
        chart = Chart(
            Frame(self._size, kit.start, max(top_for(kit), top_for(curves, scene))), curves, words, scene
        )
        chart.draw(curves)
        self._picture.show(chart.jpeg(), "jpeg", spoken(kit, self._beside, words), chart.frame.height)


def _theme_of(name: str) -> str:
    return name.split(".", 1)[0]


def _intro(words: Words) -> Markup:
    return Markup("<h2>{}</h2><p>{}</p>").format(
        words("Change a number and see"),
        words(
            "Choose any number behind the answer and move it through the range that can be defended. The plan is run "
            "again with it, on the same people and the same luck."
        ),
    )
