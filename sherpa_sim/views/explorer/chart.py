"""The main chart: who trained in the last 12 months, week by week, with mentors and without.

Everything that stays (axes, grid, the workplace without mentors) is drawn once and kept as pixels; a moved
control redraws only what moves.
"""

import io
import math
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from babel.dates import format_date
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Annotation
from matplotlib.ticker import FuncFormatter, MultipleLocator
from numpy.typing import NDArray
from PIL import Image

from sherpa_sim.experiments.results import Band, Curves
from sherpa_sim.locale.words import Words
from sherpa_sim.views.chart_style import INK, QUIET, set_open_axes
from sherpa_sim.views.controls.picture import Size

WITH, WITHOUT = "#00606b", "#6b4a1e"
NARROW = 520  # CSS pixels under which labels move inside the chart
DOTS = 100  # per inch and device pixel, so that a CSS pixel is a hundredth of an inch


@dataclass(frozen=True)
class Frame:
    """What a chart is drawn for: how much room, from which day, and up to which share."""

    size: Size
    start: date
    top: float
    title: str = ""
    foot: tuple[str, ...] = ()

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
        plot = round(self.size.width * 0.55) if self.narrow else min(370, round(self.size.width * 0.45))
        return plot + self.above + self.below


def top_for(curves: Curves, least: float = 0.0) -> float:
    """A round share above everything that is drawn, and never below `least`."""
    highest = max(float(curves.without.high.max()) + 0.12, float(curves.with_change.high.max()) + 0.02)
    return min(1.0, max(least, math.ceil(highest * 10) / 10))


class Chart:
    """One kept figure for one workplace without mentors, on which any scenario can be drawn quickly."""

    def __init__(self, frame: Frame, curves: Curves, words: Words) -> None:
        self.frame = frame
        self._words = words
        self.figure = Figure(
            figsize=(frame.size.width / 100, frame.height / 100),
            dpi=DOTS * frame.size.ratio,
            facecolor="white",
        )
        self._canvas = FigureCanvasAgg(self.figure)
        self._axes = _add_axes(self.figure, frame)
        self._weeks = curves.weeks
        _set_axes(self._axes, frame, curves, words)
        _draw_band(self._axes, self._weeks, curves.without, WITHOUT)
        self._band = self._axes.fill_between(self._weeks, 0, 0, color=WITH, alpha=0.22, lw=0, animated=True)
        (self._line,) = self._axes.plot(
            self._weeks, np.zeros(len(self._weeks)), color=WITH, lw=2.8, animated=True, solid_capstyle="round"
        )
        self._without_end = float(curves.without.middle[-1])
        self._with_label = self._label(WITH)
        self._without_label = self._label(WITHOUT)
        self._canvas.draw()  # type: ignore[no-untyped-call]
        self._kept = self._canvas.copy_from_bbox(self.figure.bbox)  # type: ignore[no-untyped-call]

    def draw(self, curves: Curves) -> None:
        """Draws the side with mentors of `curves` on the kept chart."""
        band = curves.with_change
        self._canvas.restore_region(self._kept)  # type: ignore[no-untyped-call]
        self._band.set_data(self._weeks, band.low, band.high)
        self._line.set_ydata(band.middle)
        self._place_labels(float(curves.with_change.middle[-1]))
        for artist in (self._band, self._line, self._with_label, self._without_label):
            self._axes.draw_artist(artist)

    def jpeg(self) -> bytes:
        """The chart as it stands, in the format that takes least time to make (a third of WebP or PNG)."""
        return self._encoded("jpeg", quality=90, subsampling=0)

    def png(self) -> bytes:
        """The chart as it stands, without loss."""
        return self._encoded("png")

    def _encoded(self, kind: str, **settings: int) -> bytes:
        target = io.BytesIO()
        pixels = np.asarray(self._canvas.buffer_rgba())[:, :, :3]  # type: ignore[no-untyped-call]
        Image.fromarray(np.ascontiguousarray(pixels)).save(target, kind, **settings)
        return target.getvalue()

    def _label(self, colour: str) -> Annotation:
        return self._axes.annotate(
            "",
            (1.0, 0.0),
            xycoords=("axes fraction", "data"),
            xytext=(-6, 0) if self.frame.narrow else (10, 0),
            textcoords="offset points",
            ha="right" if self.frame.narrow else "left",
            va="center",
            color=colour,
            fontsize=_points(13 if self.frame.narrow else 14),
            fontweight="bold",
            linespacing=1.25,
            annotation_clip=False,
            animated=True,
            bbox={"facecolor": "white", "alpha": 0.75, "pad": 1.5, "lw": 0} if self.frame.narrow else None,
        )

    def _place_labels(self, with_end: float) -> None:
        words = self._words
        told = "{name} {share}" if self.frame.narrow else "{name}\n{share}"
        self._with_label.set_text(told.format(name=words("With mentors"), share=words.percent(with_end)))
        self._without_label.set_text(
            told.format(name=words("Without mentors"), share=words.percent(self._without_end))
        )
        pixels = self._axes.bbox.height / self.frame.size.ratio  # CSS pixels for the whole axis
        least = (62 if self.frame.narrow else 42) / pixels * self.frame.top
        middle = (with_end + self._without_end) / 2
        apart = max(abs(with_end - self._without_end), least) / 2
        sign = 1 if with_end >= self._without_end else -1
        middle = min(max(middle, apart + least / 3), self.frame.top - apart - least / 3)
        self._with_label.xy = (1.0, middle + sign * apart)
        self._without_label.xy = (1.0, middle - sign * apart)


