"""The kernel of a page: IPython's, without what only somebody who types into it would use.

It forks from a process that has brought in everything (`fork_server.py`). Whatever it then touches is copied, which
took much of its start; so it leaves alone what it does not need.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace

from ipykernel import debugger, ipkernel
from ipykernel.kernelapp import IPKernelApp
from traitlets.config.loader import Config, DeferredConfigString

_SETTING = re.compile(r"--(?P<part>\w+)\.(?P<name>\w+)=(?P<value>.*)")


class PageKernel(IPKernelApp):
    """A kernel that is told what it needs: no settings, start-up files, extensions or debugger of anybody's."""

    @classmethod
    def begun(cls, arguments: Sequence[str], **settings: object) -> "PageKernel":
        """A kernel that is ready to start, for the arguments with which Jupyter starts one."""
        debugger._is_debugpy_available = False
        kernel = cls.instance(config=_told(arguments), **settings)
        with _few_modules():
            kernel.initialize([])  # type: ignore[no-untyped-call]
        return kernel

    def parse_command_line(self, argv: object = None) -> None:
        """Nothing: what stood there is known."""

    def load_config_file(self, *names: object, **settings: object) -> None:
        """Nothing: what somebody set for kernels of her own is not for visitors."""

    def init_extensions(self) -> None:
        """Nothing: extensions are for the one who types."""

    def init_code(self) -> None:
        """Nothing: there is none but the page's notebook."""


def _told(arguments: Sequence[str]) -> Config:
    """What the arguments set: the file after `-f`, and whatever has the form `--Part.setting=value`."""
    told = Config()
    told.IPKernelApp.connection_file = arguments[arguments.index("-f") + 1]
    for argument in arguments:
        if found := _SETTING.fullmatch(argument):
            told[found["part"]][found["name"]] = DeferredConfigString(found["value"])
    return told


@contextmanager
def _few_modules() -> Iterator[None]:
    """Keeps a new kernel from going through all modules for its debugger, which would copy 14 MB of them."""
    names = vars(ipkernel)
    names["sys"] = SimpleNamespace(**{**vars(sys), "modules": {}})
    try:
        yield
    finally:
        names["sys"] = sys
