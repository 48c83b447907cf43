"""The table of a session: from when, for how long, and what the group does."""

from collections.abc import Iterable

from markupsafe import Markup

from sherpa_sim.content.timed_page import Span
from sherpa_sim.locale.words import Words


def times(caption: str, rows: Iterable[tuple[Span, Markup]], words: Words) -> Markup:
    """The table under its caption; each row is a span with how it is told."""
    body = Markup("").join(
        Markup('<tr><td>{}</td><td class="number">{}</td><td>{}</td></tr>').format(
            span.start, span.minutes, what
        )
        for span, what in rows
    )
    return Markup(
        '<table><caption>{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th>'
        '<th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>'
    ).format(caption, words("From"), words("Minutes"), words("What"), body)
