"""What pages write in words: headings, paragraphs, lists, figures, and what went wrong."""

from collections.abc import Iterable

from markupsafe import Markup

from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words


def heading(title: str, *paragraphs: str) -> Markup:
    """A heading within a section, with what has to be known below it."""
    return Markup("<h2>{}</h2>").format(title) + paragraphs_of(paragraphs)


def paragraphs_of(sentences: Iterable[str]) -> Markup:
    """A paragraph a sentence."""
    return Markup("").join(Markup("<p>{}</p>").format(sentence) for sentence in sentences)


def listed(sentences: Iterable[str]) -> Markup:
    """A list, an item a sentence."""
    items = Markup("").join(Markup("<li>{}</li>").format(sentence) for sentence in sentences)
    return Markup("<ul>{}</ul>").format(items)


def alert(sentences: Iterable[str]) -> Markup:
    """What went wrong, in one box that a screen reader reads out at once."""
    return Markup('<div class="trouble" role="alert">{}</div>').format(paragraphs_of(sentences))


def alert_of(problem: Problem, words: Words) -> Markup:
    """A problem and the others that were found with it, in one box."""
    return alert(words.problem(one) for one in (problem, *problem.others))


def alerts(sentences: Iterable[str]) -> Markup:
    """What went wrong, a line each."""
    return Markup("").join(
        Markup('<p class="trouble" role="alert">{}</p>').format(sentence) for sentence in sentences
    )


def figures(numbers: Iterable[tuple[str, str]]) -> Markup:
    """A few numbers, each with what it is."""
    return _pairs("numbers", numbers)


def facts(lines: Iterable[tuple[str, str]]) -> Markup:
    """What is known of something: a label and a value a line; lines without a value are left out."""
    return _pairs("facts", ((label, value) for label, value in lines if value))


def counts(numbers: Iterable[tuple[str, str]]) -> Markup:
    """Small numbers beside each other, each with what it is."""
    return _pairs("facts counts", numbers)


def _pairs(kind: str, lines: Iterable[tuple[str, str]]) -> Markup:
    pairs = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(label, value) for label, value in lines
    )
    return Markup('<dl class="{}">{}</dl>').format(kind, pairs)
