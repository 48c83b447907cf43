"""What is seen at once: the answer, and what kinds of numbers stand behind it."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from sherpa_sim.content.assumptions import Number
from sherpa_sim.content.origin import Origin, count_origins, count_roughly_measured
from sherpa_sim.experiments.results import Comparison
from sherpa_sim.locale.words import Words
from sherpa_sim.views.explorer.address import write_address
from sherpa_sim.views.explorer.choices import Choices
from sherpa_sim.views.explorer.pieces import way_back
from sherpa_sim.views.explorer.sentences import headline, people


def intro(choices: Choices, words: Words) -> Markup:
    """What this page is for, whose plan it is about, and the way back and to the other plans."""
    return Markup('<h1>{}</h1><p class="lead">{}</p>{}{}').format(
        words("What the answer hangs on"),
        words(
            "The simulation answers with numbers that are partly measured and partly chosen. See which of them move "
            "the answer, what would turn it around, and try numbers of your own."
        ),
        way_back(choices, words),
        _plans(choices, words),
    )


def _plans(choices: Choices, words: Words) -> Markup:
    """The plans, with the one that this page is about told apart; nothing where there is one only."""
    if not choices.many:
        return Markup("")
    rows = Markup("").join(
        Markup("<li><strong>{}</strong></li>").format(choices.name(place, words))
        if place == choices.look
        else Markup('<li><a href="doubt?{}">{}</a></li>').format(
            write_address(replace(choices, look=place), words.language), choices.name(place, words)
        )
        for place in range(len(choices.plans))
    )
    return Markup('<nav class="plans" aria-label="{}"><ul>{}</ul></nav>').format(words("Your plans"), rows)


def nothing_to_doubt(choices: Choices, words: Words) -> Markup:
    """A plan without any measure."""
    return Markup('<p class="answer">{}</p><p>{}</p>{}').format(
        words("This plan changes nothing, so there is nothing to doubt."),
        words("Choose something that the plan does, such as mentors, and come back."),
        way_back(choices, words),
    )


def glance(name: str, comparison: Comparison, numbers: Sequence[Number], words: Words) -> Markup:
    """The answer of a plan in a sentence with its range, and how many of the numbers behind it were measured."""
    return Markup(
        '<h2>{}</h2><p class="answer">{}</p><p>{}</p><p class="strong">{}</p>'
        '<p>{} <a href="validation?lang={}">{}</a></p>'
    ).format(
        words("The answer for {plan}", plan=name),
        headline(comparison, words),
        people(comparison, words),
        behind(numbers, words),
        words("A model says so; no trial has measured it."),
        words.language,
        words("Why believe this?"),
    )


def behind(numbers: Sequence[Number], words: Words) -> str:
    """How many of the numbers were measured, fitted and chosen."""
    counts = count_origins(numbers)
    return words(
        "Of the {all} numbers behind it, {measured} were measured by others ({weak} of these only roughly), {fitted} "
        "were fitted to surveys, and {chosen} are stated choices that nobody has measured.",
        all=words.number(len(numbers)),
        measured=words.number(counts[Origin.MEASURED]),
        weak=words.number(count_roughly_measured(numbers)),
        fitted=words.number(counts[Origin.FITTED]),
        chosen=words.number(counts[Origin.CHOSEN]),
    )
