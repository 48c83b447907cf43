"""What this page cannot know, said where it is read."""

from markupsafe import Markup

from sherpa_sim.locale.words import Words
from sherpa_sim.reports.doubt import doubts


def doubt(words: Words) -> Markup:
    """The honest box."""
    return Markup('<h2 id="doubt">{}</h2><ul>{}</ul><p><a href="validation?lang={}">{}</a></p>').format(
        words("How sure is this?"),
        Markup("").join(Markup("<li>{}</li>").format(point) for point in doubts(words)),
        words.language,
        words("See where the model agrees with what was observed, and where not"),
    )


def first_doubt(words: Words) -> Markup:
    """One line right under the answer, with the way to the rest."""
    return Markup('<p class="quiet">{} <a href="#doubt">{}</a></p>').format(
        words("A model says so; no trial has measured it."), words("How sure is this?")
    )
