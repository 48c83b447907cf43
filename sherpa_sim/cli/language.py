"""In which language the terminal is spoken to."""

import os
import sys
from typing import Annotated

import typer

from sherpa_sim.locale.words import LANGUAGES, Words, words_for


def _own_language() -> str:
    """The language of the terminal, if the kit speaks it."""
    told = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "en"
    return told[:2] if told[:2] in LANGUAGES else "en"


OWN_LANGUAGE = _own_language()
Language = Annotated[str, typer.Option("--language", help="en or nl.")]


def words_in(language: str) -> Words:
    """The words of a language that was asked for; a mistake in the command if the kit does not speak it."""
    if language not in LANGUAGES:
        raise typer.BadParameter(f"choose one of {', '.join(LANGUAGES)}", param_hint="--language")
    return words_for(language)


def asked_language() -> str:
    """The language that the command asks for, before it is understood; else the terminal's."""
    arguments = sys.argv
    if "--language" in arguments[:-1]:
        asked = arguments[arguments.index("--language") + 1]
        if asked in LANGUAGES:
            return asked
    return OWN_LANGUAGE
