"""The main chart: who trained in the last 12 months, week by week, with each plan and without any.

Everything that stays (axes, grid, the workplace without a plan, the other plans) is drawn once and kept as pixels; a
moved control redraws only what moves.
"""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation
from numpy.typing import NDArray
from PIL import Image

from sherpa_sim.experiments.results import Band, Curves
from sherpa_sim.locale.words import Words
from sherpa_sim.views.chart_style import INK, QUIET

from .chart_frame import Frame, add_axes, points, set_axes

WITHOUT = "#6b4a1e"
YEAR = 52
FEW = 2  # labels that may take two lines each
BESIDE_MARGIN = 16  # CSS pixels before and behind a name beside its line
DOTS = 100  # per inch and device pixel, so that a CSS pixel is a hundredth of an inch


@dataclass(frozen=True)
class Line:
    """How the line of a plan is drawn: its colour, and the lengths of its dashes and gaps (none: solid)."""

    colour: str
    dashes: tuple[float, ...] = ()

    @property
    def stroke(self) -> str:
        """The dashes beside the plan's name on the page, as SVG writes them."""
        return " ".join(f"{2 * length:g}" for length in self.dashes)


LINES = (
    Line("#00606b"),
    Line("#5b2a86", (5.0, 1.6)),
    Line("#9c2f12", (1.8, 1.4)),
    Line("#1f4e9c", (7.0, 1.6, 1.8, 1.6)),
)
"""Of the first plan, the second, and so on; told apart by their dashes too."""


@dataclass(frozen=True)
class Other:
    """A plan beside the one that is looked at: its place among the plans, what it is called, and its band."""

    place: int
    name: str
    band: Band


@dataclass(frozen=True)
class Scene:
    """What stays in a chart while one plan is changed: its place and name, the others, and what somebody expects.

    `expected`: the share of workers after each year, in [0, 1].
    """

    place: int = 0
    name: str = ""
    others: tuple[Other, ...] = ()
    expected: tuple[float, ...] = ()


def top_for(curves: Curves, scene: Scene = Scene(), least: float = 0.0) -> float:
    """A fifth, two fifths and so on above everything that is drawn, so that it seldom changes; never below `least`."""
    highest = max(
        float(curves.without.high.max()) + 0.12,
        float(curves.with_change.high.max()) + 0.02,
        *(float(other.band.middle.max()) + 0.06 for other in scene.others),
        *(share + 0.06 for share in scene.expected),
    )
    return min(1.0, max(least, math.ceil(highest * 5) / 5))


