"""That every programme of the sources is told with its figures, and with what nobody knows of it."""

import pytest

from sherpa_sim.content.figures import Figure
from sherpa_sim.content.programmes import Programme, load_programmes
from sherpa_sim.content.record import Confidence
from sherpa_sim.content.scenario import scenario_keys
from sherpa_sim.content.sources import load_sources
from tests.content.evidence_rows import no_stronger

ALL = load_programmes()
# Scenarios that are not a programme of the sources.
OTHER_SCENARIOS = {
    "baseline",
    "information_campaign",
    "three_hours_a_week",
    "training_leave",
    "training_voucher",
}
NAMED_IN_THE_SOURCES = {
    "sherpa",
    "acv_training_pilots",
    "unionlearn",
    "leonardo_partnership",
    "workplace_learning_advocates",
    "dutch_learning_ambassadors",
    "danish_3f",
    "swedish_counsellors",
    "finnish_pilots",
    "mentor2work",
}


@pytest.fixture(params=ALL)
def programme(request: pytest.FixtureRequest) -> Programme:
    """Each programme."""
    return ALL[request.param]


def figures() -> list[tuple[str, Figure]]:
    return [(key, figure) for key, one in ALL.items() for figure in one.figures]


def test_every_system_of_the_sources_is_there() -> None:
    assert set(ALL) >= NAMED_IN_THE_SOURCES


def test_every_scenario_of_a_programme_belongs_to_one() -> None:
    told = {one.scenario for one in ALL.values()} - {None}
    assert told == set(scenario_keys()) - OTHER_SCENARIOS


@pytest.mark.parametrize(("key", "figure"), figures(), ids=lambda part: part if isinstance(part, str) else "")
def test_a_figure_says_no_more_than_its_evidence(key: str, figure: Figure) -> None:
    if figure.evidence is not None:
        assert no_stronger(figure.confidence, figure.evidence)
    if figure.source.startswith("memory_"):
        assert figure.confidence is Confidence.LOW


@pytest.mark.parametrize(("key", "figure"), figures(), ids=lambda part: part if isinstance(part, str) else "")
def test_a_figure_holds_its_number_once(key: str, figure: Figure) -> None:
    assert figure.what.en.count("{number}") == figure.what.nl.count("{number}") == 1


def test_what_is_measured_without_a_comparison_is_said_to_be() -> None:
    for key in ("union_learning_fund", "duo_for_a_job"):
        told = " ".join(text.en for text in ALL[key].not_known)
        assert "no control group" in told
        assert "geen controlegroep" in " ".join(text.nl for text in ALL[key].not_known)


def test_that_no_trial_measured_mentors_is_said() -> None:
    assert any("No trial has measured" in text.en for text in ALL["sherpa"].not_known)


def test_that_women_train_more_is_said_against_the_proposal() -> None:
    told = [text for text in ALL["sherpa"].not_known if "women" in text.en]
    assert len(told) == 1
    assert "46 against 40" in told[0].en
    assert "46 tegen 40" in told[0].nl


def test_a_programme_known_by_name_only_has_no_figures() -> None:
    assert ALL["swedish_counsellors"].figures == ()


def test_what_is_not_known_is_told_of_each(programme: Programme) -> None:
    assert programme.not_known
    assert set(programme.cited) <= set(load_sources())
