"""Why one may believe the model, and why not further: five sentences, what is left out, and every number."""

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.assumptions import Number, load_assumptions
from sherpa_sim.content.not_modelled import load_not_modelled
from sherpa_sim.content.origin import Origin, count_origins, origin_of
from sherpa_sim.content.record import Confidence
from sherpa_sim.content.sources import load_sources
from sherpa_sim.experiments.validate import Validation
from sherpa_sim.locale.words import Words
from sherpa_sim.views.assumptions_table import confidences, span, themes, told, units
from sherpa_sim.views.controls import Cell, Column, Panel, Row, Table

ROWS = 12  # at once: who looks for a number searches
_SURE = {Confidence.HIGH: 3, Confidence.MEDIUM: 2, Confidence.LOW: 1, Confidence.GUESS: 0}


def five_sentences(found: Validation, words: Words) -> Markup:
    """Why believe this, and how far."""
    numbers = load_assumptions().numbers().values()
    chosen = count_origins(numbers)[Origin.CHOSEN]
    met = sum(verdict.met for verdict in found.verdicts)
    said = (
        words(
            "The model is built from small steps that are described in full: who meets whom, what a talk does, what "
            "holds somebody back, who applies and who gets a seat."
        ),
        words(
            "It is fitted to who trains in Belgium and Flanders by diploma, sex and age, and to the reasons people "
            "give."
        ),
        words(
            "Of {patterns} patterns that it was not fitted to, it meets {met}; the others stand below as well.",
            patterns=len(found.verdicts),
            met=met,
        ),
        words(
            "Of its {numbers} numbers {chosen} are our own choice where nothing was measured; each has a range and can "
            "be changed.",
            numbers=len(numbers),
            chosen=chosen,
        ),
        words(
            "No trial has measured what mentors do to the take-up of training, so take a result as a reasoned "
            "expectation, and compare plans rather than trust a number."
        ),
    )
    return Markup("<h2>{}</h2><ol>{}</ol>").format(
        words("Why believe it, in five sentences"),
        Markup("").join(Markup("<li>{}</li>").format(one) for one in said),
    )


def not_modelled(words: Words) -> Markup:
    """What is left out, and what is taken as given."""
    lists = load_not_modelled()
    left, given = (
        Markup("").join(Markup("<li>{}</li>").format(one(words.language)) for one in entries)
        for entries in (lists.left_out, lists.taken_as_given)
    )
    return Markup("<h2>{}</h2><p>{}</p><ul>{}</ul><p>{}</p><ul>{}</ul>").format(
        words("What is not in the model"),
        words("Left out although it may matter:"),
        left,
        words("Taken as given although it is not known:"),
        given,
    )


def every_number(words: Words) -> VBox:
    """Each number of the model with its range, where it comes from and how sure it is; to be sorted and searched."""
    numbers = load_assumptions().numbers()
    called = themes(words)
    table = Table(
        words("Every number of the model"),
        (
            Column(words("what it is")),
            Column(words("about")),
            Column(words("value"), number=True),
            Column(words("range"), number=True, sortable=False),
            Column(words("unit")),
            Column(words("where it comes from")),
            Column(words("date"), number=True),
            Column(words("confidence")),
        ),
        [
            Row(name, _cells(number, called[name.partition(".")[0]], words))
            for name, number in numbers.items()
        ],
        words,
    )
    table.page = ROWS
    box = VBox([Panel(Markup("<h2>{}</h2>").format(words("Every number, and where it comes from"))), table])
    box.add_class("card")
    return box


def _cells(number: Number, theme: str, words: Words) -> tuple[Cell | str, ...]:
    sure = Cell(confidences(words)[number.confidence], sort=_SURE[number.confidence])
    return (
        number.meaning(words.language),
        theme,
        Cell(told(number.value, words), sort=number.value),
        span(number.low, number.high, words),
        units(words).get(number.unit, number.unit),
        _origin(number, words),
        str(number.date),
        sure,
    )


def _origin(number: Number, words: Words) -> str:
    origin = origin_of(number)
    if origin is Origin.FITTED:
        return words("fitted to surveys")
    if origin is Origin.CHOSEN:
        return words("our choice")
    return load_sources()[number.source].citation(words.language)
