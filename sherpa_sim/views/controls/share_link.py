"""The address that holds what the visitor chose."""

from pathlib import Path

import traitlets

from sherpa_sim.locale.words import Words

from .control import Control

_HERE = Path(__file__).parent


class ShareLink(Control):
    """A read-only field with the address of this page and `query`, and a button that copies it.

    The page's own address follows, so that loading it again keeps the choices.
    """

    _esm = _HERE / "share_link.js"
    _css = _HERE / "share_link.css"

    query = traitlets.Unicode("").tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(self, query: str, words: Words) -> None:
        super().__init__(
            query=query,
            sentences={
                "label": words("Link to exactly this"),
                "copy": words("Copy the link"),
                "copied": words("The link is copied."),
                "not_copied": words(
                    "Your browser does not let us copy. Select the link and copy it yourself."
                ),
            },
        )
