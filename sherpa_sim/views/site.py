"""The server behind the pages: Voila, told to show these notebooks and nothing else."""

from sherpa_sim.content import json_schema  # noqa: F401  (before Voila)

# isort: split
import asyncio
import contextlib
import errno
import logging
import os
import shutil
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path
from socket import create_server, socket
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.ioloop import IOLoop
from tornado.routing import AnyMatches, Matcher, Rule, RuleRouter
from tornado.web import Application, RequestHandler, StaticFileHandler
from traitlets.config import Config
from voila.app import Voila
from voila.static_file_handler import AllowListFileHandler
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from sherpa_sim.content.places import folder

from .forked_kernels import FORKS, ForkedProvisioner, Forks
from .headers import Headers
from .kept_files import Kept
from .kernel_door import LARGEST_FRAME, KernelDoor
from .kernels import LOOK_AFTER, Kernels
from .limits import Limits
from .page import NothingHere, Page, PageHandler, Sorry, WrongHost
from .pages import VISITOR
from .programs import ADDRESS, Programs, programs
from .turns import FOLDER_VARIABLE

PORT = 8866
PORTS_TRIED = 50
LARGEST_HEADER, LARGEST_BODY = (
    32_000,
    100_000,
)  # bytes; a page's address holds its choices, and nothing is posted
PATIENCE = 60  # seconds for a request to come in whole
_PORT_TAKEN = (errno.EADDRINUSE, errno.EACCES)

_JUPYTER = Path(__file__).parent / "jupyter"

# What Voila would serve besides pages: listings, files, other notebooks.
_CLOSED = (TornadoVoilaTreeHandler, TornadoVoilaHandler, VoilaContentsHandler, AllowListFileHandler)


class Site(Voila):  # type: ignore[misc]  # Voila has no types
    """Voila for a fixed set of pages on sockets that are already bound."""

    def __init__(
        self, pages: Sequence[Page], sockets: list[socket], hosts: frozenset[str], **settings: Any
    ) -> None:
        self.pages = pages
        self.sockets = sockets
        self.hosts = hosts
        self.opened: Callable[[], None] = lambda: None
        super().__init__(**settings)

    def init_handlers(self) -> list[Any]:
        """Voila's handlers for kernels and static files, and ours for the pages."""
        kept = [
            (pattern, KernelDoor if handler is VoilaKernelWebsocketHandler else _shielded(handler), *rest)
            for pattern, handler, *rest in super().init_handlers()
            if handler not in _CLOSED
        ]
        known = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        one_file = programs({"static": self.static_paths, "labextensions": self.labextensions_path})
        known["programs"] = f"{ADDRESS}?v={one_file.version}"
        pages = [(page.address, PageHandler, {"page": page, **known}) for page in self.pages]
        program = (f"/{ADDRESS}", _shielded(Programs), {"kept": one_file})
        return [*pages, program, *kept, (r".*", NothingHere)]

    def listen(self) -> None:
        """Answers on the bound sockets until it is stopped."""
        self.app.add_transform(Headers)
        wrong = Application([(r".*", WrongHost)], **self.app.settings)
        wrong.add_transform(Headers)
        server = HTTPServer(
            RuleRouter([Rule(OtherHost(self.hosts), wrong), Rule(AnyMatches(), self.app)]),
            xheaders=Kernels.limits.proxies > 0,
            max_header_size=LARGEST_HEADER,
            max_body_size=LARGEST_BODY,
            max_buffer_size=2 * LARGEST_FRAME,
            idle_connection_timeout=PATIENCE,
            body_timeout=PATIENCE,
        )
        server.add_sockets(self.sockets)
        self.ioloop = IOLoop.current()
        self.ioloop.add_callback(self.opened)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            server.stop()
            self.stop()


class Everybody(IdentityProvider):
    """Everybody is the same visitor; no cookie tells one from another."""

    def get_user(self, handler: RequestHandler) -> User:
        """The visitor."""
        return User("visitor")


class OtherHost(Matcher):
    """Matches a request under a name that is not among `hosts`; none if there are no `hosts`."""

    def __init__(self, hosts: frozenset[str]) -> None:
        self._hosts = hosts

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """Something if it is another name."""
        return {} if self._hosts and request.host_name.lower() not in self._hosts else None


def _shielded(handler: type[RequestHandler]) -> type[RequestHandler]:
    """A handler of Voila's or Jupyter's that says nothing of the machinery when something goes wrong."""
    ours: tuple[type, ...] = (Sorry, Kept) if issubclass(handler, StaticFileHandler) else (Sorry,)
    return type(handler.__name__, (*ours, handler), {})


