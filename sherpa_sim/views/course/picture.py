"""The pictures of the units: as text and tables that are laid out like a drawing."""

from pathlib import Path

from markupsafe import Markup

from sherpa_sim.content.pictures import Bar, Family, Figure, Line, Part, Scheme, Talk, load_pictures
from sherpa_sim.content.record import Confidence
from sherpa_sim.content.sources import load_sources
from sherpa_sim.locale.words import Words

from ..controls import Panel
from . import family
from .reader import reader

_HERE = Path(__file__).parent
_NOTHING = Markup("")


class CoursePanel(Panel):
    """A piece of a unit, with the looks of the course wherever it is shown."""

    _css = _HERE / "course.css"


def picture(key: str) -> CoursePanel:
    """The scheme, talk, figure or family with this key.

    Raises:
        KeyError: if there is none.
    """
    words, found = reader().words, load_pictures()[key]
    match found:
        case Scheme():
            return CoursePanel(_scheme(found, words))
        case Talk():
            return CoursePanel(_talk(found, words))
        case Figure():
            return CoursePanel(_figure(found, words))
        case Family():
            return CoursePanel(family.drawn(found, words))


def _scheme(scheme: Scheme, words: Words) -> Markup:
    tag = "ol" if scheme.kind in ("steps", "scale") else "ul"
    parts = _joined(_part(part, words.language) for part in scheme.parts)
    return Markup('<figure class="scheme {0}"><figcaption>{1}</figcaption><{2}>{3}</{2}></figure>').format(
        scheme.kind, scheme.caption(words.language), tag, parts
    )


def _part(part: Part, language: str) -> Markup:
    sign = Markup('<span class="sign" aria-hidden="true">{}</span>').format(part.sign) if part.sign else ""
    text = Markup("<p>{}</p>").format(part.text(language)) if part.text else _NOTHING
    example = Markup('<p class="example">{}</p>').format(part.example(language)) if part.example else _NOTHING
    return Markup('<li>{}<p class="name">{}</p>{}{}</li>').format(sign, part.name(language), text, example)


def _talk(talk: Talk, words: Words) -> Markup:
    lines = _joined(_line(line, talk, words) for line in talk.lines)
    return Markup('<figure class="talk"><figcaption>{}</figcaption><ol>{}</ol></figure>').format(
        talk.caption(words.language), lines
    )


def _line(line: Line, talk: Talk, words: Words) -> Markup:
    who = words("You") if line.who == "mentor" else talk.colleague.capitalize()
    note = Markup('<p class="note">{}</p>').format(line.note(words.language)) if line.note else _NOTHING
    return Markup('<li class="{}"><p class="who">{}</p><p class="says">{}</p>{}</li>').format(
        line.who, who, line.says(words.language), note
    )


def _figure(figure: Figure, words: Words) -> Markup:
    language = words.language
    rows = _joined(_bar(bar, figure, words) for bar in figure.bars)
    sources = dict.fromkeys(load_sources()[bar.source].citation(language) for bar in figure.bars)
    return Markup(
        '<figure class="bars"><figcaption>{}</figcaption><p class="says">{}</p>'
        '<table><thead class="for-screen-reader"><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>'
        '<tbody>{}</tbody></table><p class="source">{} {}</p></figure>'
    ).format(
        figure.caption(language),
        figure.says(language),
        words("Who or what"),
        figure.unit(language),
        rows,
        words("Source:"),
        "; ".join(sources),
    )


def _bar(bar: Bar, figure: Figure, words: Words) -> Markup:
    digits = 0 if float(bar.value).is_integer() else 1 if bar.value >= 1 else 2
    doubt = _NOTHING
    if bar.confidence in (Confidence.LOW, Confidence.GUESS):
        doubt = Markup(' <span class="doubt">{}</span>').format(words("(uncertain)"))
    return Markup('<tr><th scope="row">{}{}</th><td>{}<span class="value">{} {}</span></td></tr>').format(
        bar.name(words.language),
        doubt,
        _drawn(bar, figure),
        words.number(bar.value, digits),
        figure.unit(words.language),
    )


def _drawn(bar: Bar, figure: Figure) -> Markup:
    share = bar.value / figure.most
    if figure.drawn == "people":
        return Markup('<span class="people" style="--share:{:.1f}%"></span>').format(100 * share)
    return Markup('<span class="bar" style="width:{:.1f}%"></span>').format(75 * share)


def _joined(parts: object) -> Markup:
    return Markup("").join(parts)  # type: ignore[arg-type]  # an iterable of Markup
