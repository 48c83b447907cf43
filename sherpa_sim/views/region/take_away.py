"""What is taken away of a region: every number of a plan as a table, with its stamp."""

from collections.abc import Iterator

from sherpa_sim.experiments.cost import ITEMS
from sherpa_sim.experiments.region_result import RegionResult
from sherpa_sim.reports.numbers import stamped_csv

COLUMNS = ("part", "item", "group", "side", "week", "middle", "low", "high", "unit")


def numbers_as_csv(result: RegionResult) -> bytes:
    """Every number of a region, a row each; the first line is the stamp."""
    return stamped_csv(result.stamp, COLUMNS, _rows(result))


def _rows(result: RegionResult) -> Iterator[tuple[object, ...]]:
    parts = [("region", "all", result.outcome())]
    parts += [("size class", key, result.outcome(key)) for key in result.region.size_classes]
    parts += [("sector", key, result.outcome(sector=key)) for key in result.region.sectors]
    for part, item, found in parts:
        yield (part, item, "workplaces", "", "", found.workplaces, "", "", "workplaces")
        yield (part, item, "workers", "", "", found.workers, "", "", "workers")
        yield (part, item, "trained last 12 months", "without", "", found.without, "", "", "share")
        yield (part, item, "trained last 12 months", "with", "", found.with_change, "", "", "share")
        yield (part, item, "extra cost", "difference", "", found.cost, "", "", "euro")
        yield (part, item, "mentors in post", "with", "", found.mentors, "", "", "people")
        anyway = "not known" if found.deadweight is None else found.deadweight
        yield (part, item, "deadweight", "", "", anyway, "", "", "share")
        yield (part, item, "error of the sample", "", "", found.sample_error, "", "", "people")
        for name, interval, unit in (
            ("extra participants", found.extra, "people"),
            ("extra low-educated participants", found.extra_low, "people"),
            ("cost per extra participant", found.cost_per_extra, "euro"),
            ("cost per extra low-educated participant", found.cost_per_extra_low, "euro"),
        ):
            ends = (interval.middle, interval.low, interval.high) if interval else ("", "", "")
            yield (part, item, name, "difference", "", *ends, unit)
    for group in result.groups():
        yield ("group size", group.dimension, group.group, "", "", group.workers, "", "", "workers")
        for side, share in (("without", group.without), ("with", group.with_change)):
            yield ("trained last 12 months", group.dimension, group.group, side, "", share, "", "", "share")
        for fate, number in (
            ("trained only with", group.only_with),
            ("trained only without", group.only_without),
            ("trained either way", group.either_way),
        ):
            yield (fate, group.dimension, group.group, "", "", number, "", "", "workers")
    for (payer, item), amount in zip(ITEMS, result.costs(), strict=True):
        yield ("extra cost", item, payer, "difference", "", float(amount), "", "", "euro")
    for key in (None, *result.region.size_classes):
        for side, shares in zip(("without", "with"), result.shares(key), strict=True):
            for week, share in enumerate(shares, 1):
                yield (
                    "trained last 12 months",
                    "size class",
                    key or "all",
                    side,
                    week,
                    share,
                    "",
                    "",
                    "share",
                )