def serve(
    port: int = PORT,
    open_browser: bool = True,
    *,
    address: str = "127.0.0.1",
    pages: Sequence[Page] = VISITOR,
    fragment: str = "",
    announce: Callable[[str], object] = lambda line: sys.stdout.write(line + "\n") and sys.stdout.flush(),
    then: Callable[[str], object] = lambda address: None,
) -> None:
    """Serves `pages` until it is stopped (Ctrl+C).

    Takes `port`, or the next free one when it is busy, and tells the address through `announce`; calls `then` with it
    once pages are answered. The browser that is opened gets `fragment` behind the address, which no server is told and
    nothing else shows.

    Raises:
        OSError: if no port is free, or the address is not this machine's.
        Problem: if a limit in the environment is no number.
    """
    asyncio.set_event_loop(asyncio.new_event_loop())
    Kernels.limits = limits = Limits.from_environment()
    sockets, taken = _bind(address, port)
    shown = f"http://{'localhost' if address == '127.0.0.1' else address}:{taken}/"
    with tempfile.TemporaryDirectory(prefix="sherpa-") as stage, contextlib.ExitStack() as ending:
        for page in pages:
            for notebook, file in page.notebooks().items():
                shutil.copy(folder(page.place) / file, Path(stage) / notebook)
        _prepare_environment(address)
        os.environ[FOLDER_VARIABLE] = ending.enter_context(
            tempfile.TemporaryDirectory(prefix="sherpa-turns-")
        )
        if FORKS:
            forks = Forks(sorted(Path(stage).iterdir()), [page.prepare for page in pages if page.prepare])
            ForkedProvisioner.forks = forks
            forks.start()
            ending.callback(forks.stop)
        site = Site.instance(
            pages=pages,
            sockets=sockets,
            hosts=_hosts(limits, address),
            config=_configuration(pages),
            root_dir=stage,
            port=taken,
            ip=address,
        )
        site.config_file_paths = []  # nobody's own Voila settings
        site.initialize([])
        site.log.setLevel(logging.ERROR)  # a word of no use costs as much to make as one that is written
        logging.getLogger("tornado").setLevel(logging.ERROR)

        def opened() -> None:
            _tell(shown, open_browser, fragment, announce)
            then(shown)

        site.opened = opened
        site.start()


def _hosts(limits: Limits, address: str) -> frozenset[str]:
    """The names under which the site answers: those that are set; else this machine's, where nobody else reaches it.

    A page of somebody else's, in a browser on this machine, may have a name that leads here; under that name it is
    refused.
    """
    own = frozenset({"localhost", "127.0.0.1", "::1"})
    if limits.hosts:
        return limits.known_hosts() | own
    return own if address in own else frozenset()


def _bind(address: str, port: int) -> tuple[list[socket], int]:
    """The bound sockets and their port. Bound before there are kernels, which must know the port."""
    for candidate in range(port, port + PORTS_TRIED):
        try:
            bound = create_server((address, candidate), backlog=128)
        except OSError as error:
            if error.errno in _PORT_TAKEN and candidate < port + PORTS_TRIED - 1:
                continue
            raise
        bound.setblocking(False)
        return [bound], bound.getsockname()[1]
    raise AssertionError("unreachable")


def _prepare_environment(address: str) -> None:
    """Lets Voila find our template, and lets kernels reach this server without a proxy."""
    paths = [str(_JUPYTER), os.environ.get("JUPYTER_PATH", "")]
    os.environ["JUPYTER_PATH"] = os.pathsep.join(path for path in paths if path)
    own = "127.0.0.1" if address in ("", "0.0.0.0") else address
    os.environ["VOILA_APP_IP"] = own
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(part for part in (os.environ.get(name, ""), own, "localhost") if part)


def _configuration(pages: Sequence[Page]) -> Config:
    ready = {} if FORKS else {notebook: page.ready for page in pages for notebook in page.notebooks()}
    pools = {notebook: {"pool_size": size} for notebook, size in ready.items()}
    return Config(
        {
            "Voila": {
                "log_level": logging.ERROR,
                "identity_provider_class": Everybody,
                # Without a cookie to check, Voila refuses to stop the kernel of a closed page.
                "tornado_settings": {
                    "disable_check_xsrf": True,
                    "websocket_max_message_size": LARGEST_FRAME,
                    "log_function": lambda handler: None,  # nothing of who asked for what is written down
                },
            },
            "VoilaConfiguration": {
                "template": "sherpa",
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
                "show_tracebacks": False,
                "preheat_kernel": not FORKS,
                "default_pool_size": 0,
                "multi_kernel_manager_class": Kernels,
                "extension_denylist": [
                    "@jupyter/nbgrader",
                    "@jupyter-notebook/lab-extension",
                    "@voila-dashboards/jupyterlab-preview",
                    "jupyterlab_pygments",
                ],
            },
            "VoilaKernelManager": {
                "kernel_pools_config": {**pools, "default": {"pool_size": 0}},
                "fill_delay": 3.0,  # seconds; so that the next kernel does not slow down the page just opened
            },
            "KernelManager": {
                # A kernel that was started again would know nothing of its page.
                "autorestart": False,
                # Of many kernels that start at once, one would find the port taken that was looked up for it.
                "transport": "ipc" if FORKS else "tcp",
            },
            "MappingKernelManager": {
                "cull_idle_timeout": Kernels.limits.idle,
                "cull_interval": max(1, min(LOOK_AFTER, Kernels.limits.idle // 4)),
            },
            **(
                {"KernelProvisionerFactory": {"default_provisioner_name": ForkedProvisioner.name()}}
                if FORKS
                else {}
            ),
        }
    )


def _tell(address: str, open_browser: bool, fragment: str, announce: Callable[[str], object]) -> None:
    announce(f"SHERPA kit: {address}")
    if not open_browser:
        return
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return  # no browser on this machine; the address is enough
    threading.Thread(target=browser.open, args=(address + fragment,), daemon=True).start()
