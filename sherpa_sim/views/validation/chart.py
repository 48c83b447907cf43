"""The picture of the patterns: what was observed and accepted, and what the model gives with its interval."""

import textwrap
from collections.abc import Sequence
from math import isfinite

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from sherpa_sim.content.patterns import Unit
from sherpa_sim.experiments.validate import Finding, Validation
from sherpa_sim.locale.words import Words
from sherpa_sim.views.chart_style import INK, MISSED, MODELLED, OBSERVED, QUIET, set_open_axes, stamped_png
from sherpa_sim.views.controls.picture import Size

from .telling import amount

DRAWN = (Unit.POINTS, Unit.SHARE, Unit.DEVIATIONS)
"""Units of which there are enough measures to share an axis."""

MARKS, LINE, HEAD, FOOT = (
    36,
    16,
    40,
    46,
)  # CSS pixels: a row's marks, a line of its name, a panel's title and axis
LETTER = 6.9  # CSS pixels of a name, per letter
LEGEND = 96
FOR_REPORT = Size(width=900, ratio=2.0)


def drawn(found: Validation, unit: Unit) -> list[Finding]:
    """The findings in a unit, in the order of the patterns."""
    return [
        finding for verdict in found.verdicts for finding in verdict.findings if finding.check.unit is unit
    ]


def height_of(found: Validation, width: int, words: Words) -> int:
    """The height of the picture in CSS pixels, for its width and language."""
    row = _row(found, width, words)
    return LEGEND + sum(HEAD + FOOT + row * len(drawn(found, unit)) for unit in DRAWN)


def _row(found: Validation, width: int, words: Words) -> int:
    """The height of a row in CSS pixels: the longest name needs so many lines."""
    names = [_name(finding, width, words) for unit in DRAWN for finding in drawn(found, unit)]
    return MARKS + LINE * max(name.count("\n") + 1 for name in names)


def _name(finding: Finding, width: int, words: Words) -> str:
    return textwrap.fill(finding.check.measure(words.language), int((width - 32) / LETTER))


def validation_as_png(
    found: Validation, words: Words, size: Size = FOR_REPORT, stamped: bool = True
) -> bytes:
    """The picture as PNG, laid out for a width, with its stamp below if it leaves the page."""
    height = height_of(found, size.width, words)
    row = _row(found, size.width, words)
    figure = Figure(figsize=(size.width / 100, height / 100), dpi=100 * size.ratio, facecolor="white")
    below = height - LEGEND
    for unit, title in (
        (Unit.POINTS, words("Differences, in percentage points")),
        (Unit.SHARE, words("Shares")),
        (Unit.DEVIATIONS, words("Skill, in standard deviations")),
    ):
        findings = drawn(found, unit)
        rows = row * len(findings)
        below -= HEAD
        axes = figure.add_axes((16 / size.width, (below - rows) / height, 1 - 32 / size.width, rows / height))
        _draw(axes, findings, unit, size.width, words)
        axes.set_title(title, loc="left", fontsize=11, fontweight="bold", color=INK, pad=8)
        below -= rows + FOOT
    _legend(figure, size, height, words)
    return stamped_png(figure, found.stamp.line() if stamped else "")


def _draw(axes: Axes, findings: Sequence[Finding], unit: Unit, width: int, words: Words) -> None:
    """One row for each finding: its name above, then what is accepted, observed and modelled on one line."""
    ends = [end for finding in findings for end in (finding.modelled.low, finding.modelled.high)]
    ends += [finding.check.value for finding in findings if finding.check.value is not None]
    room = 0.06 * (max(ends) - min(ends))
    left, right = min(ends) - room, max(ends) + room
    axes.set_xlim(left, right)
    axes.set_ylim(len(findings), 0)
    for place, finding in enumerate(findings):
        check, modelled = finding.check, finding.modelled
        line = place + 0.78
        if check.accepted is not None:
            low, high = (
                end if isfinite(end) else edge
                for end, edge in ((check.accepted.least, left), (check.accepted.most, right))
            )
            axes.barh(line, high - low, left=low, height=0.26, color=OBSERVED, alpha=0.22, lw=0)
        if check.value is not None:
            axes.plot(check.value, line, "|", color=OBSERVED, markersize=17, markeredgewidth=3)
        colour, marker = (MISSED, "X") if finding.met is False else (MODELLED, "D")
        axes.hlines(line, modelled.low, modelled.high, colors=colour, lw=2)
        axes.plot(modelled.middle, line, marker, color=colour, markersize=8, markeredgecolor="white")
        axes.text(
            0, place + 0.54, _name(finding, width, words), transform=axes.get_yaxis_transform(),
            fontsize=9, color=INK, va="bottom",
            bbox={"facecolor": "white", "alpha": 0.8, "pad": 0.5, "lw": 0},
        )  # fmt: skip
    if left < 0 < right:
        axes.axvline(0, color=QUIET, lw=0.8)
    axes.set_yticks([])
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _tick(value, unit, words)))
    axes.tick_params(axis="x", labelsize=9, labelcolor=QUIET)
    set_open_axes(axes)


def _tick(value: float, unit: Unit, words: Words) -> str:
    if unit is Unit.POINTS:
        return words.number(100 * value).replace("-", "−") if value <= 0 else f"+{words.number(100 * value)}"
    return amount(value, unit, words)


def _legend(figure: Figure, size: Size, height: int, words: Words) -> None:
    """What the marks mean, above everything."""
    told = (
        ("|", OBSERVED, words("observed")),
        ("s", "#d6cabb", words("accepted")),
        ("D", MODELLED, words("model, with its range")),
        ("X", MISSED, words("the same, not met")),
    )
    axes = figure.add_axes((16 / size.width, 1 - LEGEND / height, 1 - 32 / size.width, LEGEND / height))
    axes.axis("off")
    axes.set_xlim(0, 1)
    axes.set_ylim(len(told), 0)
    for place, (marker, colour, text) in enumerate(told):
        axes.plot(
            8 / size.width, place + 0.5, marker, color=colour, markersize=9,
            markeredgewidth=3 if marker == "|" else 0,
        )  # fmt: skip
        axes.text(26 / size.width, place + 0.5, text, fontsize=9, color=INK, va="center")


def spoken(found: Validation, words: Words) -> str:
    """What stands in the picture, for who does not see it."""
    return words(
        "Chart of {count} measures: for each, what was observed and accepted, and what the model gives with its "
        "range. The numbers stand in the tables below.",
        count=sum(len(drawn(found, unit)) for unit in DRAWN),
    )
