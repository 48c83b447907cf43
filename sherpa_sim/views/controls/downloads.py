"""Buttons that save a file, made only when somebody asks for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import traitlets

from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from .control import Control

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Download:
    """A file on offer; `make` returns its content when it is asked for.

    Without a label it has no button of its own: `Downloads.save` saves it. `called` gives the name it is saved under
    where that is known only then.
    """

    name: str
    media_type: str
    label: str
    make: Callable[[], bytes]
    called: Callable[[], str] | None = None


class Downloads(Control):
    """One button per file; the content travels only when its button is pressed."""

    _esm = _HERE / "downloads.js"
    _css = _HERE / "downloads.css"

    offers: traitlets.List[object] = traitlets.List().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(self, downloads: Sequence[Download], words: Words) -> None:
        self._words = words
        self._downloads = {download.name: download for download in downloads}
        super().__init__(
            offers=[
                {"name": download.name, "label": download.label} for download in downloads if download.label
            ],
            sentences={
                "saved": words("Saved: {name}"),
                "failed": words("This file could not be made. Try again."),
            },
        )
        self.on_msg(self._message)

    def save(self, name: str) -> None:
        """Lets the browser save the file `name`.

        Raises:
            KeyError: if it is not on offer.
        """
        download = self._downloads[name]
        try:
            data = download.make()
            saved_as = name if download.called is None else download.called()
        except Problem as problem:
            self.send({"kind": "failed", "name": name, "why": self._words.problem(problem)})
            return
        except Exception:
            self.send({"kind": "failed", "name": name})
            raise
        self.send({"kind": "content", "name": saved_as, "type": download.media_type}, [data])

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        name = str(content.get("name"))
        if name in self._downloads:
            self.save(name)
