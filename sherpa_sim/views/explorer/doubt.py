"""What this page cannot know, said where it is read."""

from collections.abc import Iterable

from markupsafe import Markup

from sherpa_sim.locale.words import Words
from sherpa_sim.reports.doubt import doubts


def doubt(words: Words) -> Markup:
    """The honest box of the explorer."""
    return honest_box(words("How sure is this?"), doubts(words), words)


def honest_box(heading: str, points: Iterable[str], words: Words) -> Markup:
    """What an answer leaves out, point by point, and the way to what the model was held against."""
    return Markup('<h2 id="doubt">{}</h2><ul>{}</ul><p><a href="validation?lang={}">{}</a></p>').format(
        heading,
        Markup("").join(Markup("<li>{}</li>").format(point) for point in points),
        words.language,
        words("See where the model agrees with what was observed, and where not"),
    )


def first_doubt(words: Words) -> Markup:
    """One line right under the answer, with the way to the rest."""
    return Markup('<p class="quiet">{} <a href="#doubt">{}</a></p>').format(
        words("A model says so; no trial has measured it."), words("How sure is this?")
    )
