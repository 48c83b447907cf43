"""Markdown of the trainer's pages as HTML that holds nothing but text, lists and links within the kit."""

from collections.abc import Callable

from markupsafe import Markup
from mistune import HTMLRenderer, create_markdown


class _Renderer(HTMLRenderer):
    """Escapes whatever is HTML; headings go `deeper` levels down; links are led by `address`."""

    def __init__(self, deeper: int, address: Callable[[str], str]) -> None:
        super().__init__(escape=True)
        self._deeper = deeper
        self._address = address

    def heading(self, text: str, level: int, **attributes: object) -> str:
        return super().heading(text, min(level + self._deeper, 6))

    def link(self, text: str, url: str, title: str | None = None) -> str:
        return super().link(text, self._address(url), title)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return text  # a picture could ask another site for itself


def prose(text: str, address: Callable[[str], str], *, deeper: int = 0) -> Markup:
    """`text`, which is Markdown, as HTML; `address` says for the target of each link where it is on the site."""
    html = create_markdown(renderer=_Renderer(deeper, address), plugins=["table"])(text)
    return Markup(html if isinstance(html, str) else "")
