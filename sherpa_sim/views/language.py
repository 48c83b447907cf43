"""In which language a visitor reads."""

from collections.abc import Mapping

from sherpa_sim.locale.words import LANGUAGES

NAMES = (("en", "English"), ("nl", "Nederlands"))


def own_name_first(language: str) -> list[tuple[str, str]]:
    """Every language with its name, this one first."""
    return sorted(NAMES, key=lambda one: one[0] != language)


def asked_language(query: Mapping[str, str]) -> str | None:
    """The language that an address asks for (`lang=nl`), or None if it asks for none that the kit speaks."""
    asked = query.get("lang", "").lower()
    return asked if asked in LANGUAGES else None


def preferred_language(accepted: str) -> str:
    """The kit's language that a browser prefers, from its Accept-Language header; English if it has none."""
    wishes = []
    for place, wish in enumerate(accepted.split(",")):
        tag, _, weight = wish.partition(";")
        try:
            quality = float(weight.partition("=")[2]) if weight else 1.0
        except ValueError:
            quality = 0.0
        wishes.append((-quality, place, tag.strip().lower().split("-")[0]))
    return next((language for _, _, language in sorted(wishes) if language in LANGUAGES), "en")
