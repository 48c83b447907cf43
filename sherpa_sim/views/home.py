"""The home page: one door for each kind of visitor."""

from markupsafe import Markup

from sherpa_sim.cohort.cohort import all_cohorts
from sherpa_sim.locale.words import Words

from .controls import Panel
from .visit import visit


def home() -> Panel:
    """The home page in the visitor's language."""
    arrival = visit()
    return Panel(_page(arrival.words, arrival.language), kind="home")


def _page(words: Words, language: str) -> Markup:
    doors = (
        _door(
            words("I decide about policy"),
            words(
                "Try learning mentors out in a simulated workplace: who would train more, what it costs, "
                "and how sure that is. Ten minutes, no manual."
            ),
            Markup(
                '<p><a href="validation?lang={0}">{1}</a></p><a class="enter" href="explorer?lang={0}">{2}</a>'
            ).format(
                language,
                words("Does the model behave like the world?"),
                words("Open the policy explorer"),
            ),
        ),
        _door(
            words("I train learning mentors"),
            words("Make a group, set papers, grade and mark them, and follow how everybody gets on."),
            Markup("<p>{}</p>").format(
                words(
                    'The desk is a site of its own, for you alone: type "make desk" in the folder of the kit, or '
                    '"sherpa desk".'
                )
            ),
        ),
        _door(
            words("I want to be a learning mentor"),
            words(
                "Learn how to talk with colleagues about learning: practise with simulated colleagues, "
                "at your own pace."
            ),
            Markup(
                '{0}<p><a href="conversation?lang={1}">{2}</a></p><a class="enter" href="learn?lang={1}">{3}</a>'
            ).format(
                _papers(words, language) if all_cohorts() else "",
                language,
                words("Practise a talk"),
                words("Open the course"),
            ),
        ),
    )
    return Markup('<h1>{}</h1><p class="lead">{}</p><ul class="doors">{}</ul>').format(
        words("Colleagues who help colleagues start learning"),
        words(
            "A learning mentor is a colleague on the shop floor who talks with you about learning, and helps "
            "you over what stands in the way. This kit trains mentors and shows what they would change."
        ),
        Markup("").join(doors),
    )


def _door(heading: str, text: str, way_in: Markup) -> Markup:
    return Markup('<li class="card door"><h2>{}</h2><p>{}</p>{}</li>').format(heading, text, way_in)


def _papers(words: Words, language: str) -> Markup:
    return Markup('<p><a href="paper?lang={}">{}</a></p>').format(language, words("Open my papers"))
