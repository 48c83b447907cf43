"""What charts have in common: their colours, axes without a box, observed targets, and a PNG with its stamp."""

import io
from collections.abc import Sequence
from typing import Literal

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter

from sherpa_sim.content.targets import Target
from sherpa_sim.locale.words import Words

INK, QUIET, LINE = "#1b2733", "#47535e", "#d5dbdf"
OBSERVED, MODELLED, MISSED = "#6b4a1e", "#00606b", "#b3261e"
# To fit letters to whole pixels takes half as long again as to draw the rest of a chart, and is not seen.
rcParams["text.hinting"] = "no_hinting"
_STAMP_STRIP = 0.02  # of the height, at the foot


def stamped_figure(width: float, height: float) -> Figure:
    """An empty figure, in inches, that leaves room at its foot for the stamp of `stamped_png`."""
    above_the_stamp = ConstrainedLayoutEngine(rect=(0, _STAMP_STRIP, 1, 1 - _STAMP_STRIP))
    return Figure(figsize=(width, height), dpi=140, facecolor="white", layout=above_the_stamp)


def stamped_png(figure: Figure, stamp: str) -> bytes:
    """The figure as PNG, with the stamp of its results at the foot."""
    figure.text(0.005, 0.003, stamp, fontsize=6, color=QUIET)
    target = io.BytesIO()
    FigureCanvasAgg(figure).print_png(target)  # type: ignore[no-untyped-call]
    return target.getvalue()


def set_open_axes(axes: Axes, grid: Literal["x", "y", "both"] = "x") -> None:
    """Gives axes a quiet grid behind what is drawn, and of their box the bottom only."""
    axes.grid(axis=grid, color=LINE, lw=0.8)
    axes.set_axisbelow(True)
    for name, spine in axes.spines.items():
        spine.set_visible(name == "bottom")
        spine.set_color(QUIET)


def draw_targets(axes: Axes, targets: Sequence[Target], words: Words) -> None:
    """Draws what was observed, a row each from the top, as bars as wide as the tolerances, and names the axes."""
    rows = range(len(targets))
    axes.errorbar(
        [target.value for target in targets],
        rows,
        xerr=[target.tolerance for target in targets],
        fmt="|",
        color=OBSERVED,
        elinewidth=8,
        alpha=0.45,
        markersize=13,
        label=words("observed, with its tolerance"),
    )
    axes.set_yticks(list(rows), [target.meaning(words.language) for target in targets], fontsize=9, color=INK)
    axes.invert_yaxis()
    axes.set_xlim(left=0)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: words.number(value, 1)))
    axes.set_xlabel(words("share of the group (for age: ratio to everybody)"), color=QUIET)
