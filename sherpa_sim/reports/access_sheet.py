"""The sheet with a card for each person to cut out: name, address, personal code, and both as a QR code."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

import segno
from markupsafe import Markup

from sherpa_sim.locale.words import Words


@dataclass(frozen=True)
class Card:
    """Whose card it is, and her code, such as 7K3M-9QZT-X2HV."""

    name: str
    code: str


def access_sheet(group: str, key: str, cards: Iterable[Card], address: str, words: Words) -> bytes:
    """An HTML page to print, which asks nothing of the network.

    The QR code leads to `address`, with the cohort's `key` and the code behind "#": a browser keeps that part to
    itself, so that no server writes a code in its log.
    """
    shown = [
        _CARD.format(
            name=card.name,
            group=group,
            at=words("Go to this address:"),
            address=address,
            type_this=words("and type this code:"),
            code=card.code,
            picture=_picture(_link(address, key, card.code)),
            secret=words("This code is yours alone. Do not show it to anybody."),
        )
        for card in cards
    ]
    page = _PAGE.format(
        language=words.language,
        title=words("Access codes of {group}", group=group),
        keep=words(
            "Print this page, cut out the cards, and then delete the file: who has a code can sign in with it."
        ),
        cards=Markup().join(shown),
    )
    return page.encode("utf-8")


def _link(address: str, key: str, code: str) -> str:
    return f"{address}#{urlencode({'group': key, 'code': code})}"


def _picture(link: str) -> Markup:
    """A QR code as SVG, read also when an eighth of it is dirty; the text beside it says the same."""
    return Markup(segno.make(link, error="m", micro=False).svg_inline(scale=3, border=4, omitsize=False))


_CARD = Markup(
    '<li><h2>{name}</h2><p>{group}</p><div aria-hidden="true">{picture}</div>'
    '<p>{at}<br><b>{address}</b></p><p>{type_this}</p><p class="code">{code}</p><p>{secret}</p></li>\n'
)
_PAGE = Markup(
    """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
body {{ font: 12pt/1.4 system-ui, sans-serif; margin: 1.5rem; color: #111; background: #fff; }}
ul {{ list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }}
li {{ border: 1px dashed #666; padding: 1rem; break-inside: avoid; overflow-wrap: anywhere; }}
h2 {{ margin: 0; font-size: 1.2em; }}
p {{ margin: .3em 0; }}
.code {{ font: bold 1.4em/1.2 ui-monospace, monospace; }}
@media print {{ .keep {{ display: none; }} body {{ margin: 0; }} }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p class="keep">{keep}</p>
<ul>
{cards}</ul>
</main>
</body>
</html>
"""
)
