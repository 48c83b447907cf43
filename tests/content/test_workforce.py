"""That compositions are read whole, each share with its source, and refused in a sentence when wrong."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from sherpa_sim.content.places import folder
from sherpa_sim.content.record import Confidence, Record
from sherpa_sim.content.workforce import Part, Percentage, read_workforce, shares, workforce_keys
from sherpa_sim.domain.people import Age, Education, Sex, Shift
from sherpa_sim.domain.problem import Problem

SECTORS = ("manufacturing", "logistics", "health_care", "retail", "public", "cleaning")
SURVEYS = ("belgium_aes_2022", "flanders_25_64")


def percentages(value: object) -> Iterator[Percentage]:
    if isinstance(value, Percentage):
        yield value
    elif isinstance(value, Record):
        for field in type(value).model_fields:
            yield from percentages(getattr(value, field))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from percentages(inner)


def test_the_kit_has_its_workforces() -> None:
    assert set(workforce_keys()) == {"flanders", *SECTORS, *SURVEYS}


@pytest.mark.parametrize("key", workforce_keys())
def test_a_workforce_is_whole(key: str) -> None:
    workforce = read_workforce(key)
    assert workforce.key == key
    assert workforce.assumptions
    assert sum(shares(Education, workforce.education)) == pytest.approx(1)
    for language in ("en", "nl"):
        assert workforce.name(language)
        assert workforce.description(language).count(".") == 1
        assert workforce.description(language).endswith(".")


@pytest.mark.parametrize("key", SECTORS)
def test_what_a_sector_chose_is_marked_as_a_guess(key: str) -> None:
    content = yaml.safe_load((folder("simulations") / "workforces" / f"{key}.yml").read_text("utf-8"))
    workforce = read_workforce(key)
    for part in Part:
        if part in content:
            own = list(percentages(getattr(workforce, part)))
            assert own
            assert {share.confidence for share in own} == {Confidence.GUESS}


def test_flanders_is_as_published() -> None:
    flanders = read_workforce("flanders")
    assert shares(Education, flanders.education) == pytest.approx((0.094, 0.381, 0.525))
    assert shares(Age, flanders.age) == pytest.approx((0.07, 0.23, 0.25, 0.25, 0.20))
    assert shares(Sex, flanders.sex) == pytest.approx((0.525, 0.475))
    assert shares(Shift, flanders.shift_by_sex[Sex.MEN])[1] == pytest.approx(0.16)


def test_a_share_left_out_is_the_rest() -> None:
    flanders = read_workforce("flanders")
    assert shares(Education, flanders.education_by_sex[Sex.WOMEN])[1] == pytest.approx(1 - 0.141 - 0.513)


def changed(tmp_path: Path, key: str, **changes: Any) -> Path:
    """A folder with the kit's workforces, one of them changed."""
    for file in (folder("simulations") / "workforces").glob("*.yml"):
        content = yaml.safe_load(file.read_text("utf-8"))
        if file.stem == key:
            content |= changes
        (tmp_path / file.name).write_text(yaml.safe_dump(content), "utf-8")
    return tmp_path


def share(value: float) -> dict[str, Any]:
    return {"value": value, "unit": "%", "year": 2022, "source": "reasoned_workforce", "confidence": "guess"}


@pytest.mark.parametrize(
    ("key", "changes", "sentence"),
    [
        ("nowhere", {}, 'There is no workforce "nowhere"; choose one of belgium_aes_2022, cleaning'),
        ("retail", {"sex": {"men": share(60), "women": share(60)}}, '"sex" adds up to 120.0%'),
        ("retail", {"sex": {"men": share(30), "women": share(60)}}, '"sex" adds up to 90.0%'),
        ("retail", {"age": {"25_34": share(60)}}, '"age" leaves out under_25, 35_44, 45_54, 55_plus'),
        ("retail", {"part_time": {"men": share(6)}}, '"part_time" has no share for "women"'),
        ("retail", {"education": None}, '"education" is missing'),
        ("retail", {"borrows": {"education": "flanders"}}, '"education" is both given and borrowed'),
        ("retail", {"education": {"low": share(101), "high": share(0)}}, "must be at most 100"),
        ("retail", {"education": {"lowest": share(10)}}, "choose one of low, medium, high"),
        (
            "flanders",
            {"sex": {"men": share(5), "women": share(95)}},
            '"part_time" of men and of women mix to',
        ),
        (
            "flanders",
            {"borrows": {"education": "flanders_25_64"}, "education": None},
            "borrows from itself",
        ),
    ],
)
def test_a_wrong_workforce_is_refused(
    tmp_path: Path, key: str, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Problem) as refusal:
        read_workforce(key, changed(tmp_path, key, **changes))
    assert sentence in str(refusal.value)
