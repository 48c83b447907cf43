"""A figure of the posterior: what its draws predict beside what was observed, and what was learnt about each number."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from sherpa_sim.experiments.posterior import Informed, Predicted
from sherpa_sim.locale.words import Words

from .chart_style import (
    INK,
    MISSED,
    MODELLED,
    OBSERVED,
    QUIET,
    draw_targets,
    set_open_axes,
    stamped_figure,
    stamped_png,
)


def posterior_as_png(
    predicted: Sequence[Predicted], learnt: Sequence[Informed], stamp: str, words: Words
) -> bytes:
    """The figure as PNG: targets with their predicted intervals left, free numbers within their ranges right."""
    figure = stamped_figure(15, 0.34 * max(len(predicted), len(learnt)) + 1.9)
    left, right = figure.subplots(1, 2, width_ratios=(3, 2))
    _draw_predictions(left, predicted, words)
    _draw_numbers(right, learnt, words)
    for axes in (left, right):
        set_open_axes(axes)
        axes.legend(loc="upper right", bbox_to_anchor=(1, -0.09), frameon=False, fontsize=9, ncols=2)
    return stamped_png(figure, stamp)


def _draw_predictions(axes: Axes, predicted: Sequence[Predicted], words: Words) -> None:
    draw_targets(axes, [one.target for one in predicted], words)
    places = range(len(predicted))
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
    for label, one in zip(axes.get_yticklabels(), predicted, strict=True):
        label.set_fontstyle("normal" if one.fitted else "italic")


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
    axes.invert_yaxis()
    axes.set_xlim(-0.02, 1.02)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: words.percent(value)))
    axes.set_xlabel(words("place in the range before (*: hardly informed)"), color=QUIET, loc="right")
