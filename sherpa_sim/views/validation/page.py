"""The page on why to believe the model: five sentences, every pattern, what is left out, every number, to take away."""

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.sources import load_sources
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.validate import Validation, kept
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Download, Downloads, Panel, Picture, box
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.visit import visit

from ..markup import alerts
from . import chart, telling
from .believe import every_number, five_sentences, not_modelled
from .cards import pattern_cards, source_list
from .fitted import fitted_to
from .take_away import patterns_as_csv


def show_validation() -> VBox:
    """The page for whoever opened it.

    The results are read before anybody comes, so that a kernel kept ready answers at once.
    """
    found = _found()
    arrival = visit()
    words = arrival.words
    intro = Panel(_intro(words), kind="intro")
    if isinstance(found, Problem):
        return box("validation", intro, Panel(alerts([words.problem(found)])))
    return box(
        "validation",
        intro,
        Panel(five_sentences(found, words), kind="card"),
        Panel(verdict_in_words(found, words), kind="answer-and-rule"),
        _picture(found, words),
        Panel(pattern_cards(found, words)),
        Panel(fitted_to(found, words), kind="card"),
        Panel(not_modelled(words), kind="card"),
        every_number(words),
        Panel(source_list(found, load_sources(), words), kind="card"),
        Panel(Markup("<h2>{}</h2>").format(words("Take it with you"))),
        _downloads(found, words),
        Panel(Markup("<p>{}</p>").format(found.stamp.line()), kind="stamp"),
        Panel(
            Markup('<p><a href="explorer?lang={}">{}</a></p>').format(
                arrival.language, words("Open the policy explorer")
            )
        ),
    )


def _found() -> Validation | Problem:
    """The results of the kit, or why they cannot be shown."""
    try:
        return kept()
    except Problem as problem:
        return problem


def _intro(words: Words) -> Markup:
    return Markup('<h1>{}</h1><p class="lead">{}</p>').format(
        words("Does the model behave like the world?"),
        words(
            "Researchers saw these patterns in real workplaces, trials and conversations. The model was not fitted to "
            "them. Here you see what they saw, what the model gives, and where the two do not agree."
        ),
    )


def verdict_in_words(found: Validation, words: Words) -> Markup:
    """How many patterns are met, which are not, and by what rule."""
    stale = Markup("")
    if not found.current:
        stale = alerts(
            [
                words(
                    "These results belong to other numbers of the model than it has now. "
                    'Run "sherpa validate --save" to make them again.'
                )
            ]
        )
    missed = Markup("").join(
        Markup('<li><a href="#{}">{}</a></li>').format(
            verdict.pattern.key, verdict.pattern.name(words.language)
        )
        for verdict in found.verdicts
        if not verdict.met
    )
    return Markup(
        '{}<p class="answer">{}</p>{}<details><summary>{}</summary><p>{}</p><p>{}</p></details>'
    ).format(
        stale,
        telling.headline(found, words),
        Markup("<p>{}</p><ul>{}</ul>").format(words("Not met:"), missed) if missed else "",
        words("When does a pattern count as met, and what does the range hold?"),
        found.rule(words.language),
        words(
            "The range holds 8 in 10 runs. Each run has its own luck and its own draw of the numbers that were fitted "
            "to surveys. Numbers that are stated choices, such as what one talk does, are the same in all runs."
        ),
    )


def _picture(found: Validation, words: Words) -> Picture:
    picture = Picture()

    def draw(size: Size) -> None:
        image = chart.validation_as_png(found, words, size, stamped=False)
        picture.show(image, "png", chart.spoken(found, words), chart.height_of(found, size.width, words))

    picture.on_resize(draw)
    return picture


def _downloads(found: Validation, words: Words) -> Downloads:
    return Downloads(
        (
            Download(
                "sherpa-validation.csv",
                "text/csv",
                words("Save all numbers (CSV)"),
                lambda: patterns_as_csv(found, words),
            ),
            Download(
                "sherpa-validation.png",
                "image/png",
                words("Save the chart (PNG)"),
                lambda: chart.validation_as_png(found, words),
            ),
        ),
        words,
    )
