"""The pages of a site: which there are, and how one is answered."""

import logging
import os
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

import tornado.web
from tornado.iostream import StreamClosedError
from voila.notebook_renderer import NotebookRenderer
from voila.request_info_handler import RequestInfoSocketHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.utils import create_include_assets_functions, get_page_config

from sherpa_sim.locale.words import LANGUAGES, Words, words_for

from .language import NAMES, asked_language, preferred_language
from .visit import MACHINE_VARIABLE


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
    opening. `prepare` (`module:function`) is done once for all kernels, where they fork; elsewhere `ready` is how many
    are kept started ahead of the next visitor. A `lasting` page holds what its address does not say: as long as it is
    open, it stays.
    """

    name: str
    address: str
    place: str
    file: str
    opening: Callable[[Words], Opening]
    ready: int = 1
    prepare: str = ""
    lasting: bool = False

    def notebook(self, language: str) -> str:
        """The name of the notebook of a language among the pages that a site serves."""
        own = f".{language}" if "{language}" in self.file else ""
        return f"{self.name}{own}.ipynb"

    def notebooks(self) -> dict[str, str]:
        """Every notebook of the page by that name, with its file."""
        return {self.notebook(language): self.file.format(language=language) for language in LANGUAGES}


class Sorry(tornado.web.RequestHandler):
    """Says in both languages what went wrong, without the details of the machinery."""

    def write_error(self, status_code: int, **_details: Any) -> None:
        """Writes the error page."""
        if status_code == 503:
            self.set_header("Retry-After", "180")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self.filled("error.html", status_code=status_code))

    def filled(self, template: str, **known: Any) -> str:
        """A template of ours, filled in; Voila's own way would give the visitor a cookie with it."""
        address = self.settings["base_url"]
        places = create_include_assets_functions("sherpa", address)
        page = self.settings["voila_jinja2_env"].get_template(template)
        return str(page.render(base_url=address, **places, **known))

    def log_exception(self, kind: Any, value: Any, trace: Any) -> None:
        """Notes what went wrong on our side, and nothing of who asked."""
        if not isinstance(value, tornado.web.HTTPError):
            logging.getLogger(__name__).error("A page could not be answered", exc_info=(kind, value, trace))


class PageHandler(Sorry, TornadoVoilaHandler):  # type: ignore[misc]  # Voila has no types
    """Answers with a page: its top at once, in the visitor's language, then the notebook as it runs."""

    def initialize(self, page: Page, programs: str, **settings: Any) -> None:
        """Keeps the page, and where its programs are; the rest is Voila's."""
        super().initialize(**settings)
        self.page, self.programs = page, programs

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
            "kit": words("SHERPA kit"),
            "skip": words("Skip to the content"),
            "language_label": words("Language"),
            "slow": words(
                "The first time after an installation this takes a minute or two. You need not do anything."
            ),
            "late": words(
                "This takes longer than it should. Load the page again; your choices are kept in its address."
            ),
            "ended_idle": words(
                "Nothing was done on this page for a while, so it has gone to sleep. Your choices are kept."
            ),
            "ended_long": words(
                "This took the simulation too long, so it was stopped. Go on, and try something smaller."
            ),
            "ended_gone": words("The page has lost touch with the simulation. Your choices are kept."),
            "go_on": words("Go on where you were"),
            "no_javascript": words(
                "This page needs JavaScript. Switch it on in your browser and load the page again."
            ),
            "about": words(
                "SHERPA kit: course and simulation for learning mentors. Free to use and change (EUPL 1.2)."
            ),
        }
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        address = self.request.remote_ip or ""
        if not self.kernel_manager.admit(address):
            raise tornado.web.HTTPError(503)
        self._begun = False
        try:
            await self._write_page(words, shown, address)
        finally:
            if not self._begun:
                self.kernel_manager.give_up(address)

    async def _write_page(self, words: Words, shown: dict[str, str], address: str) -> None:
        opening = self.page.opening(words)
        self.write(
            self.filled(
                "top.html.j2",
                title=opening.title if self.page.address == "/" else f"{opening.title} · {shown['kit']}",
                heading=opening.title,
                starting=opening.starting,
                languages=NAMES,
                programs=self.base_url + self.programs,
                **shown,
            )
        )
        await self.flush()
        sorry = words(
            "This page could not be shown. Load it again; if that does not help, "
            "tell whoever looks after this kit."
        )
        try:
            async for html in self._notebook(address):
                self.write(html)
                await self.flush()
        except StreamClosedError:
            return
        except Exception:
            self.log.exception("The page %s could not be made", self.page.name)
            self.write(f'<p class="trouble" role="alert">{sorry}</p>')
        self.write(self.filled("bottom.html.j2", **shown))

    async def _notebook(self, address: str) -> AsyncIterator[str]:
        """The page's notebook as it runs, in a kernel that was started ahead or in a new one."""
        environment = {
            "QUERY_STRING": self.request.query,
            MACHINE_VARIABLE: address,
            "VOILA_PREHEAT": "False",
        }
        kernels = self.kernel_manager
        if kernels.get_pool_size(self.notebook_path):
            running, before, kernel = await kernels.get_rendered_notebook(self.notebook_path)
            self._begin(kernel, address)
            RequestInfoSocketHandler.send_updates({"kernel_id": kernel, "payload": environment})
            yield "".join(before)
            made, rest = await running
            yield "".join(made[len(before) :])
        else:
            renderer = await self._renderer()
            name = renderer.notebook.metadata.kernelspec.name
            kernel = await kernels.start_kernel(kernel_name=name, env={**os.environ, **environment}, path="")
            self._begin(kernel, address)
            rest = renderer.generate_content_generator(kernel, kernels.get_kernel(kernel))
        async for html, _ in rest:
            yield html
        if kernel not in kernels:
            raise RuntimeError("the kernel ended before its page was made")

    def _begin(self, kernel: str, address: str) -> None:
        self.kernel_manager.begin(kernel, address, self.page.lasting)
        self._begun = True

    async def _renderer(self) -> NotebookRenderer:
        """What runs the notebook; the exporter, with its template, and what pages load are the same for all."""
        known = {
            "base_url": self.base_url,
            "settings": self.settings,
            "log": self.log,
            "voila_configuration": self.voila_configuration,
        }
        kept = self.settings.setdefault("kept_of_pages", {})
        if "page_config" not in kept:
            kept["page_config"] = get_page_config(**known)
        renderer = NotebookRenderer(
            request_handler=self,
            voila_configuration=self.voila_configuration,
            traitlet_config=self.traitlet_config,
            notebook_path=self.notebook_path,
            template_paths=self.template_paths,
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager,
            page_config=kept["page_config"],
            mathjax_config=self.settings.get("mathjax_config"),
            mathjax_url=self.settings.get("mathjax_url"),
        )
        await renderer.initialize()
        renderer.exporter = kept.setdefault("exporter", renderer.exporter)
        return renderer


class NothingHere(Sorry):
    """Answers every address that is no page."""

    def prepare(self) -> None:
        """Says so.

        Raises:
            HTTPError: always (404).
        """
        raise tornado.web.HTTPError(404)


class WrongHost(Sorry):
    """Answers whoever asks under another name than the site's."""

    def prepare(self) -> None:
        """Says so.

        Raises:
            HTTPError: always (421).
        """
        raise tornado.web.HTTPError(421)
