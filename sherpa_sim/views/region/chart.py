"""The picture of a plan in a region: how many more are in training, by size of workplace and by sector."""

import textwrap
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sherpa_sim.experiments.region_result import RegionResult
from sherpa_sim.experiments.results import Interval
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.amounts import number_range
from sherpa_sim.views.chart_style import INK, MODELLED, QUIET, set_open_axes, stamped_png
from sherpa_sim.views.controls.picture import Size

NAME, BAR, LINE, HEAD, FOOT = 10, 32, 17, 40, 34
"""CSS pixels: above a row's name, its bar, a line of its name, a panel's title, its axis."""
LETTER = 7.2  # CSS pixels of a name, per letter
AROUND = 16  # CSS pixels at either side
NUMBER = 0.25  # room for the number right of the longest bar, as a share of it
FOR_REPORT = Size(width=900, ratio=2.0)

Bar = tuple[str, Interval]


def bars(result: RegionResult, words: Words) -> tuple[tuple[str, list[Bar]], tuple[str, list[Bar]]]:
    """What is drawn: by size and by sector, a title and the name and number of each bar."""
    region, language = result.region, words.language
    sizes = [(one.name(language), result.outcome(key).extra) for key, one in region.size_classes.items()]
    sectors = [(one.name(language), result.outcome(sector=key).extra) for key, one in region.sectors.items()]
    return (words("By size"), sizes), (words("By sector"), sectors)


def spoken(result: RegionResult, words: Words) -> str:
    """The picture in words."""
    told = [
        words(
            "{name}: {number} ({range})",
            name=name,
            number=words.number(more.middle),
            range=number_range(more, words),
        )
        for _, rows in bars(result, words)
        for name, more in rows
    ]
    return words(
        "Bars of how many more workers are in training in an average year. {rows}. The same numbers are in the table "
        "below.",
        rows="; ".join(told),
    )


def height_of(result: RegionResult, width: int, words: Words) -> int:
    """The height of the picture in CSS pixels, for its width and language."""
    row = _row(result, width, words)
    return sum(HEAD + FOOT + row * len(rows) for _, rows in bars(result, words))


def region_as_png(result: RegionResult, words: Words, size: Size = FOR_REPORT, stamped: bool = True) -> bytes:
    """The picture as PNG, laid out for a width, with its stamp below if it leaves the page."""
    height = height_of(result, size.width, words)
    row = _row(result, size.width, words)
    figure = Figure(figsize=(size.width / 100, height / 100), dpi=100 * size.ratio, facecolor="white")
    panels = bars(result, words)
    ends = [end for _, rows in panels for _, more in rows for end in (0.0, more.low, more.high)]
    room = (max(ends) - min(ends)) or 1.0
    below = height
    for title, rows in panels:
        tall = row * len(rows)
        below -= HEAD + tall
        axes = figure.add_axes(
            (AROUND / size.width, below / height, 1 - 2 * AROUND / size.width, tall / height)
        )
        axes.set_xlim(min(ends) - (0.02 * room if min(ends) < 0 else 0), max(ends) + NUMBER * room)
        _draw(axes, rows, row, size.width, words)
        axes.set_title(title, loc="left", fontsize=11, fontweight="bold", color=INK, pad=8)
        below -= FOOT
    return stamped_png(figure, result.stamp.line() if stamped else "")


def _draw(axes: Axes, rows: Sequence[Bar], row: int, width: int, words: Words) -> None:
    """A row for each: its name, and below it the bar with its range and its number."""
    axes.set_ylim(row * len(rows), 0)
    for place, (name, more) in enumerate(rows):
        middle = row * (place + 1) - BAR / 2
        axes.barh(middle, more.middle, height=0.6 * BAR, color=MODELLED, alpha=0.75, lw=0)
        axes.hlines(middle, more.low, more.high, colors=INK, lw=2)
        axes.text(
            max(more.high, 0.0), middle, f"  {words.number(more.middle)}",
            fontsize=10, fontweight="bold", color=INK, va="center",
        )  # fmt: skip
        axes.text(
            0, row * (place + 1) - BAR, _name(name, width), transform=axes.get_yaxis_transform(),
            fontsize=9, color=INK, va="bottom",
            bbox={"facecolor": "white", "alpha": 0.8, "pad": 0.5, "lw": 0},
        )  # fmt: skip
    axes.axvline(0, color=QUIET, lw=0.8)
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(4))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: words.number(value)))
    axes.tick_params(axis="x", labelsize=9, labelcolor=QUIET)
    set_open_axes(axes)


def _row(result: RegionResult, width: int, words: Words) -> int:
    """The height of a row in CSS pixels: the longest name needs so many lines."""
    lines = max(_name(name, width).count("\n") + 1 for _, rows in bars(result, words) for name, _ in rows)
    return NAME + BAR + LINE * lines


def _name(name: str, width: int) -> str:
    return textwrap.fill(name, int((width - 2 * AROUND) / LETTER))
