"""That each target says what was observed, where, and how near is near enough."""

import pytest

from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.targets import Measure, load_targets
from sherpa_sim.content.workforce import workforce_keys
from sherpa_sim.domain.people import GROUPS, Dimension
from sherpa_sim.domain.problem import Problem
from sherpa_sim.model.columns import MEASURES

TARGETS = {target.key: target for target in load_targets().targets}


def test_each_target_stands_once() -> None:
    targets = load_targets().targets
    assert len(TARGETS) == len(targets) >= 15
    what = [(one.measure, one.workforce, one.dimension, one.group) for one in targets]
    assert len(set(what)) == len(what)


@pytest.mark.parametrize("key", TARGETS)
def test_each_target_is_whole(key: str) -> None:
    target = TARGETS[key]
    assert target.source in load_sources()
    assert target.workforce in workforce_keys()
    assert (target.dimension, target.group) in GROUPS
    assert target.evidence.strip()
    assert target.meaning.en.strip()
    assert target.meaning.nl.strip()
    ratio = target.measure is Measure.PARTICIPATED_RATIO
    assert target.unit == ("ratio" if ratio else "share")
    assert ratio or target.value <= 1
    assert 0 < target.tolerance <= 0.15
    assert 2000 <= target.year <= 2026


def test_the_targets_are_those_of_the_survey() -> None:
    participated = {
        one.group: one.value
        for one in TARGETS.values()
        if one.measure is Measure.PARTICIPATED and one.dimension is not Dimension.EDUCATION_AND_SEX
    }
    published = {"low": 0.18, "medium": 0.397, "high": 0.611, "men": 0.40, "women": 0.46, "all": 0.43}
    assert participated == pytest.approx(published)


def test_the_model_records_what_is_asked() -> None:
    for measure in (Measure.PARTICIPATED, Measure.WILLING, Measure.INFORMED, Measure.NEITHER):
        assert str(measure) in MEASURES


def test_targets_that_are_not_there() -> None:
    with pytest.raises(Problem, match="There is no file"):
        load_targets("nowhere")
