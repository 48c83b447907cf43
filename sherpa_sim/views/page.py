"""The pages of a site: which there are, and how one is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import tornado.web
from tornado.iostream import StreamClosedError
from voila.tornado.handler import TornadoVoilaHandler
from voila.utils import create_include_assets_functions

from sherpa_sim.locale.words import LANGUAGES, Words, words_for

from .language import NAMES, asked_language, preferred_language
from .visit import MACHINE_HEADER


@dataclass(frozen=True)
class Opening:
    """What a visitor reads before the notebook has run: the page's title, and that it is starting."""

    title: str
    starting: str


@dataclass(frozen=True)
class Page:
    """A notebook shown as a page.

    `place` and `file` say where the notebook lies in the content folders, one for each language where `file` has
    `{language}` in it; `address` is where the page is on the site; `opening` says in somebody's words what is
    opening; `ready` is how many kernels are kept started ahead of the next visitor.
    """

    name: str
    address: str
    place: str
    file: str
    opening: Callable[[Words], Opening]
    ready: int = 1

    def notebook(self, language: str) -> str:
        """The name of the notebook of a language among the pages that a site serves."""
        own = f".{language}" if "{language}" in self.file else ""
        return f"{self.name}{own}.ipynb"

    def notebooks(self) -> dict[str, str]:
        """Every notebook of the page by that name, with its file."""
        return {self.notebook(language): self.file.format(language=language) for language in LANGUAGES}


class _Sorry(tornado.web.RequestHandler):
    """Says in both languages what went wrong, without the details of the machinery."""

    def write_error(self, status_code: int, **_details: Any) -> None:
        """Writes the error page."""
        page = self.settings["voila_jinja2_env"].get_template("error.html")
        place = create_include_assets_functions("sherpa", self.settings["base_url"])
        self.finish(page.render(status_code=status_code, base_url=self.settings["base_url"], **place))


class PageHandler(_Sorry, TornadoVoilaHandler):  # type: ignore[misc]  # Voila has no types
    """Answers with a page: its top at once, in the visitor's language, then the notebook as it runs."""

    def initialize(self, page: Page, **settings: Any) -> None:
        """Keeps the page; the rest is Voila's."""
        super().initialize(**settings)
        self.page = page

    @tornado.web.authenticated
    async def get(self, path: str | None = None) -> None:
        """Writes the page, or sends the visitor to the same address with a language in it."""
        query = {key: self.get_query_argument(key) for key in self.request.query_arguments}
        language = asked_language(query)
        if language is None:
            language = preferred_language(self.request.headers.get("Accept-Language", ""))
            kept = [part for part in self.request.query.split("&") if part and not part.startswith("lang=")]
            self.redirect(f"{self.request.path}?{'&'.join([f'lang={language}', *kept])}")
            return
        words = words_for(language)
        self.notebook_path = self.page.notebook(language)
        shown = {
            "language": language,
            "page_name": self.page.name,
            "base_url": self.base_url,
            "kit": words("SHERPA kit"),
            "skip": words("Skip to the content"),
            "language_label": words("Language"),
            "slow": words(
                "The first time after an installation this takes a minute or two. You need not do anything."
            ),
            "late": words(
                "This takes longer than it should. Load the page again; your choices are kept in its address."
            ),
            "no_javascript": words(
                "This page needs JavaScript. Switch it on in your browser and load the page again."
            ),
            "about": words(
                "SHERPA kit: course and simulation for learning mentors. Free to use and change (EUPL 1.2)."
            ),
        }
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        opening = self.page.opening(words)
        self.request.headers[MACHINE_HEADER] = self.request.remote_ip or ""
        self.write(
            self.render_template(
                "top.html.j2",
                title=opening.title if self.page.address == "/" else f"{opening.title} · {shown['kit']}",
                heading=opening.title,
                starting=opening.starting,
                languages=NAMES,
                **shown,
            )
        )
        await self.flush()
        try:
            async for html in self.get_generator():
                self.write(html)
                await self.flush()
        except StreamClosedError:
            return
        except Exception:
            self.log.exception("The page %s could not be made", self.page.name)
            sorry = words(
                "This page could not be shown. Load it again; if that does not help, "
                "tell whoever looks after this kit."
            )
            self.write(f'<p class="trouble" role="alert">{sorry}</p>')
        self.write(self.render_template("bottom.html.j2", **shown))


class NothingHere(_Sorry):
    """Answers every address that is no page."""

    def prepare(self) -> None:
        """Says so.

        Raises:
            HTTPError: always (404).
        """
        raise tornado.web.HTTPError(404)
