"""What is known of the programme that a plan began as, and what was guessed for it."""

from markupsafe import Markup

from sherpa_sim.content.scenario import Scenario, load_scenario
from sherpa_sim.content.sources import load_sources
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.names import settings

from .plan_values import OWN


def began_as(key: str, words: Words) -> Markup:
    """A programme's question, its facts with their sources, and its guesses; nothing for a plan of one's own."""
    if key == OWN:
        return Markup("")
    scenario = load_scenario(key)
    return Markup("<p>{}</p><details><summary>{}</summary>{}{}{}</details>").format(
        scenario.question(words.language),
        words("What is known of this programme, and what is a guess"),
        Markup("<p>{}</p>").format(scenario.note(words.language)) if scenario.note else "",
        _facts(scenario, words),
        _guesses(scenario, words),
    )


def _facts(scenario: Scenario, words: Words) -> Markup:
    sources = load_sources()
    delivered = [change.delivers for change in scenario.changes if change.delivers is not None]
    facts = [*(fact for one in delivered for fact in one.facts), *scenario.facts]
    if not facts:
        return Markup("")
    rows = Markup("").join(
        Markup('<li>{} <span class="quiet">{}</span></li>').format(
            fact.what(words.language), sources[fact.source].citation(words.language)
        )
        for fact in facts
    )
    return Markup("<h3>{}</h3><ul>{}</ul>").format(words("Known"), rows)


def _guesses(scenario: Scenario, words: Words) -> Markup:
    called = settings(words)
    delivered = [change.delivers for change in scenario.changes if change.delivers is not None]
    guesses = [*(guess for one in delivered for guess in one.guesses), *scenario.guesses]
    if not guesses:
        return Markup("")
    rows = Markup("").join(
        Markup("<li>{}: {}</li>").format(called[guess.setting], guess.why(words.language))
        for guess in guesses
    )
    return Markup("<h3>{}</h3><ul>{}</ul>").format(words("Guessed"), rows)
