"""A figure of what a result hangs on: bars for each factor, from a screening or from a decomposition."""

import textwrap
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from sherpa_sim.experiments.factors import Factor
from sherpa_sim.experiments.sensitivity import COST, EXTRA, Decomposition, Screening
from sherpa_sim.locale.words import Words

from .chart_style import INK, MODELLED, OBSERVED, QUIET, set_open_axes, stamped_figure, stamped_png
from .factor_names import factor_name, measure_names

SHOWN = 20
"""How many factors of a screening are drawn."""

LABEL = 62
"""Characters in a line of a label."""


def decomposition_as_png(found: Decomposition, title: str, stamp: str, words: Words) -> bytes:
    """The figure as PNG: for each factor the share of the variance it explains alone, and together with others."""
    measures = [name for name in (EXTRA, COST) if name in found.measures]
    order = np.argsort(-found.total[[found.measures.index(name) for name in measures]].max(axis=0))
    figure, axes = _figure(len(order), len(measures), title)
    for each, measure in zip(axes, measures, strict=True):
        row = found.measures.index(measure)
        places = np.arange(len(order))
        each.barh(
            places,
            np.maximum(found.total[row, order], 0),
            xerr=found.total_error[row, order],
            color=OBSERVED,
            alpha=0.45,
            ecolor=QUIET,
            label=words("alone and together with others"),
        )
        first = np.maximum(found.first[row, order], 0)
        each.barh(places, first, height=0.4, color=MODELLED, label=words("alone"))
        each.xaxis.set_major_formatter(FuncFormatter(lambda value, _: words.percent(value)))
        each.set_title(measure_names(words)[measure], fontsize=10, color=INK, loc="left")
        each.set_xlabel(words("share of the differences between the cases"), color=QUIET, loc="right")
    _finish(axes, [found.factors[place] for place in order], words)
    return stamped_png(figure, stamp)


def screening_as_png(found: Screening, title: str, stamp: str, words: Words) -> bytes:
    """The figure as PNG: for each factor how far its range moves the result, and how unevenly."""
    measures = [name for name in (EXTRA, COST) if name in found.measures]
    factors = found.ranked()[:SHOWN]
    order = [found.factors.index(factor) for factor in factors]
    figure, axes = _figure(len(order), len(measures), title)
    for each, measure in zip(axes, measures, strict=True):
        row = found.measures.index(measure)
        places = np.arange(len(order))
        each.barh(
            places,
            found.typical[row, order],
            xerr=found.typical_error[row, order],
            color=MODELLED,
            ecolor=QUIET,
            label=words("typical change over the whole range"),
        )
        each.plot(
            found.spread[row, order],
            places,
            "D",
            color=OBSERVED,
            markersize=5,
            linestyle="none",
            label=words("spread: how much that hangs on the other numbers"),
        )
        each.xaxis.set_major_formatter(FuncFormatter(lambda value, _: words.number(value, 1)))
        each.set_title(measure_names(words)[measure], fontsize=10, color=INK, loc="left")
    _finish(axes, factors, words)
    return stamped_png(figure, stamp)


def _figure(rows: int, columns: int, title: str) -> tuple[Figure, list[Axes]]:
    figure = stamped_figure(7 + 4 * columns, 0.42 * rows + 2)
    axes = figure.subplots(1, columns, sharey=True, squeeze=False)[0]
    figure.suptitle(title, fontsize=12, color=INK)
    return figure, list(axes)


def _finish(axes: Sequence[Axes], factors: Sequence[Factor], words: Words) -> None:
    names = [textwrap.fill(factor_name(factor, words), LABEL) for factor in factors]
    axes[0].set_yticks(range(len(names)), names, fontsize=8, color=INK)
    axes[0].invert_yaxis()
    for each in axes:
        each.set_xlim(left=0)
        set_open_axes(each)
    axes[0].legend(loc="lower right", frameon=False, fontsize=8)
