"""The page of the guided stories: a list of them, or the facilitator's page of one."""

from collections.abc import Iterable
from pathlib import Path

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.story import Prediction, Story, load_stories
from sherpa_sim.content.story_sessions import StorySession, load_story_sessions
from sherpa_sim.locale.words import Words

from ..controls import Panel
from ..sessions.page import SessionPanel
from ..sessions.prose import prose
from ..sessions.times import times
from ..visit import visit

WANTED = "story"
"""What the address calls the story whose facilitator's page is open."""


class StoryPanel(Panel):
    """What the pages of the stories have beside those of the trainer."""

    _css = Path(__file__).parent / "stories.css"


def show_stories() -> VBox:
    """The page that its address asks for; without a story, the list of all."""
    arrival = visit()
    wanted, words = arrival.query.get(WANTED, ""), arrival.words
    box = VBox([SessionPanel(stories_page(wanted, words)), StoryPanel(below(wanted, words))])
    box.add_class("sessions")
    box.add_class("stories")
    return box


def stories_page(wanted: str, words: Words) -> Markup:
    """What stands on the page; a story that is not known is answered with the list."""
    if wanted in load_stories():
        return _way(wanted, words) + _session(load_story_sessions(words.language)[wanted], words)
    return _way("", words) + _list(words)


def below(wanted: str, words: Words) -> Markup:
    """Under a facilitator's page, the form to print and the sources; under the list, where all of this comes from."""
    if wanted in load_stories():
        story = load_stories()[wanted]
        return _form(story, words) + _sources(story, words)
    return Markup('<p class="quiet">{}</p>').format(words("A model says so; no trial has measured it."))


def _address(words: Words, key: str = "") -> str:
    return f"stories?lang={words.language}" + (f"&{WANTED}={key}" if key else "")


def _begin(story: Story, words: Words) -> Markup:
    return Markup('<a class="enter" href="explorer?lang={}&amp;story={}">{}</a>').format(
        words.language, story.key, words("Begin: {story}", story=story.name(words.language))
    )


def _way(wanted: str, words: Words) -> Markup:
    """Where one can go from here; it is not printed."""
    others = [story for key, story in load_stories().items() if wanted and key != wanted]
    links = [
        Markup('<a href="explorer?lang={}">{}</a>').format(words.language, words("Open the policy explorer")),
        *([_link(words, "", words("Guided stories"))] if wanted else []),
        *(_link(words, story.key, story.name(words.language)) for story in others),
    ]
    items = _joined(Markup("<li>{}</li>").format(link) for link in links)
    return Markup('<nav class="way" aria-label="{}"><ul>{}</ul></nav>').format(
        words("Other pages of the stories"), items
    )


def _link(words: Words, key: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(_address(words, key), text)


def _list(words: Words) -> Markup:
    cards = _joined(_card(story, words) for story in load_stories().values())
    return Markup('<h1>{}</h1><p class="lead">{}</p><p>{}</p>{}').format(
        words("Guided stories"),
        words(
            "In each step you first say what you expect. Then you see what the model says, and what was measured in "
            "the world."
        ),
        words("Go through a story alone, or lead a group through it: each has a page for that."),
        cards,
    )


def _card(story: Story, words: Words) -> Markup:
    name, minutes = story.name(words.language), load_story_sessions(words.language)[story.key].minutes
    return Markup(
        '<section class="story"><h2>{}</h2><p class="lead">{}</p><p>{}</p><p>{}</p><ul><li>{}</li><li>{}</li></ul>'
        "</section>"
    ).format(
        name,
        story.question(words.language),
        story.audience(words.language),
        words("{alone} minutes alone, {group} minutes with a group", alone=story.minutes, group=minutes),
        _begin(story, words),
        _link(words, story.key, words("Lead a group through it: {story}", story=name)),
    )


def _session(session: StorySession, words: Words) -> Markup:
    story = load_stories()[session.story]
    rows = [(step, Markup("{}").format(step.what)) for step in session.steps]
    return Markup(
        '<article><h1>{}</h1><p class="lead">{}</p><p class="begin">{}</p><p class="quiet">{}</p>{}{}</article>'
    ).format(
        story.name(words.language),
        story.question(words.language),
        _begin(story, words),
        words(
            "This page is for who leads a group. It prints on A4 with Print in the menu of your browser; the form to "
            "predict on stands at the end."
        ),
        times(words("{minutes} minutes with a group", minutes=session.minutes), rows, words),
        prose(session.text, lambda _: _address(words)),
    )


def _form(story: Story, words: Words) -> Markup:
    rows = _joined(
        Markup("<tr><td>{}</td><td>{}</td><td></td><td></td></tr>").format(
            number, _asked(step.predict, words.language)
        )
        for number, step in enumerate(story.steps, start=1)
        if step.predict is not None
    )
    return Markup(
        '<table class="form"><caption>{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th>'
        '<th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>'
    ).format(
        words("What I expect: {story}", story=story.name(words.language)),
        words("Step"),
        words("Question"),
        words("I expect"),
        words("The model says"),
        rows,
    )


def _asked(predict: Prediction, language: str) -> Markup:
    options = _joined(Markup("<li>{}</li>").format(option.text(language)) for option in predict.options)
    return Markup("{}{}").format(
        predict.question(language), Markup("<ul>{}</ul>").format(options) if options else ""
    )


def _sources(story: Story, words: Words) -> Markup:
    listed = _joined(
        Markup("<li>{}</li>").format(load_sources()[source].citation(words.language))
        for source in story.cited
    )
    return Markup('<h2>{}</h2><ul class="where-from">{}</ul>').format(words("Where this comes from"), listed)


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
