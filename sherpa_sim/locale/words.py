"""Sentences, numbers, money and dates in the language of a page.

The English sentence is the key; other languages stand in `<language>.po` beside this file and are compiled
in memory, so that there is no built file to forget.
"""

import gettext
import io
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache, lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import NumberPattern, format_currency, format_decimal, parse_pattern

from sherpa_sim.domain.problem import Problem

LANGUAGES = ("en", "nl")
_REGION = {"en": "en_GB", "nl": "nl_BE"}


class Words:
    """The words of one language: call it with an English sentence to get the sentence in that language."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue
        self._region = _REGION[language]

    def __call__(self, sentence: str, **details: object) -> str:
        """The sentence in this language, its named places filled from `details`."""
        found = self._catalogue.gettext(sentence)
        return found.format(**details) if details else found

    def problem(self, problem: Problem) -> str:
        """The problem as one sentence in this language."""
        details = {key: self._in_place(value) for key, value in problem.details.items()}
        return self._catalogue.gettext(problem.message).format(**details)

    def _in_place(self, value: object) -> object:
        """What fills a place of a sentence; what stands in a record in several languages is called with one."""
        if isinstance(value, Problem):
            return self.problem(value)
        return value(self.language) if callable(value) else value

    def number(self, value: float, digits: int = 0) -> str:
        """A number with its separators, rounded to `digits` decimals."""
        return _written(_rounded(value, digits), _pattern("#,##0", digits), self._region)

    def percent(self, share: float, digits: int = 0) -> str:
        """A share in [0, 1] as a percentage."""
        return _written(_rounded(share, digits + 2), _pattern("0", digits, "%"), self._region)

    def euro(self, amount: float) -> str:
        """An amount of euro, rounded to whole euro."""
        return _euro(round(amount), self._region)

    def short_date(self, day: date) -> str:
        """A date for a table, its month shortened."""
        return str(format_date(day, format="medium", locale=self._region))

    def date(self, day: date) -> str:
        """A date, written out."""
        return str(format_date(day, format="long", locale=self._region))


def _rounded(value: float, digits: int) -> Decimal:
    """A number as babel rounds it, so that numbers which are written the same are written once; never minus nothing."""
    exact = Decimal(str(value))
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN) + 0 if exact.is_finite() else exact


@lru_cache(4096)
def _written(value: Decimal, pattern: NumberPattern, region: str) -> str:
    """A number as babel writes it, which takes fifty times as long as to look it up."""
    return str(format_decimal(value, format=pattern, locale=region))


@lru_cache(4096)
def _euro(amount: int, region: str) -> str:
    return str(format_currency(amount, "EUR", "¤ #,##0;-¤ #,##0", region, currency_digits=False))


@cache
def _pattern(whole: str, digits: int, unit: str = "") -> NumberPattern:
    return parse_pattern(whole + ("." + "0" * digits if digits else "") + unit)


@cache
def words_for(language: str) -> Words:
    """The words of `language`.

    Raises:
        KeyError: if the kit does not speak that language.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    if language == "en":
        return Words(language, gettext.NullTranslations())
    with Path(__file__).with_name(f"{language}.po").open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Words(language, gettext.GNUTranslations(compiled))


def N_(sentence: str) -> str:  # noqa: N802  (the name that gettext knows for it)
    """The sentence itself, marked as one that is said, and translated, elsewhere."""
    return sentence
