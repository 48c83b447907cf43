"""That a region says where its numbers come from, and that its numbers agree with each other."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from sherpa_sim.content import places
from sherpa_sim.content.record import Confidence
from sherpa_sim.content.region import Count, Region, load_region
from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.workforce import Percentage, workforce_keys
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.domain.problem import Problem

FLANDERS = (places.folder("simulations") / "regions" / "flanders.yml").read_text("utf-8")


def numbers(record: Any) -> Iterator[Count | Percentage]:
    if isinstance(record, Count | Percentage):
        yield record
    elif isinstance(record, dict):
        for value in record.values():
            yield from numbers(value)
    elif isinstance(record, tuple):
        for value in record:
            yield from numbers(value)
    elif hasattr(type(record), "model_fields"):
        for name in type(record).model_fields:
            yield from numbers(getattr(record, name))


def test_every_number_has_a_source_and_says_whether_it_is_a_guess() -> None:
    found = list(numbers(load_region()))
    assert len(found) > 30
    for number in found:
        assert number.source in load_sources()
        assert (number.confidence is Confidence.GUESS) == number.source.startswith("reasoned_")
        assert (number.evidence is None) == (number.confidence is Confidence.GUESS)


def test_every_sector_has_a_workforce() -> None:
    assert {sector.workforce for sector in load_region().sectors.values()} <= set(workforce_keys())


def test_every_worker_is_in_a_size_class() -> None:
    region = load_region()
    total = sum(one.workplaces.value * one.mean_size for one in region.size_classes.values())
    assert total == pytest.approx(region.workers.value, rel=0.01)
    assert sum(region.sector_share(key) for key in region.sectors) == pytest.approx(1)


@pytest.mark.parametrize("largest", [("micro", 9), ("small", 49), ("medium", 249)])
def test_sizes_lie_in_their_class(largest: tuple[str, int]) -> None:
    key, most = largest
    assert max(size.workers for size in load_region().size_classes[key].sizes) <= most


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("jobs: {value: 17,", "jobs: {value: 27,"), 'the sizes of the class "micro" come to 421403 workers'),
        (
            ("workers: 1, share: {value: 18,", "workers: 1, share: {value: 8,"),
            'the class "micro" add up to 90',
        ),
        (("share: {value: 15.4,", "share: {value: 75.4,"), "the sectors add up to 123.2%"),
        (("trade, transport, other]", "trade, transport, mining]"), 'a sector "mining"'),
        (("workplaces: {value: 800,", "workplaces: {value: 0,"), "must be at least 1"),
        (("unit: workers", "unit: people"), "choose one of"),
        (
            ("    workforce: retail", "    workforces: retail"),
            '"sectors.trade.workforces" is not a known key',
        ),
    ],
)
def test_a_mistake_is_one_sentence(change: tuple[str, str], sentence: str) -> None:
    text = FLANDERS.replace(*change, 1)
    assert text != FLANDERS
    with pytest.raises(Problem) as told:
        parse_record("flanders.yml", text.encode(), Region)
    said = [str(told.value), *map(str, told.value.others)]
    assert any(sentence in one and one.startswith("flanders.yml, row ") for one in said), said


def test_two_sectors_without_a_share_are_refused() -> None:
    content = yaml.safe_load(FLANDERS)
    del content["sectors"]["trade"]["share"]
    with pytest.raises(Problem, match="2 of them have no share"):
        parse_record("flanders.yml", yaml.safe_dump(content).encode(), Region)


def test_a_region_that_is_not_there() -> None:
    with pytest.raises(Problem, match="There is no file"):
        load_region("nowhere")
