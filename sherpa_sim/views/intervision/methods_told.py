"""The methods on the page: what each is good for, its steps, and where it comes from."""

from markupsafe import Markup

from sherpa_sim.content.intervision import Intervision, Method
from sherpa_sim.content.sources import load_sources
from sherpa_sim.locale.words import Words


def methods_told(kit: Intervision, words: Words) -> Markup:
    """Every method under a fold of its own."""
    folds = Markup("").join(_told(method, words) for method in kit.methods)
    return Markup("<h2>{}</h2><p>{}</p>{}").format(
        words("Ways to look at a case"),
        words(
            "Choose with the group, and stay with one for a few meetings. Which one works best for mentors, nobody has "
            "tested."
        ),
        folds,
    )


def _told(method: Method, words: Words) -> Markup:
    language = words.language
    steps = Markup("").join(
        Markup("<li><strong>{}</strong> ({})<br>{}</li>").format(
            step.name(language), words("{minutes} minutes", minutes=step.minutes), step.does(language)
        )
        for step in method.steps
    )
    cited = "; ".join(load_sources()[source].citation(language) for source in method.sources)
    return Markup(
        "<details><summary>{} ({})</summary><p>{}</p><ol>{}</ol><p class=quiet>{}</p></details>"
    ).format(
        method.name(language),
        words("{minutes} minutes", minutes=method.minutes),
        method.heart(language),
        steps,
        words("After: {sources}", sources=cited),
    )
