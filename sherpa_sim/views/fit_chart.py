"""A figure of how well the model fits: every target, observed with its tolerance beside modelled."""

from collections.abc import Sequence

from sherpa_sim.experiments.calibrate import Fit
from sherpa_sim.locale.words import Words

from .chart_style import MODELLED, draw_targets, set_open_axes, stamped_figure, stamped_png


def fit_as_png(fits: Sequence[Fit], stamp: str, words: Words) -> bytes:
    """The figure as PNG: bars are the observed value with its tolerance, diamonds what the model gives."""
    figure = stamped_figure(10, 0.34 * len(fits) + 1.6)
    axes = figure.add_subplot()
    draw_targets(axes, [fit.target for fit in fits], words)
    axes.errorbar(
        [fit.modelled for fit in fits],
        range(len(fits)),
        xerr=[1.96 * fit.standard_error for fit in fits],
        fmt="D",
        color=MODELLED,
        markersize=5,
        elinewidth=1.2,
        label=words("modelled, with 95% of its chance"),
    )
    set_open_axes(axes)
    axes.legend(loc="lower right", frameon=False, fontsize=9)
    return stamped_png(figure, stamp)
