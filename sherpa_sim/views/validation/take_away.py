"""Every pattern as a table to take away."""

from collections.abc import Iterator

from sherpa_sim.experiments.validate import Validation
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.numbers import stamped_csv

from .telling import verdict

COLUMNS = (
    *("pattern", "pattern_verdict", "check", "measure", "unit", "observed", "observed_value"),
    *(
        "middle",
        "low",
        "high",
        "standard_error",
        "accepted_from",
        "accepted_to",
        "verdict",
        "source",
        "evidence",
    ),
)


def patterns_as_csv(found: Validation, words: Words) -> bytes:
    """Every check of every pattern, a row each; the first line is the stamp."""
    return stamped_csv(found.stamp, COLUMNS, _rows(found, words))


def _rows(found: Validation, words: Words) -> Iterator[tuple[object, ...]]:
    for one in found.verdicts:
        for finding in one.findings:
            check, modelled, accepted = finding.check, finding.modelled, finding.check.accepted
            numbers = (modelled.middle, modelled.low, modelled.high, modelled.standard_error)
            yield (
                one.pattern.name(words.language),
                verdict(one.met, words),
                check.key,
                check.measure(words.language),
                check.unit,
                check.observed(words.language),
                "" if check.value is None else check.value,
                *(f"{number:.6g}" for number in numbers),
                *(("", "") if accepted is None else (accepted.least, accepted.most)),
                verdict(finding.met, words),
                check.source,
                check.evidence,
            )
