"""The page behind the link that a trainer gives: the questionnaire of one survey, filled in without a name."""

from datetime import date

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.surveys import find_survey, save_answer
from sherpa_sim.content.learning_culture import load_learning_culture
from sherpa_sim.content.survey import Answer
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Panel, box
from ..markup import alerts
from ..visit import visit
from .sheet import Sheet

GROUP, SURVEY = "group", "survey"
"""What the link calls the key of the cohort, and that of the survey."""


def show_questionnaire() -> VBox:
    """The page for whoever opened it with such a link."""
    arrival = visit()
    words = arrival.words
    return box(
        "questionnaire",
        _heading(words),
        *_asked(arrival.query.get(GROUP, ""), arrival.query.get(SURVEY, ""), words),
    )


def _asked(group: str, key: str, words: Words) -> tuple[DOMWidget, ...]:
    """The questions, or why there are none."""
    if not group and not key:
        return (_said(words("You open this page with the link or the square code that you got at work.")),)
    try:
        cohort, survey = find_survey(group, key)
    except Problem as problem:
        return (Panel(alerts([words.problem(problem)])),)
    if not survey.open_on(date.today()):
        return (_said(words("This questionnaire is closed; answers are no longer taken.")),)

    def keep(answer: Answer) -> None:
        save_answer(cohort, survey.key, answer)

    return (Panel(_promise(words)), Sheet(survey, load_learning_culture(), words, keep))


def _heading(words: Words) -> Panel:
    return Panel(Markup("<h1>{}</h1>").format(words("Learning at your work")))


def _said(sentence: str) -> Panel:
    return Panel(Markup("<p>{}</p>").format(sentence))


def _promise(words: Words) -> Markup:
    """What is kept and what is not, before anybody answers."""
    sentences = (
        words(
            "It takes about five minutes. You choose whether you take part, and you may leave questions open."
        ),
        words(
            "Nobody sees your name: only your answers are kept, without name, time or device. Results are told only of "
            "five people or more. Nothing is sent before you press Send; this browser then remembers that it was sent."
        ),
    )
    return Markup('<p class="lead">{}</p><p>{}</p>').format(*sentences)
