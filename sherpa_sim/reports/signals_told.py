"""What a mentor tells her colleagues when management has answered: in sentences, and as a page to hang up."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sherpa_sim.content.signals import Group
from sherpa_sim.locale.words import Words

from .signal_names import UNPRINTABLE, about, answer
from .typeset import REGIONS, typeset

_TEMPLATE = Path(__file__).with_suffix(".typ")


def lines(group: Group, words: Words) -> tuple[str, ...]:
    """What to tell of one request that was answered: what was asked, what the answer is, and the day it came."""
    last = group.answers[-1]
    return (
        words("We asked: {request}", request=group.request),
        words("Management answered on {day}: {answer}", day=words.date(last.day), answer=answer(last, words)),
    )


def told_pdf(groups: Sequence[Group], workplace: str, day: date, words: Words) -> bytes:
    """These answers as a PDF to hang up, in the language of `words`.

    Raises:
        Problem: if something in it has a letter that the fonts do not have.
    """
    title = words("You said it, and this is the answer")
    said = {
        "language": words.language,
        "region": REGIONS[words.language],
        "title": title,
        "document": f"{title}: {workplace}" if workplace else title,
        "author": "SHERPA",
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "over": " · ".join(one for one in (workplace, words.date(day)) if one),
        "answers": [{"name": about(group, words), "lines": list(lines(group, words))} for group in groups],
        "ends": words(
            "Do you want to say something about it? Your learning mentor listens, and names nobody."
        ),
    }
    return typeset(
        _TEMPLATE,
        said,
        UNPRINTABLE,
    )
