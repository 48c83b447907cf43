"""What the sections write in words: headings, figures, lists."""

from collections.abc import Iterable

from markupsafe import Markup


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


def figures(numbers: Iterable[tuple[str, str]]) -> Markup:
    """A few numbers, each with what it is."""
    pairs = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(label, number) for label, number in numbers
    )
    return Markup('<dl class="numbers">{}</dl>').format(pairs)


def facts(lines: Iterable[tuple[str, str]]) -> Markup:
    """What is known of something: a label and a value a line; lines without a value are left out."""
    pairs = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(label, value) for label, value in lines if value
    )
    return Markup('<dl class="facts">{}</dl>').format(pairs)
