"""What the main chart is drawn in: its room, its title and foot, and its axes."""

from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MultipleLocator

from sherpa_sim.experiments.results import Curves
from sherpa_sim.locale.words import Words
from sherpa_sim.views.chart_style import INK, QUIET, set_open_axes
from sherpa_sim.views.controls.picture import Size

NARROW = 520  # CSS pixels under which labels move inside the chart


@dataclass(frozen=True)
class Frame:
    """What a chart is drawn for: how much room, from which day, and up to which share.

    In CSS pixels, `beside` is the room for names at the end of the lines, and `plot` the height of what is drawn
    between the axes (none: what goes with the width).
    """

    size: Size
    start: date
    top: float
    title: str = ""
    foot: tuple[str, ...] = ()
    beside: int = 172
    plot: int | None = None

    @property
    def above(self) -> int:
        """What the title takes, in CSS pixels."""
        return 56 if self.title else 14

    @property
    def below(self) -> int:
        """What dates and foot lines take, in CSS pixels."""
        return 50 + 20 * len(self.foot) + (12 if self.foot else 0)

    @property
    def narrow(self) -> bool:
        """Whether this is about the width of a phone."""
        return self.size.width < NARROW

    @property
    def height(self) -> int:
        """The height in CSS pixels."""
        usual = round(self.size.width * 0.55) if self.narrow else min(370, round(self.size.width * 0.45))
        return (usual if self.plot is None else self.plot) + self.above + self.below


def add_axes(figure: Figure, frame: Frame) -> Axes:
    """Empty axes in the figure, with title and foot lines around them."""
    width, height = frame.size.width, frame.height
    left, right = 48, (14 if frame.narrow else frame.beside)
    if frame.title:
        figure.text(
            left / width, 1 - 30 / height, frame.title, fontsize=points(17), fontweight="bold", color=INK
        )
    for line, text in enumerate(frame.foot):
        place = (20 * (len(frame.foot) - line) - 8) / height
        figure.text(left / width, place, text, fontsize=points(11), color=QUIET)
    return figure.add_axes(
        (
            left / width,
            frame.below / height,
            1 - (left + right) / width,
            1 - (frame.above + frame.below) / height,
        )
    )


def set_axes(axes: Axes, frame: Frame, curves: Curves, words: Words) -> None:
    """Gives axes the weeks of the curves and shares up to the top, each with its name."""
    first = float(curves.weeks[0])
    years = range(round(len(curves.weeks) / 52) + 1)
    # First how ticks look, and then which there are: of those that are there each would be changed one by one.
    axes.tick_params(length=0, pad=6, labelsize=points(13), labelcolor=QUIET)
    set_open_axes(axes, "both")
    axes.set_xlim(first, first + max(52 * years[-1], len(curves.weeks) - 1))
    axes.set_ylim(0, frame.top)
    axes.yaxis.set_major_locator(MultipleLocator(0.1 if frame.top <= 0.7 else 0.2))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: words.percent(share)))
    axes.set_xticks(
        [first + 52 * year for year in years], [_tick(frame.start, year, words) for year in years]
    )
    for year, label in zip(years, axes.get_xticklabels(), strict=True):
        label.set_horizontalalignment("left" if year == 0 else "right" if year == years[-1] else "center")


def _tick(start: date, year: int, words: Words) -> str:
    day = start + timedelta(weeks=52 * year)
    month = format_date(day, format="MMM y", locale="nl_BE" if words.language == "nl" else "en_GB")
    if year == 0:
        return f"{words('start')}\n{month}"
    return f"{words('1 year') if year == 1 else words('{years} years', years=year)}\n{month}"


def points(pixels: float) -> float:
    """A size of letters in CSS pixels, in points."""
    return pixels * 72 / 100
