"""The programmes of a family, beside each other: what each is, and folded up what it taught and what is not known."""

from collections.abc import Iterable

from markupsafe import Markup

from sherpa_sim.content.figures import NUMBER, Figure
from sherpa_sim.content.pictures import Family
from sherpa_sim.content.programmes import Programme, load_programmes
from sherpa_sim.content.record import Confidence
from sherpa_sim.content.sources import load_sources
from sherpa_sim.locale.words import Words


def drawn(family: Family, words: Words) -> Markup:
    """A family as a list of cards, one a programme."""
    cards = Markup("").join(_card(load_programmes()[key], words) for key in family.programmes)
    return Markup('<figure class="scheme cards"><figcaption>{}</figcaption><ul>{}</ul></figure>').format(
        family.caption(words.language), cards
    )


def _card(programme: Programme, words: Words) -> Markup:
    language = words.language
    sources = dict.fromkeys(load_sources()[key].citation(language) for key in programme.cited)
    return Markup(
        '<li><p class="name">{}</p><p class="where">{}. {}.</p><p>{}</p>'
        '<details><summary>{}</summary>{}<p class="learned">{}</p>{}<p class="learned">{}</p>{}'
        '<p class="source">{} {}</p></details></li>'
    ).format(
        programme.name(language),
        programme.country(language),
        programme.period(language),
        programme.what(language),
        words("How it works, and what is known"),
        _list([text(language) for text in programme.how] + [_told(one, words) for one in programme.figures]),
        words("What to learn from it"),
        _list(text(language) for text in programme.lessons),
        words("Not known"),
        _list(text(language) for text in programme.not_known),
        words("Source:"),
        "; ".join(sources),
    )


def _told(figure: Figure, words: Words) -> str:
    """The sentence of a figure with its number in it, and whether it is uncertain."""
    decimals = len(f"{figure.number:.10g}".partition(".")[2])
    sentence = figure.what(words.language).replace(NUMBER, words.number(figure.number, decimals))
    return f"{sentence} {words('(uncertain)')}" if figure.confidence is Confidence.LOW else sentence


def _list(sentences: Iterable[str]) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(sentence) for sentence in sentences)
    return Markup("<ul>{}</ul>").format(items)
