"""That the trainer's pages are shown whole, in order and safely, and on the trainer's site only."""

import re
from html.parser import HTMLParser

import pytest

from sherpa_sim.content.sessions import PROGRAMME, load_sessions
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.pages import TRAINER, VISITOR
from sherpa_sim.views.sessions import door
from sherpa_sim.views.sessions.page import ALL, sessions_page
from sherpa_sim.views.sessions.prose import prose

LANGUAGES = ("en", "nl")
OPEN = ("", PROGRAMME, ALL, *load_sessions("en"))


class Seen(HTMLParser):
    """The headings of a page and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wanted", OPEN)
def test_headings_are_in_order_and_links_live(wanted: str, language: str) -> None:
    seen = Seen(sessions_page(wanted, words_for(language)))
    assert seen.levels[0] == 1
    assert seen.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(seen.levels, seen.levels[1:], strict=False))
    pages = {f"sessions?lang={language}" + (f"&session={key}" if key else "") for key in OPEN}
    assert f"./?lang={language}" in seen.links
    assert set(seen.links) <= {*pages, f"./?lang={language}"}


def test_the_list_leads_to_every_page() -> None:
    links = Seen(sessions_page("", words_for("nl"))).links
    assert {f"sessions?lang=nl&session={key}" for key in OPEN if key} <= set(links)


def test_an_unknown_page_is_answered_with_the_list() -> None:
    words = words_for("en")
    assert sessions_page("<script>", words) == sessions_page("", words)


def test_all_in_a_row_holds_every_page() -> None:
    html = sessions_page(ALL, words_for("en"))
    assert html.count("<article") == len(load_sessions("en")) + 1


def test_prose_holds_nothing_but_text() -> None:
    nasty = '# A\n\n<script>x</script>\n\n![p](http://a/b.png) [l](javascript:x)\n\n**b** <b onclick="x">'
    html = prose(nasty, lambda target: target, deeper=1)
    assert html.startswith("<h2>A</h2>")
    assert "<strong>b</strong>" in html
    for part in ("<script", "<img", "http", 'href="javascript', "<b "):
        assert part not in html


def test_a_link_leads_to_the_page_of_that_file() -> None:
    assert 'href="to/programme.md"' in prose("[it](programme.md)", lambda target: f"to/{target}")


def test_only_the_trainer_s_site_has_them_and_the_desk_leads_there() -> None:
    page = next(page for page in TRAINER if page.name == "sessions")
    assert f'href="{page.address.strip("/")}?lang=nl"' in door(words_for("nl"))
    assert all("session" not in page.address + page.file for page in VISITOR)
