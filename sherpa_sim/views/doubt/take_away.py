"""What moves an answer and what turns it around, as a table to take away."""

from collections.abc import Iterator, Sequence

from sherpa_sim.experiments.doubt import Doubt, Held
from sherpa_sim.experiments.sensitivity import COST, EXTRA
from sherpa_sim.reports.numbers import stamped_csv
from sherpa_sim.views.sensitivity_text import COLUMNS, as_rows


def doubt_as_csv(found: Doubt, held: Sequence[Held]) -> bytes:
    """Every number of the analysis, as `sherpa sensitivity` writes it, and the places; the first line is the stamp.

    Of a place, `low` and `high` are between which it lies in 95 of 100 resamples.
    """
    return stamped_csv(found.stamp, COLUMNS, _rows(found, held))


def _rows(found: Doubt, held: Sequence[Held]) -> Iterator[tuple[object, ...]]:
    for measure in (EXTRA, COST):
        for rank in found.ranks(measure):
            factor = rank.factor
            yield ("place", measure, str(factor.kind), factor.name, rank.place, "", rank.best, "", rank.worst)
    yield from as_rows(found.question, found.screening, found.decomposition, [one.verdict for one in held])
    for one in held:
        says = f"{one.verdict.conclusion.says} {one.verdict.conclusion.threshold:g}"
        yield ("error of holds in", says, "", "", one.share_error, "", "", "", "")
