"""A chart as SVG: lines that stay sharp at any size, letters that stay letters, and what it shows in words."""

import io
from xml.sax.saxutils import escape

import matplotlib

from .chart import Chart

_SALT = "sherpa"  # names of parts come from it, and not from chance


def chart_svg(chart: Chart, title: str, said: str, language: str) -> bytes:
    """The chart as it was last drawn; the same bytes for the same chart.

    `title` and `said` are for who does not see it, in `language`.
    """
    target = io.BytesIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": _SALT}):
        chart.figure.savefig(target, format="svg", metadata={"Date": None})
    written = target.getvalue().decode()
    start, root, rest = written.partition("<svg ")
    attributes, _, body = rest.partition(">")
    spoken = (
        f'role="img" aria-labelledby="chart-title chart-said" lang="{language}" xml:lang="{language}" {attributes}>'
        f'\n <title id="chart-title">{escape(title)}</title>\n <desc id="chart-said">{escape(said)}</desc>'
    )
    return f"{start}{root}{spoken}{body}".encode()
