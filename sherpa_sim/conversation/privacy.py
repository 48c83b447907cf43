"""What is taken out of words before they leave the machine: names, addresses, codes and numbers of people."""

import re
from collections.abc import Iterable

CONCEALED = "…"
SHORT = 4
"""A name with fewer letters is only one where it begins with a capital: "An" is, "an" is not."""
_TELLING = re.compile(
    r"\S+@\S+|https?://\S+"  # addresses
    r"|\b\w{4}(?:-\w{4}){2,}\b"  # access codes, in groups
    r"|\b(?=\w*\d)(?=\w*[^\W\d])\w{6,}\b"  # ids and codes without hyphens
    r"|\+?\d[\d ./-]{5,}\d"  # telephone and register numbers
)


def concealed(text: str, names: Iterable[str]) -> str:
    """The text without these names (whole, and each part of them) and without what looks like an address or a code."""
    kept = _TELLING.sub(CONCEALED, text)
    parts = {part for name in names for part in (name, *name.split()) if len(part) > 1}
    for part in sorted(parts, key=lambda part: (-len(part), part)):
        exact = len(part) < SHORT
        own = re.escape(part[:1].upper() + part[1:] if exact else part)
        kept = re.sub(rf"(?<!\w){own}(?!\w)", CONCEALED, kept, flags=0 if exact else re.IGNORECASE)
    return kept
