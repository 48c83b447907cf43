"""The way from the desk to the trainer's pages."""

from markupsafe import Markup

from sherpa_sim.locale.words import Words


def door(words: Words) -> Markup:
    """A link to the trainer's pages, seen from the desk."""
    return Markup('<p><a href="sessions?lang={}">{}</a></p>').format(
        words.language, words("The trainer's pages: how to lead each unit, and a programme of two days")
    )
