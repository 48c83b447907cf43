"""The six colleagues, as one gets to know them at first: who they are, and what they say when learning comes up."""

from markupsafe import Markup

from sherpa_sim.content.colleagues import Colleague, load_colleagues

from .picture import CoursePanel
from .reader import reader


def meet(*keys: str) -> CoursePanel:
    """Cards of the colleagues with these keys, or of all six.

    Raises:
        KeyError: if there is no such colleague.
    """
    language, known = reader().words.language, load_colleagues()
    cards = Markup("").join(_card(known[key], language) for key in keys or known)
    return CoursePanel(Markup('<ul class="people-met">{}</ul>').format(cards))


def _card(colleague: Colleague, language: str) -> Markup:
    """What anybody may know of a colleague; what is hidden stays hidden."""
    return Markup(
        '<li><p class="name">{}, {}</p><p class="job">{} · {}</p><p>{}</p><p class="says">{}</p></li>'
    ).format(
        colleague.name,
        colleague.age,
        colleague.job(language),
        colleague.firm(language),
        colleague.who(language),
        colleague.at_first[0](language),
    )
