"""What the page says at its beginning, of levers meanwhile, and of what the simulation knows about signals."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from sherpa_sim.cohort.signal_log import Asked
from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.lever_guide import load_lever_guide
from sherpa_sim.content.signal_walls import load_walls
from sherpa_sim.content.signals import Group, Summary
from sherpa_sim.locale.words import Words
from sherpa_sim.reports import signal_names

ANSWERED = "surroundings.culture_answer"
"""The number of the model that says what an answered signal does."""


def intro(words: Words) -> Markup:
    """What the page is for, and what never goes into it."""
    return Markup('<h1>{}</h1><p class="lead">{}</p><p>{}</p>').format(
        words("Signals"),
        words(
            "Write down what colleagues run into when they want to learn. Make one page of it for management, which "
            "names nobody. And keep what management answers."
        ),
        words(
            "Never write who said it: no names, no initials. The files you bring in stay in memory until you leave. "
            "Nothing goes to management but the page that you save and give yourself."
        ),
    )


def summary(words: Words) -> Markup:
    """What the summary for management is, and what it does not tell."""
    return Markup("<h2>{}</h2><p>{}</p><p>{}</p>").format(
        words("The summary for management"),
        words(
            "One page that names nobody. It is only made from five different colleagues or more. What fewer than five "
            "said stays here and waits until there are more."
        ),
        words(
            "Numbers are rounded down to five. Once it is made its numbers do not change, and the next one needs five "
            "new people: who lays two pages beside each other must not find out who came in."
        ),
    )


def meanwhile(words: Words) -> Markup:
    """Which levers answer which wall, for the colleague herself, while the signal is on its way."""
    language = words.language
    rows = Markup("")
    for wall in load_walls().values():
        levers = ", ".join(
            lever.name(language)
            for lever in load_lever_guide().values()
            if set(lever.answers) & set(wall.barriers)
        )
        rows += Markup("<li>{}: <strong>{}</strong></li>").format(wall.name(language), levers)
    return Markup(
        '<details><summary>{}</summary><p>{}</p><ul>{}</ul><p><a href="unit/07-levers?lang={}">{}</a></p></details>'
    ).format(
        words("And for the colleague herself, meanwhile?"),
        words("A signal takes time. These levers answer each wall; management has to do the rest."),
        rows,
        language,
        words("The seven levers, in unit 07"),
    )


def simulated(words: Words) -> Markup:
    """What the simulation says about answered signals, and how little is known of it, with ways to try it."""
    number = load_assumptions().numbers()[ANSWERED]
    return Markup(
        '<h2>{}</h2><p>{}</p><p><a href="explorer?lang={}">{}</a></p>'
        '<p><a href="doubt?lang={}&amp;x.{}={:g}">{}</a></p>'
    ).format(
        words("Does an answer do anything?"),
        words(
            "In the simulation answered signals make the learning culture of a workplace a little stronger, and more "
            "so where the employer supports learning; by how much is a guess ({value}, it could be {low} to {high}), "
            "for nobody has measured it.",
            value=words.number(number.value, 1),
            low=words.number(number.low),
            high=words.number(number.high),
        ),
        words.language,
        words("Open the policy explorer"),
        words.language,
        ANSWERED,
        number.low,
        words("See what the answer of the simulation becomes if answered signals do nothing"),
    )


def contents(made: Summary, words: Words) -> Markup:
    """A summary as management reads it, folded."""
    groups = Markup("").join(_group(group, words) for group in made.groups)
    return Markup("<details><summary>{}</summary>{}</details>").format(
        words("What management reads in it"), groups
    )


def _group(group: Group, words: Words) -> Markup:
    quotes = Markup("").join(Markup("<li>“{}”</li>").format(quote) for quote in group.quotes)
    said = [signal_names.people(group.least, group.most, words)]
    if group.places:
        said.append(words("Heard in: {places}.", places="; ".join(group.places)))
    parts = [Markup("<h4>{}</h4><p>{}</p>").format(signal_names.about(group, words), " ".join(said))]
    if quotes:
        parts.append(Markup("<ul>{}</ul>").format(quotes))
    if group.suggestion:
        parts.append(Markup("<p>{} {}</p>").format(words("What colleagues suggest:"), group.suggestion))
    parts.append(Markup("<p>{} {}</p>").format(words("What we ask:"), group.request))
    return Markup("").join(parts)


def past_their_day(asked: Sequence[Asked], today: date, words: Words) -> Markup:
    """What nobody answered or did by the day that was asked or promised; empty, if there is none."""
    items = Markup("")
    for one in asked:
        day = one.late(today)
        if day is None:
            continue
        name, when = signal_names.about(one.group, words), words.date(day)
        said = (
            words("{wall}: promised by {day}. Ask how it stands.", wall=name, day=when)
            if one.group.answers
            else words("{wall}: an answer was asked by {day}. Ask again.", wall=name, day=when)
        )
        items += Markup("<li>{}</li>").format(said)
    if not items:
        return items
    return Markup('<div class="trouble"><p><strong>{}</strong></p><ul>{}</ul></div>').format(
        words("Past their day"), items
    )


def answering(words: Words) -> Markup:
    """What to do with an answer."""
    return Markup("<h2>{}</h2><p>{}</p>").format(
        words("What management answers"),
        words(
            "Note each answer here, also a no. Then tell your colleagues: a signal without an answer makes people "
            "silent."
        ),
    )
