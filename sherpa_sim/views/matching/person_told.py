"""What a list says of somebody, as the coach reads it."""

from collections.abc import Iterator

from markupsafe import Markup

from sherpa_sim.content.matching import Candidate
from sherpa_sim.content.matching_columns import Side
from sherpa_sim.content.matching_values import ANYWHERE
from sherpa_sim.locale.words import N_, Words
from sherpa_sim.reports.match_words import PART_NAMES, languages_words, slots_words

GENDERS = {"woman": N_("woman"), "man": N_("man"), "other": N_("other")}


def person_told(one: Candidate, side: Side, words: Words) -> Markup:
    """Everything of a row, with what is never compared under its own heading."""
    facts = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, value)
        for name, value in _facts(one, side, words)
        if value
    )
    notes = (
        Markup("<p><strong>{}</strong> {}</p><p class='quiet'>{}</p>").format(
            words("Motivation:"), one.notes, words("You read this; it is never compared or scored.")
        )
        if one.notes
        else Markup("")
    )
    return Markup("<h4>{}</h4><dl>{}</dl>{}").format(one.name, facts, notes)


def _facts(one: Candidate, side: Side, words: Words) -> Iterator[tuple[str, str]]:
    mentor = side is Side.MENTORS
    yield words("Works in") if mentor else words("Interested in"), ", ".join(one.sectors)
    yield words("Offers") if mentor else words("Wants to learn"), ", ".join(one.skills)
    yield words("Talents"), ", ".join(one.talents)
    yield words("Languages"), languages_words(one, words)
    yield words("Can meet"), slots_words(one.available, words)
    yield words("From"), words.date(one.first_day) if one.first_day else ""
    yield words("Hours a month"), words.number(one.hours, 1) if one.hours else ""
    travel = [words("anywhere or online") if place == ANYWHERE else place for place in one.travel]
    yield words("Region"), one.region
    yield words("Also goes to"), ", ".join(travel)
    yield words("Mentees at once"), words.number(one.capacity) if mentor else ""
    yield words("Not with"), ", ".join(one.not_with)
    yield words("Would rather have"), words(GENDERS[one.prefers]) if one.prefers else ""
    yield words("Own hard limits"), ", ".join(words(PART_NAMES[part]) for part in one.limits)
    yield words("Team"), one.team
    yield words("Boss"), one.leader
