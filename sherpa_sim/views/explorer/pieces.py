"""The pieces of the explorer's page that are words only."""

from collections.abc import Sequence

from markupsafe import Markup

from sherpa_sim.experiments.results import Comparison
from sherpa_sim.locale.words import Words

from . import sentences
from .address import write_address
from .choices import Choices

_WITH_PLANS = frozenset({"shop-floor", "doubt", "region"})  # pages that open with the plans of this one


def intro(words: Words) -> Markup:
    """What this page is for, in two lines."""
    return Markup('<h1>{}</h1><p class="lead">{}</p>{}').format(
        words("What would learning mentors do?"),
        words(
            "Choose a workplace, move a control, and see at once how many more workers would take a course, "
            "who they are and what it costs."
        ),
        steps(words),
    )


def steps(words: Words) -> Markup:
    """The way through the page, as far as it lies on the page itself."""
    ways = (
        ("start", words("Start")),
        ("chart", words("Expect and see")),
        ("compare-plans", words("Compare")),
        ("doubt", words("Doubt")),
        ("further", words("Believe, look further")),
        ("take-away", words("Take away")),
    )
    rows = Markup("").join(Markup('<li><a href="#{}">{}</a></li>').format(key, name) for key, name in ways)
    return Markup('<nav class="steps" aria-label="{}"><ol>{}</ol></nav>').format(words("Steps"), rows)


def further(query: str, words: Words) -> Markup:
    """The pages on which one can look further at the same plans."""
    doors = (
        (
            "shop-floor",
            words("The shop floor itself"),
            words("Who talked with whom, and who takes a course, week by week."),
        ),
        (
            "doubt",
            words("What the answer hangs on"),
            words("Which numbers move it most, and what would turn it around."),
        ),
        (
            "region",
            words("All workplaces of Flanders"),
            words("The same plan for small and large firms and every sector."),
        ),
        (
            "validation",
            words("Why believe this?"),
            words("Where the model behaves like the world, and where not."),
        ),
        ("stories", words("Guided stories"), words("Three questions, step by step, alone or with a group.")),
    )
    rows = Markup("").join(
        Markup('<li><a href="{}?{}">{}</a> <span class="quiet">{}</span></li>').format(
            place, query if place in _WITH_PLANS else f"lang={words.language}", name, told
        )
        for place, name, told in doors
    )
    return Markup('<h2 id="further">{}</h2><ul>{}</ul>').format(words("Look further"), rows)


def way_back(choices: Choices, words: Words) -> Markup:
    """The way from another page back to the explorer, as it stood."""
    return Markup('<p><a href="explorer?{}">{}</a></p>').format(
        write_address(choices, words.language), words("Back to your plans in the explorer")
    )


def when(words: Words) -> Markup:
    """What the line of time below the form is for."""
    return Markup('<h2 class="small">{}</h2><p class="quiet">{}</p>').format(
        words("4. Choose when"),
        words("Move the left end of a bar to let it begin later, the right end to let it end sooner."),
    )


def left_out(problem: str, words: Words) -> Markup:
    """Why an instrument of the plan does nothing."""
    return Markup('<div class="trouble"><p>{} {}</p></div>').format(
        words("The instruments of this plan are left out:"), problem
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
    return Markup('<h2 id="chart">{} <span class="of">{}</span></h2>').format(
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
