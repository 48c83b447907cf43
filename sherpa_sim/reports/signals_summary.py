"""What colleagues run into, on one page for management: it names nobody, and every number is a multiple of five."""

from pathlib import Path

from sherpa_sim.content.signals import Group, Summary
from sherpa_sim.locale.words import Words

from .signal_names import UNPRINTABLE, about, decisions, people
from .typeset import REGIONS, typeset

_TEMPLATE = Path(__file__).with_suffix(".typ")


def summary_pdf(summary: Summary, workplace: str, words: Words) -> bytes:
    """The summary as a PDF of one page, in the language of `words`; the same bytes for the same summary.

    Raises:
        Problem: if something in it has a letter that the fonts do not have.
    """
    return typeset(
        _TEMPLATE,
        _said(summary, workplace, words),
        UNPRINTABLE,
    )


def _said(summary: Summary, workplace: str, words: Words) -> dict[str, object]:
    """Every text of the template."""
    title = words("What colleagues run into when they want to learn")
    made = summary.made
    return {
        "language": words.language,
        "region": REGIONS[words.language],
        "title": title,
        "document": f"{title}: {workplace}" if workplace else title,
        "author": "SHERPA",
        "date": {"year": made.year, "month": made.month, "day": made.day},
        "over": " · ".join(one for one in (workplace, words.date(made), _mentors(summary, words)) if one),
        "intro": words(
            "Colleagues told this to their learning mentor, in confidence. Nobody is named. Please do not look for who "
            "said it: then nobody would say anything any more."
        ),
        "groups": [_group(group, words) for group in summary.groups],
        "suggests": words("What colleagues suggest:"),
        "asks": words("What we ask:"),
        "answer": words("The answer of management:"),
        "decisions": list(decisions(words).values()),
        "by_when": words("By when, and why:"),
        "ends": words(
            "“No, because ...” is an answer too. We tell it to the colleagues. A signal without an answer makes people "
            "silent."
        ),
        "numbers": words(
            "Numbers are rounded down to five. What fewer than five people said is not shown here, nor whether there "
            "is any."
        ),
        "signature": words("For management: name and date"),
    }


def _mentors(summary: Summary, words: Words) -> str:
    return words("from {mentors} learning mentors", mentors=summary.mentors) if summary.mentors > 1 else ""


def _group(group: Group, words: Words) -> dict[str, object]:
    where = words("Heard in: {places}.", places="; ".join(group.places)) if group.places else ""
    return {
        "name": about(group, words),
        "people": " ".join(one for one in (people(group.least, group.most, words), where) if one),
        "quotes": list(group.quotes),
        "suggestion": group.suggestion,
        "request": group.request,
        "by": words("We ask for an answer by {day}.", day=words.date(group.by)) if group.by else "",
    }
