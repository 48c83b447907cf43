"""That the stories are listed, each with its facilitator's page and its form, on the site that everybody may open."""

import pytest

from sherpa_sim.content.story import STORIES, load_stories
from sherpa_sim.content.story_sessions import load_story_sessions
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.pages import TRAINER, VISITOR
from sherpa_sim.views.stories.page import below, stories_page
from tests.views.sessions.test_sessions import Seen

languages = pytest.mark.parametrize("language", ["en", "nl"])


@languages
@pytest.mark.parametrize("wanted", ["", *STORIES])
def test_headings_are_in_order_and_links_live(wanted: str, language: str) -> None:
    words = words_for(language)
    seen = Seen(stories_page(wanted, words) + below(wanted, words))
    assert seen.levels[0] == 1
    assert seen.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(seen.levels, seen.levels[1:], strict=False))
    pages = {f"stories?lang={language}" + (f"&story={key}" if key else "") for key in ("", *STORIES)}
    begins = {f"explorer?lang={language}&story={key}" for key in STORIES}
    assert set(seen.links) <= {*pages, *begins, f"explorer?lang={language}"}
    assert (begins if not wanted else {f"explorer?lang={language}&story={wanted}"}) <= set(seen.links)


@languages
def test_the_list_tells_of_every_story(language: str) -> None:
    html = stories_page("", words_for(language))
    assert html.count("<section") == len(STORIES)
    for key, story in load_stories().items():
        for told in (story.name, story.question, story.audience):
            assert told(language) in html
        assert f"{load_story_sessions(language)[key].minutes} minut" in html
        assert f'href="stories?lang={language}&amp;story={key}"' in html


@languages
@pytest.mark.parametrize("key", STORIES)
def test_the_form_asks_what_the_story_asks(key: str, language: str) -> None:
    words, story = words_for(language), load_stories()[key]
    html = below(key, words)
    asked = [step.predict for step in story.steps if step.predict is not None]
    assert html.count("<td></td><td></td>") == len(asked)
    for predict in asked:
        assert predict.question(language).replace('"', "&#34;") in html
        assert all(option.text(language) in html for option in predict.options)
    assert html.count("</li>") == len(story.cited) + sum(len(predict.options) for predict in asked)


def test_an_unknown_story_is_answered_with_the_list() -> None:
    words = words_for("en")
    assert stories_page("<script>", words) == stories_page("", words)
    assert below("<script>", words) == below("", words)


def test_everybody_may_open_the_stories() -> None:
    assert "/stories" in {page.address for page in VISITOR}
    assert all("stories" not in page.address for page in TRAINER)
