"""The patterns one by one: what was observed, what the model gives, and what in the model resists.

Roles are written out because a phone lays rows out as blocks, and some browsers then forget they are rows.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from sherpa_sim.content.patterns import Check
from sherpa_sim.content.sources import Source
from sherpa_sim.experiments.validate import Finding, Validation, Verdict
from sherpa_sim.locale.words import Words

from . import telling

NOTHING = Markup("")


def pattern_cards(found: Validation, words: Words) -> Markup:
    """A card for every pattern, those that are not met with what resists."""
    return Markup('<h2>{}</h2><ol class="patterns">{}</ol>').format(
        words("The patterns one by one"),
        NOTHING.join(_card(verdict, words) for verdict in found.verdicts),
    )


def source_list(found: Validation, sources: Mapping[str, Source], words: Words) -> Markup:
    """Every source that is cited on the page."""
    checks = (finding.check.source for verdict in found.verdicts for finding in verdict.findings)
    cited = dict.fromkeys((*checks, *(fit.target.source for fit in found.fits)))
    return Markup('<h2>{}</h2><ul class="sources">{}</ul>').format(
        words("Sources"),
        NOTHING.join(
            Markup('<li id="source-{}">{}{}</li>').format(
                key, sources[key].citation(words.language), _note(sources[key], words)
            )
            for key in cited
        ),
    )


def _note(source: Source, words: Words) -> str:
    return f" ({source.note(words.language)})" if source.note is not None else ""


def _card(verdict: Verdict, words: Words) -> Markup:
    pattern, language = verdict.pattern, words.language
    parts = [
        _badge(verdict.met, words),
        Markup("<p>{}</p>").format(pattern.trial(language)),
        _table(verdict, words),
    ]
    if pattern.resists is not None and not verdict.met:
        parts.append(_told(words("What in the model resists"), pattern.resists(language), "resists"))
    if pattern.know is not None:
        parts.append(_told(words("Bear in mind"), pattern.know(language), "know"))
    return Markup('<li class="card {}"><h3 id="{}">{}</h3>{}</li>').format(
        "met" if verdict.met else "missed", pattern.key, pattern.name(language), NOTHING.join(parts)
    )


def _badge(met: bool, words: Words) -> Markup:
    """The verdict: a sign, a word and a colour."""
    said = words("The model agrees: met") if met else words("The model does not agree: not met")
    return Markup('<p class="badge"><span aria-hidden="true">{}</span> {}</p>').format(
        "✓" if met else "✗", said
    )


def _told(heading: str, text: str, kind: str) -> Markup:
    return Markup('<p class="{}"><strong>{}:</strong> {}</p>').format(kind, heading, text)


def _table(verdict: Verdict, words: Words) -> Markup:
    columns = (
        words("Measured"),
        words("Observed"),
        words("Model (range of 8 in 10 runs)"),
        words("Accepted"),
        words("Verdict"),
    )
    rows = tuple((_measure(finding, words), _cells(finding, words)) for finding in verdict.findings)
    return table(verdict.pattern.key, columns, rows)


def table(
    labelled_by: str, columns: Sequence[str], rows: Sequence[tuple[Markup, Sequence[Markup]]]
) -> Markup:
    """A table of (name of the row, cells), named by the heading with the id `labelled_by`.

    Each cell carries the name of its column for a phone, where the head is not seen.
    """
    head = NOTHING.join(
        Markup('<th role="columnheader" scope="col">{}</th>').format(column) for column in columns
    )
    body = NOTHING.join(
        Markup('<tr role="row"><th role="rowheader" scope="row">{}</th>{}</tr>').format(
            name,
            NOTHING.join(
                Markup('<td role="cell" data-column="{}">{}</td>').format(column, cell)
                for column, cell in zip(columns[1:], cells, strict=True)
            ),
        )
        for name, cells in rows
    )
    return Markup(
        '<table role="table" aria-labelledby="{}"><thead role="rowgroup"><tr role="row">{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table>'
    ).format(labelled_by, head, body)


def _measure(finding: Finding, words: Words) -> Markup:
    return Markup('{} <span class="count">{}</span>').format(
        finding.check.measure(words.language), telling.unit_name(finding.check.unit, words)
    )


def _cells(finding: Finding, words: Words) -> tuple[Markup, ...]:
    check, language = finding.check, words.language
    return (
        Markup('{} <a href="#source-{}">{}</a>').format(
            check.observed(language), check.source, _evidence(check, words)
        ),
        Markup('<span class="strong">{}</span> <span class="count">{}</span>').format(
            telling.amount(finding.modelled.middle, check.unit, words),
            telling.interval(finding.modelled, check.unit, words),
        ),
        _accepted(check, words),
        Markup('<span class="{}">{}</span> <span class="count">{}</span>').format(
            {True: "met", False: "missed", None: "shown"}[finding.met],
            telling.verdict(finding.met, words),
            telling.how_close(finding, words),
        ),
    )


def _evidence(check: Check, words: Words) -> str:
    return words("source ({evidence})", evidence=check.evidence.replace(",", ", "))


def _accepted(check: Check, words: Words) -> Markup:
    if check.accepted is None:
        return Markup("–")
    return Markup('{} <span class="count">{}</span>').format(
        telling.accepted(check.accepted, check.unit, words), check.accepted.why(words.language)
    )