def _add_axes(figure: Figure, frame: Frame) -> Axes:
    width, height = frame.size.width, frame.height
    left, right = 48, (14 if frame.narrow else 172)
    if frame.title:
        figure.text(
            left / width, 1 - 30 / height, frame.title, fontsize=_points(17), fontweight="bold", color=INK
        )
    for line, text in enumerate(frame.foot):
        place = (20 * (len(frame.foot) - line) - 8) / height
        figure.text(left / width, place, text, fontsize=_points(11), color=QUIET)
    return figure.add_axes(
        (
            left / width,
            frame.below / height,
            1 - (left + right) / width,
            1 - (frame.above + frame.below) / height,
        )
    )


def _points(pixels: float) -> float:
    return pixels * 72 / 100


def _draw_band(axes: Axes, weeks: NDArray[np.int64], band: Band, colour: str) -> None:
    axes.fill_between(weeks, band.low, band.high, color=colour, alpha=0.16, lw=0)
    axes.plot(weeks, band.middle, color=colour, lw=2.0, ls=(0, (5, 2.5)))


def _set_axes(axes: Axes, frame: Frame, curves: Curves, words: Words) -> None:
    first = float(curves.weeks[0])
    years = range(round(len(curves.weeks) / 52) + 1)
    axes.set_xlim(first, first + max(52 * years[-1], len(curves.weeks) - 1))
    axes.set_ylim(0, frame.top)
    axes.yaxis.set_major_locator(MultipleLocator(0.1 if frame.top <= 0.7 else 0.2))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: words.percent(share)))
    axes.set_xticks(
        [first + 52 * year for year in years], [_tick(frame.start, year, words) for year in years]
    )
    for year, label in zip(years, axes.get_xticklabels(), strict=True):
        label.set_horizontalalignment("left" if year == 0 else "right" if year == years[-1] else "center")
    axes.tick_params(length=0, pad=6, labelsize=_points(13), labelcolor=QUIET)
    set_open_axes(axes, "both")


def _tick(start: date, year: int, words: Words) -> str:
    day = start + timedelta(weeks=52 * year)
    month = format_date(day, format="MMM y", locale="nl_BE" if words.language == "nl" else "en_GB")
    if year == 0:
        return f"{words('start')}\n{month}"
    return f"{words('1 year') if year == 1 else words('{years} years', years=year)}\n{month}"
