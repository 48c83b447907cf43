"""A figure of how well the model fits: every target, observed with its tolerance beside modelled."""

import io
from collections.abc import Sequence

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from sherpa_sim.experiments.calibrate import Fit
from sherpa_sim.locale.words import Words

INK, QUIET, OBSERVED, MODELLED = "#1b2733", "#47535e", "#6b4a1e", "#00606b"


def fit_as_png(fits: Sequence[Fit], stamp: str, words: Words) -> bytes:
    """The figure as PNG: bars are the observed value with its tolerance, diamonds what the model gives."""
    figure = Figure(figsize=(10, 0.34 * len(fits) + 1.6), dpi=150, facecolor="white", layout="constrained")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    places = range(len(fits))
    axes.errorbar(
        [fit.target.value for fit in fits],
        places,
        xerr=[fit.target.tolerance for fit in fits],
        fmt="|",
        color=OBSERVED,
        elinewidth=7,
        alpha=0.45,
        markersize=13,
        label=words("observed, with its tolerance"),
    )
    axes.errorbar(
        [fit.modelled for fit in fits],
        places,
        xerr=[1.96 * fit.standard_error for fit in fits],
        fmt="D",
        color=MODELLED,
        markersize=5,
        elinewidth=1.2,
        label=words("modelled, with 95% of its chance"),
    )
    axes.set_yticks(list(places), [fit.target.meaning(words.language) for fit in fits], fontsize=9, color=INK)
    axes.invert_yaxis()
    axes.set_xlim(left=0)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: words.number(value, 1)))
    axes.set_xlabel(words("share of the group (for age: ratio to everybody)"), color=QUIET)
    axes.grid(axis="x", color="#d5dbdf", lw=0.8)
    axes.set_axisbelow(True)
    for name, spine in axes.spines.items():
        spine.set_visible(name == "bottom")
    axes.legend(loc="lower right", frameon=False, fontsize=9)
    figure.text(0.005, 0.003, stamp, fontsize=6, color=QUIET)
    target = io.BytesIO()
    canvas.print_png(target)  # type: ignore[no-untyped-call]
    return target.getvalue()
