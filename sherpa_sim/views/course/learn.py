"""The way into the course: its units, how far one is, and the papers."""

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.groups import groups
from sherpa_sim.locale.words import Words

from ..controls import Panel
from ..paper.trainee import trainees_sign_in
from ..tools.doors import MENTORS_TOOLS, doors
from ..visit import visit
from .shelf import Shelf


def learn() -> VBox:
    """The course in the visitor's language; who signs in sees her own progress and her papers."""
    arrival = visit()
    words = arrival.words
    shelf = Shelf(words)
    parts: list[DOMWidget] = [Panel(_heading(words)), Panel(_talks(words)), shelf]
    cohorts = groups().open
    if cohorts:
        parts += [Panel(_papers(words)), trainees_sign_in(cohorts, arrival.machine, words, shelf.belongs_to)]
    parts.append(Panel(_after(words)))
    box = VBox(parts)
    box.add_class("learn")
    return box


def _heading(words: Words) -> Markup:
    return Markup('<h1>{}</h1><p class="lead">{}</p>').format(
        words("The course"),
        words(
            "Thirteen short units. Do one at a time, in your own time. You can stop and go on later; "
            "what you did is kept."
        ),
    )


def _talks(words: Words) -> Markup:
    return Markup('<p><a href="conversation?lang={}">{}</a></p>').format(
        words.language, words("Practise with a colleague who answers back")
    )


def _papers(words: Words) -> Markup:
    return Markup('<h2>{}</h2><p>{}</p><p><a href="paper?lang={}">{}</a></p>').format(
        words("Do you follow the course with a group?"),
        words(
            "Sign in with the code that your trainer gave you. Your progress is then kept with your papers."
        ),
        words.language,
        words("My papers"),
    )


def _after(words: Words) -> Markup:
    return Markup("<h2>{}</h2><p>{}</p>{}").format(
        words("After the course"),
        words("What helps you as a mentor, week after week."),
        doors(MENTORS_TOOLS, words),
    )