class Chart:
    """One kept figure for one workplace, on which a plan that is changed can be drawn again quickly."""

    def __init__(self, frame: Frame, curves: Curves, words: Words, scene: Scene = Scene()) -> None:
        self.frame = frame
        self.scene = scene
        self._words = words
        self._names: dict[tuple[str, bool], str] = {}
        self.figure = Figure(
            figsize=(frame.size.width / 100, frame.height / 100),
            dpi=DOTS * frame.size.ratio,
            facecolor="white",
        )
        self._canvas = FigureCanvasAgg(self.figure)
        self._axes = add_axes(self.figure, frame)
        self._weeks = curves.weeks
        set_axes(self._axes, frame, curves, words)
        _draw_band(self._axes, self._weeks, curves.without, WITHOUT)
        for other in scene.others:
            _draw_line(self._axes, self._weeks, other.band.middle, LINES[other.place], 1.8)
        if scene.expected:
            self._draw_expected(curves)
        own = LINES[scene.place]
        self._band = self._axes.fill_between(
            self._weeks, 0, 0, color=own.colour, alpha=0.22, lw=0, animated=True
        )
        self._line = _draw_line(self._axes, self._weeks, np.zeros(len(self._weeks)), own, 2.8)
        self._line.set_animated(True)
        self._without_end = float(curves.without.middle[-1])
        self._own_label = self._label(own.colour)
        self._without_label = self._label(WITHOUT)
        self._note = self._axes.annotate(
            "",
            (0.0, 0.0),
            xycoords="axes fraction",
            xytext=(6, 6),
            textcoords="offset points",
            color=QUIET,
            fontsize=points(13),
            animated=True,
        )
        self._other_labels = [self._label(LINES[other.place].colour) for other in scene.others]
        self._canvas.draw()  # type: ignore[no-untyped-call]
        self._kept = {"": self._canvas.copy_from_bbox(self.figure.bbox)}  # type: ignore[no-untyped-call]

    def draw(self, curves: Curves, note: Sequence[str] = ()) -> None:
        """Draws the plan that is looked at, as `curves` has it, on the kept chart; with sentences at its foot."""
        band = curves.with_change
        self._begin(("\n" if self.frame.narrow else " ").join(note))
        self._band.set_data(self._weeks, band.low, band.high)
        self._line.set_ydata(band.middle)
        self._place_labels(float(band.middle[-1]))
        for artist in (self._band, self._line, *self._labels):
            self._axes.draw_artist(artist)

    def draw_without(self) -> None:
        """Draws the workplace without the plan alone, while somebody still guesses."""
        self._begin()
        self._place([(self._without_label, self._words("Without the plan"), self._without_end)])
        self._axes.draw_artist(self._without_label)

    def _begin(self, note: str = "") -> None:
        """Goes back to what stays, with this note; it is kept with each."""
        self._canvas.restore_region(self._kept.get(note, self._kept[""]))  # type: ignore[no-untyped-call]
        if note not in self._kept:
            self._note.set_text(note)
            self._axes.draw_artist(self._note)
            self._kept[note] = self._canvas.copy_from_bbox(self.figure.bbox)  # type: ignore[no-untyped-call]

    def jpeg(self) -> bytes:
        """The chart as it stands, in the format that takes least time to make (a third of WebP or PNG)."""
        return _encoded(self._picture(), "jpeg", quality=90, subsampling=0)

    def png(self) -> bytes:
        """The chart as it stands, without loss."""
        return _encoded(self._picture().convert("RGB"), "png")

    def _picture(self) -> Image.Image:
        """The pixels where they lie; what would be how opaque each is counts for nothing."""
        pixels = self._canvas.buffer_rgba()  # type: ignore[no-untyped-call]
        height, width, _ = pixels.shape
        return Image.frombuffer("RGBX", (width, height), pixels, "raw", "RGBX", 0, 1)

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
            fontsize=points(13 if self.frame.narrow else 14),
            fontweight="bold",
            linespacing=1.25,
            annotation_clip=False,
            animated=True,
            bbox={"facecolor": "white", "alpha": 0.75, "pad": 1.5, "lw": 0} if self.frame.narrow else None,
        )

    @property
    def _labels(self) -> tuple[Annotation, ...]:
        return (self._own_label, self._without_label, *self._other_labels)

    def _place_labels(self, own_end: float) -> None:
        words, scene = self._words, self.scene
        self._place(
            [
                (self._own_label, scene.name or words("With the plan"), own_end),
                (
                    self._without_label,
                    words("Without") if scene.others else words("Without the plan"),
                    self._without_end,
                ),
                *(
                    (label, other.name, float(other.band.middle[-1]))
                    for label, other in zip(self._other_labels, scene.others, strict=True)
                ),
            ]
        )

    def _place(self, told: Sequence[tuple[Annotation, str, float]]) -> None:
        """Puts each label at the end of its line, as near as it can be without lying on another."""
        few = len(told) <= FEW and not self.frame.narrow
        pattern = "{name}\n{share}" if few else "{name} {share}"
        pixels = self._axes.bbox.height / self.frame.size.ratio  # CSS pixels for the whole axis
        gap = (62 if self.frame.narrow and len(told) <= FEW else 42 if few else 24) / pixels * self.frame.top
        lowest_first = sorted(told, key=lambda one: one[2])
        places = apart([end for _, _, end in lowest_first], gap, gap / 2, self.frame.top - gap / 2)
        for (label, name, end), place in zip(lowest_first, places, strict=True):
            label.set_text(
                pattern.format(name=self._shortened(name, label, few), share=self._words.percent(end))
            )
            label.xy = (1.0, place)

    def _shortened(self, name: str, label: Annotation, alone: bool) -> str:
        """A name cut to the room beside its line; `alone`: its share does not stand on the same line."""
        if (name, alone) not in self._names:  # all labels have the same letters
            self._names[name, alone] = self._cut(name, label, alone)
        return self._names[name, alone]

    def _cut(self, name: str, label: Annotation, alone: bool) -> str:
        renderer = self._canvas.get_renderer()  # type: ignore[no-untyped-call]
        font = label.get_fontproperties()

        def width(text: str) -> float:
            return float(renderer.get_text_width_height_descent(text, font, False)[0]) / self.frame.size.ratio

        free = self.frame.size.width / 2 if self.frame.narrow else self.frame.beside - BESIDE_MARGIN
        free -= 0 if alone else width(" 100%")
        if width(name) <= free:
            return name
        kept = len(name)
        while kept > 1 and width(name[:kept].rstrip() + "…") > free:
            kept -= 1
        return name[:kept].rstrip() + "…"

    def _draw_expected(self, curves: Curves) -> None:
        """What somebody expects, from where the workplace stands now through each year's end."""
        places = [curves.weeks[0], *(YEAR * (year + 1) for year in range(len(self.scene.expected)))]
        shares = [float(curves.without.middle[0]), *self.scene.expected]
        self._axes.plot(
            places, shares, color=INK, lw=1.6, ls=(0, (1, 2)), marker="D", markersize=5, clip_on=False
        )


def _encoded(picture: Image.Image, kind: str, **settings: int) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **settings)
    return target.getvalue()


def apart(ends: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places near `ends`, which go up, at least `gap` from each other and between `low` and `high` if there is room."""
    places = list(ends)
    for _ in range(len(places)):  # each pass parts what lies too close, half to each side
        for at in range(1, len(places)):
            lack = gap - (places[at] - places[at - 1])
            if lack > 0:
                places[at - 1] -= lack / 2
                places[at] += lack / 2
    for at, place in enumerate(places):
        places[at] = max(place, low if at == 0 else places[at - 1] + gap)
    for at in reversed(range(len(places))):
        most = high if at == len(places) - 1 else places[at + 1] - gap
        places[at] = min(places[at], most)
    return places


def _draw_band(axes: Axes, weeks: NDArray[np.int64], band: Band, colour: str) -> None:
    axes.fill_between(weeks, band.low, band.high, color=colour, alpha=0.16, lw=0)
    axes.plot(weeks, band.middle, color=colour, lw=2.0, ls=(0, (5, 2.5)))


def _draw_line(
    axes: Axes, weeks: NDArray[np.int64], middle: NDArray[np.float64], line: Line, width: float
) -> Line2D:
    (drawn,) = axes.plot(weeks, middle, color=line.colour, lw=width, solid_capstyle="round")
    if line.dashes:
        drawn.set_dashes(line.dashes)
    return drawn
