"""The pieces of the explorer's page that are words only."""

from collections.abc import Sequence

from markupsafe import Markup

from sherpa_sim.experiments.results import Comparison
from sherpa_sim.locale.words import Words

from . import sentences


def intro(words: Words) -> Markup:
    """What this page is for, in two lines."""
    return Markup('<h1>{}</h1><p class="lead">{}</p>').format(
        words("What would learning mentors do?"),
        words(
            "Choose a workplace, move a control, and see at once how many more workers would take a course, "
            "who they are and what it costs."
        ),
    )


def damage(problems: Sequence[str], words: Words) -> Markup:
    """What was wrong with the address, if anything."""
    if not problems:
        return Markup("")
    listed = Markup("").join(Markup("<li>{}</li>").format(problem) for problem in problems)
    return Markup('<div class="trouble" role="alert"><p class="strong">{}</p><ul>{}</ul></div>').format(
        words("Part of the link you followed is damaged."), listed
    )


def heading(workplace: str, words: Words) -> Markup:
    """What the chart shows, and of which workplace."""
    return Markup('<h2>{} <span class="of">{}</span></h2>').format(
        words("Workers who took a course in the last 12 months"), workplace
    )


def sentence(comparison: Comparison, words: Words) -> Markup:
    """The answer in words."""
    told = (sentences.people(comparison, words), sentences.how_sure(comparison, words))
    return Markup('<p class="answer">{}</p><p>{}</p>').format(
        sentences.headline(comparison, words), " ".join(part for part in told if part)
    )


def link_note(own_list: bool, words: Words) -> Markup:
    """What the link holds and what not."""
    if own_list:
        return Markup("<p>{}</p>").format(
            words(
                "The link holds your choices but not your list; whoever opens it gets a ready-made workplace."
            )
        )
    return Markup("<p>{}</p>").format(words("Whoever opens this link sees what you see now."))
