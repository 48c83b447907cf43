"""The ten legal holidays of Belgium (Royal Decree of 18 April 1974, article 1)."""

from datetime import date, timedelta

_FIXED = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
_AFTER_EASTER = (1, 39, 50)
"""Easter Monday, Ascension Day and Whit Monday, in days after Easter."""


def holidays(year: int) -> frozenset[date]:
    """The legal holidays of a year."""
    easter = easter_of(year)
    moving = (easter + timedelta(days=days) for days in _AFTER_EASTER)
    return frozenset({date(year, month, day) for month, day in _FIXED} | set(moving))


def easter_of(year: int) -> date:
    """Easter Sunday (Gregorian; the anonymous algorithm, as in Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
