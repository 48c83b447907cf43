"""Every number of the model as a page of tables in Markdown, with where it comes from and how sure it is."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import numpy as np

from sherpa_sim.content.assumptions import THEMES, Assumptions, Number
from sherpa_sim.content.origin import Origin, count_origins, origin_of
from sherpa_sim.content.record import Confidence
from sherpa_sim.content.sources import Source
from sherpa_sim.locale.words import Words

_DIGITS = 4  # significant ones
_BAND = (0.05, 0.95)  # of the draws


def assumptions_as_markdown(
    assumptions: Assumptions,
    draws: Sequence[Mapping[str, float]],
    sources: Mapping[str, Source],
    words: Words,
) -> str:
    """The page: how many numbers rest on what, a table for each theme, and the sources that are cited.

    `draws` are those of the fitted numbers (the posterior).
    """
    numbers = assumptions.numbers()
    lines = [f"# {words('The assumptions of the model')}", "", *_introduction(numbers, words)]
    for theme, title in themes(words).items():
        lines += ["", f"## {title}", "", *_table(theme, numbers, draws, words)]
    lines += ["", f"## {words('Sources')}", ""]
    cited = {number.source for number in numbers.values()}
    lines += [_cited(source, words) for key, source in sources.items() if key in cited]
    return "\n".join(lines) + "\n"


def themes(words: Words) -> dict[str, str]:
    """What the themes of the assumptions are called, in the order of the page."""
    names = {
        "decision": words("Deciding to apply"),
        "levels": words("Where people stand by themselves"),
        "conversation": words("Talks and levers"),
        "information": words("Information and group sessions"),
        "surroundings": words("Colleagues, fading and the employer"),
        "training": words("Courses"),
        "mentors": words("Mentors"),
        "costs": words("Costs"),
    }
    return {theme: names[theme] for theme in THEMES}


def units(words: Words) -> dict[str, str]:
    """What the units of the assumptions are called."""
    return {
        "-1 to 1": words("-1 to 1"),
        "coaching sessions": words("coaching sessions"),
        "colleagues": words("colleagues"),
        "days": words("days"),
        "euro": words("euro"),
        "euro per hour": words("euro per hour"),
        "euro per year": words("euro per year"),
        "hours": words("hours"),
        "minutes": words("minutes"),
        "per signal a worker": words("per signal a worker"),
        "per talk": words("per talk"),
        "per unit": words("per unit"),
        "per week": words("per week"),
        "per year": words("per year"),
        "ratio": words("ratio"),
        "sessions per half-year": words("sessions per half-year"),
        "share": words("share"),
        "standard deviations": words("standard deviations"),
        "weeks": words("weeks"),
    }


def confidences(words: Words) -> dict[Confidence, str]:
    """How far a number can be relied on, in a word."""
    return {
        Confidence.HIGH: words("high"),
        Confidence.MEDIUM: words("medium"),
        Confidence.LOW: words("low"),
        Confidence.GUESS: words("a guess"),
    }


def _introduction(numbers: Mapping[str, Number], words: Words) -> Iterator[str]:
    counts = count_origins(numbers.values())
    yield words(
        "{numbers} numbers: {fitted} fitted to surveys, {sourced} from a source, {chosen} our own choice where nothing "
        "was measured. The range is what could be defended; of what is fitted, the draws say what the surveys leave "
        "possible. The date is the year a number speaks of.",
        numbers=len(numbers),
        fitted=counts[Origin.FITTED],
        sourced=counts[Origin.MEASURED],
        chosen=counts[Origin.CHOSEN],
    )
    yield ""
    yield words(
        "This page is made from the files in `simulations/assumptions/`, where a number can be changed. Make it again "
        "with `{command}`.",
        command=f"sherpa assumptions --language {words.language}",
    )


def _table(
    theme: str, numbers: Mapping[str, Number], draws: Sequence[Mapping[str, float]], words: Words
) -> Iterator[str]:
    columns = (
        words("what it is"),
        words("value"),
        words("range"),
        words("unit"),
        words("source"),
        words("90% of the draws"),
        words("date"),
        words("confidence"),
        words("name"),
    )
    yield _row(columns)
    yield _row(("---", "---:", "---:", "---", "---", "---:", "---:", "---", "---"))
    for name, number in numbers.items():
        if name.startswith(f"{theme}."):
            yield _row(
                (
                    number.meaning(words.language),
                    told(number.value, words),
                    span(number.low, number.high, words),
                    units(words).get(number.unit, number.unit),
                    _source(number, words),
                    _drawn(name, draws, words),
                    str(number.date),
                    confidences(words)[number.confidence],
                    f"`{name}`",
                )
            )


def told(value: float, words: Words) -> str:
    """A number with up to four significant digits."""
    exponent = Decimal(f"{value:.{_DIGITS}g}").normalize().as_tuple().exponent
    return words.number(value, max(0, -int(exponent)))


def span(low: float, high: float, words: Words) -> str:
    """A range, as it is told."""
    return words("{low} to {high}", low=told(low, words), high=told(high, words))


def _source(number: Number, words: Words) -> str:
    origin = origin_of(number)
    if origin is Origin.FITTED:
        return words("fitted")
    told_by = words("our choice") if origin is Origin.CHOSEN else f"[{number.source}](#{number.source})"
    return words("{source}; fill in your own", source=told_by) if number.yours else told_by


def _drawn(name: str, draws: Sequence[Mapping[str, float]], words: Words) -> str:
    if not draws or name not in draws[0]:
        return ""
    low, high = np.quantile([draw[name] for draw in draws], _BAND)
    return span(float(low), float(high), words)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _cited(source: Source, words: Words) -> str:
    note = f" {source.note(words.language)}" if source.note else ""
    return f'- <a id="{source.key}"></a>**{source.key}**: {source.citation(words.language)}.{note}'
