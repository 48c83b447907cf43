"""A figure of the posterior: what its draws predict beside what was observed, and what was learnt about each number."""

import io
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter

from sherpa_sim.experiments.posterior import Informed, Predicted
from sherpa_sim.locale.words import Words

from .fit_chart import INK, MODELLED, OBSERVED, QUIET

MISSED = "#b3261e"


def posterior_as_png(
    predicted: Sequence[Predicted], learnt: Sequence[Informed], stamp: str, words: Words
) -> bytes:
    """The figure as PNG: targets with their predicted intervals left, free numbers within their ranges right."""
    rows = max(len(predicted), len(learnt))
    above_the_stamp = ConstrainedLayoutEngine(rect=(0, 0.02, 1, 0.98))
    figure = Figure(figsize=(15, 0.34 * rows + 1.9), dpi=130, facecolor="white", layout=above_the_stamp)
    canvas = FigureCanvasAgg(figure)
    left, right = figure.subplots(1, 2, width_ratios=(3, 2))
    _draw_targets(left, predicted, words)
    _draw_numbers(right, learnt, words)
    for axes in (left, right):
        axes.invert_yaxis()
        axes.grid(axis="x", color="#d5dbdf", lw=0.8)
        axes.set_axisbelow(True)
        for name, spine in axes.spines.items():
            spine.set_visible(name == "bottom")
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.09), frameon=False, fontsize=9, ncols=2)
    figure.text(0.005, 0.003, stamp, fontsize=6, color=QUIET)
    target = io.BytesIO()
    canvas.print_png(target)  # type: ignore[no-untyped-call]
    return target.getvalue()


def _draw_targets(axes: Axes, predicted: Sequence[Predicted], words: Words) -> None:
    places = range(len(predicted))
    axes.errorbar(
        [one.target.value for one in predicted],
        places,
        xerr=[one.target.tolerance for one in predicted],
        fmt="|",
        color=OBSERVED,
        elinewidth=9,
        alpha=0.4,
        markersize=14,
        label=words("observed, with its tolerance"),
    )
    colours = [MODELLED if one.inside else MISSED for one in predicted]
    axes.hlines(
        places,
        [one.low for one in predicted],
        [one.high for one in predicted],
        colors=colours,
        lw=1.4,
        label=words("predicted by the draws, 90% (red: observed value outside)"),
    )
    axes.hlines(
        places,
        [one.quantile(0.25) for one in predicted],
        [one.quantile(0.75) for one in predicted],
        colors=colours,
        lw=4,
        label="50%",
    )
    labels = [one.target.meaning(words.language) for one in predicted]
    axes.set_yticks(list(places), labels, fontsize=9, color=INK)
    for label, one in zip(axes.get_yticklabels(), predicted, strict=True):
        label.set_fontstyle("normal" if one.fitted else "italic")
    axes.set_xlim(left=0)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: words.number(value, 1)))
    axes.set_xlabel(words("share of the group (for age: ratio to everybody)"), color=QUIET)


def _draw_numbers(axes: Axes, learnt: Sequence[Informed], words: Words) -> None:
    places = range(len(learnt))
    quantiles = np.array([np.quantile(one.shares(one.draws), (0.05, 0.25, 0.75, 0.95)) for one in learnt]).T
    axes.hlines(places, 0, 1, colors=OBSERVED, alpha=0.25, lw=9, label=words("range before"))
    axes.hlines(places, quantiles[0], quantiles[3], colors=MODELLED, lw=1.4, label=words("90% of the draws"))
    axes.hlines(places, quantiles[1], quantiles[2], colors=MODELLED, lw=4, label="50%")
    axes.plot(
        [one.shares(np.array(one.value)) for one in learnt],
        places,
        "D",
        color=INK,
        markersize=4,
        linestyle="none",
        label=words("value in use"),
    )
    labels = [one.name + (" *" if one.hardly else "") for one in learnt]
    axes.set_yticks(list(places), labels, fontsize=9, color=INK)
    axes.set_xlim(-0.02, 1.02)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: words.percent(value)))
    axes.set_xlabel(words("place in the range before (*: hardly informed)"), color=QUIET, loc="right")
