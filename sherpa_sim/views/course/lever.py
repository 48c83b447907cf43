"""A lever as its record tells it: what to ask oneself, do and leave, scenes with colleagues, and what it answers."""

from collections.abc import Iterable

from markupsafe import Markup

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.glossary import load_glossary
from sherpa_sim.content.lever_guide import LeverCase, LeverGuide, load_lever_guide
from sherpa_sim.content.record import Text
from sherpa_sim.content.sources import load_sources
from sherpa_sim.domain.states import Barrier
from sherpa_sim.locale.words import Words

from .picture import CoursePanel
from .reader import reader

_NOTHING = Markup("")


def lever(key: str) -> CoursePanel:
    """The lever with this key, such as "enlighten".

    Raises:
        KeyError: if there is none.
    """
    return CoursePanel(shown(load_lever_guide()[key], reader().words))


def shown(guide: LeverGuide, words: Words) -> Markup:
    """Everything that the record says of a lever, for a mentor."""
    language = words.language
    return Markup(
        '<div class="lever"><p class="lead">{}</p><h3>{}</h3>{}<div class="sides"><div><h3>{}</h3>{}</div>'
        '<div class="leave"><h3>{}</h3>{}</div></div>{}{}<p class="known">{}</p><p class="source">{} {}</p></div>'
    ).format(
        guide.in_short(language),
        words("Ask yourself"),
        _list(guide.questions, language),
        words("Do"),
        _list(guide.do, language),
        words("Leave"),
        _list(guide.leave, language),
        _NOTHING.join(_scene(case, words) for case in guide.cases),
        _barriers(guide, words),
        guide.known(language),
        words("Source:"),
        "; ".join(load_sources()[source].citation(language) for source in guide.sources),
    )


def _scene(case: LeverCase, words: Words) -> Markup:
    language, name = words.language, load_colleagues()[case.colleague].name
    return Markup(
        '<div class="card scene"><h3>{}</h3><p>{}</p><p><b>{}</b> {}</p><p><b>{}</b> {}</p></div>'
    ).format(
        name,
        case.situation(language),
        words("The mentor:"),
        case.mentor(language),
        words("Afterwards:"),
        case.afterwards(language),
    )


def _barriers(guide: LeverGuide, words: Words) -> Markup:
    language, names = words.language, barrier_names(words)
    skill = load_glossary()[guide.skill].term(language)
    return Markup("<dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>").format(
        words("Answers: {barriers}", barriers=", ".join(names[one] for one in guide.answers))
        if guide.answers
        else words("Answers no barrier by itself"),
        guide.answers_how(language),
        words("Does not answer: {barrier}", barrier=names[guide.does_not_answer.barrier]),
        guide.does_not_answer.why(language),
        words("Goes with: {skill}", skill=skill),
        guide.skill_how(language),
    )


def barrier_names(words: Words) -> dict[Barrier, str]:
    """What the barriers are called in the course."""
    return {
        Barrier.NEED: words("sees no need"),
        Barrier.AWARENESS: words("does not know what there is"),
        Barrier.CONFIDENCE: words("does not feel able"),
        Barrier.TIME: words("has no time"),
        Barrier.MONEY: words("has no money for it"),
        Barrier.SUPPORT: words("is not supported at work"),
    }


def _list(texts: Iterable[Text], language: str) -> Markup:
    items = _NOTHING.join(Markup("<li>{}</li>").format(text(language)) for text in texts)
    return Markup("<ul>{}</ul>").format(items)
