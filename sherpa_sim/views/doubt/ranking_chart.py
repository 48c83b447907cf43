"""The picture of what moves an answer: a bar for each number, with its error, laid out for a width."""

import textwrap
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from sherpa_sim.content.origin import Origin
from sherpa_sim.experiments.ranks import Rank
from sherpa_sim.locale.words import Words
from sherpa_sim.views.chart_style import INK, MODELLED, OBSERVED, QUIET, stamped_png
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.factor_names import factor_name

from .grounds import origin_at
from .number_field import origin_name

SHOWN = 8
"""How many are drawn; the table has all."""

BAR, LINE, GAP = 18, 16, 12  # CSS pixels: a bar, a line of its name, and what parts it from the next
LETTER = 6.6  # CSS pixels of a name, per letter
LEGEND = 22  # CSS pixels of each of its lines
VALUE = 92  # CSS pixels for the number at the end of a bar

_COLOURS = {Origin.CHOSEN: OBSERVED, Origin.FITTED: MODELLED, Origin.MEASURED: MODELLED}
_HATCHES = {Origin.CHOSEN: "////", Origin.FITTED: "....", Origin.MEASURED: ""}


def ranks_as_png(ranks: Sequence[Rank], words: Words, size: Size) -> tuple[bytes, int]:
    """The picture as PNG, and its height in CSS pixels."""
    shown = ranks[:SHOWN]
    names = [
        textwrap.wrap(f"{rank.place}. {factor_name(rank.factor, words)}", int(size.width / LETTER))
        for rank in shown
    ]
    rows = [len(name) * LINE + BAR + GAP for name in names]
    legend = LEGEND * (len(Origin) + 1) + GAP
    height = sum(rows) + legend
    figure = Figure(figsize=(size.width / 100, height / 100), dpi=100 * size.ratio, facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.axis("off")
    axes.set_xlim(0, size.width)
    axes.set_ylim(height, 0)
    _legend(axes, words)
    widest = max(rank.share + rank.share_error for rank in shown)
    top = float(legend)
    for rank, name, row in zip(shown, names, rows, strict=True):
        _row(axes, rank, name, top, (size.width - VALUE) / widest, words)
        top += row
    return stamped_png(figure, ""), height


def _row(axes: Axes, rank: Rank, name: Sequence[str], top: float, unit: float, words: Words) -> None:
    """A name, a bar below it as long as `unit` pixels for a share of 1, its error, and its number."""
    axes.text(0, top, "\n".join(name), fontsize=9, color=INK, va="top", linespacing=1.25)
    middle = top + len(name) * LINE + BAR / 2
    colour, hatch = _look(rank)
    axes.barh(
        middle,
        max(1.0, unit * rank.share),
        height=BAR - 4,
        color=colour,
        hatch=hatch,
        edgecolor="white",
        lw=0,
    )
    low, high = max(0.0, rank.share - rank.share_error), rank.share + rank.share_error
    axes.hlines(middle, unit * low, unit * high, colors=INK, lw=1.4)
    axes.vlines([unit * low, unit * high], middle - 4, middle + 4, colors=INK, lw=1.4)
    axes.text(
        unit * high + 8, middle, _share(rank, words), fontsize=9, color=INK, va="center", fontweight="bold"
    )


def _look(rank: Rank) -> tuple[str, str]:
    origin = origin_at(rank)
    return (QUIET, "") if origin is None else (_COLOURS[origin], _HATCHES[origin])


def _share(rank: Rank, words: Words) -> str:
    return f"{words.percent(rank.share)} ± {words.number(100 * rank.share_error)}"


def _legend(axes: Axes, words: Words) -> None:
    told = [(_COLOURS[origin], _HATCHES[origin], origin_name(origin, words)) for origin in Origin]
    told.append((QUIET, "", words("chance")))
    for line, (colour, hatch, text) in enumerate(told):
        middle = LEGEND * line + LEGEND / 2
        axes.add_patch(
            Rectangle((0, middle - 6), 18, 12, facecolor=colour, hatch=hatch, edgecolor="white", lw=0)
        )
        axes.text(26, middle, text, fontsize=9, color=INK, va="center")


def spoken(ranks: Sequence[Rank], words: Words) -> str:
    """What stands in the picture, for who does not see it."""
    first = ranks[:3]
    return words(
        "Bar chart of what moves the answer, most first: {named}. The table below has all numbers.",
        named="; ".join(f"{factor_name(rank.factor, words)} ({_share(rank, words)})" for rank in first),
    )
