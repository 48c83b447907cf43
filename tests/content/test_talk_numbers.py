"""That every number of the simulated colleague says where it comes from, and says no more than that."""

import pytest

from sherpa_sim.content.hearing_words import load_hearing_words
from sherpa_sim.content.measure_bounds import CHOICE, load_measure_bounds
from sherpa_sim.content.record import Confidence
from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.talk_numbers import Known, TalkNumbers, load_talk_numbers
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import ColleagueGroup, MentorCode

from .evidence_rows import no_stronger

GROUPS: dict[str, Known] = {name: getattr(load_talk_numbers(), name) for name in TalkNumbers.model_fields}


@pytest.mark.parametrize("name", GROUPS)
def test_each_group_names_a_source_or_is_a_choice(name: str) -> None:
    group = GROUPS[name]
    if group.source == CHOICE:
        assert group.confidence in (Confidence.GUESS, Confidence.LOW)
        assert not group.evidence
    else:
        assert group.source in load_sources()
    assert all(no_stronger(group.confidence, row) for row in group.evidence)
    assert group.why.en
    assert group.why.nl


def test_what_was_observed_is_whole() -> None:
    for odds in load_talk_numbers().observed.shares.values():
        assert sum(odds.of(group) for group in ColleagueGroup) == pytest.approx(1.0, abs=0.02)


def test_only_what_goes_against_the_talk_presses() -> None:
    effects = load_talk_numbers().effects.by_code
    for code in MentorCode:
        assert (effects[code].pressure > 0) == code.inconsistent
        assert effects[code].trust >= 0 or not code.consistent
        assert effects[code].trust < 0 or not code.inconsistent
        assert effects[code].readiness <= 0


def test_a_code_that_is_left_out_is_told() -> None:
    data = load_talk_numbers().model_dump_json(exclude={"odds": {"by_code": {MentorCode.SUMMARY}}})
    with pytest.raises(Problem, match="there is no summary"):
        parse_record("engine.yml", data.encode(), TalkNumbers)


def test_bounds_name_a_source_or_are_a_choice() -> None:
    for bounds in load_measure_bounds().values():
        assert bounds.source == CHOICE or bounds.source in load_sources()
        assert (bounds.source == CHOICE) <= (bounds.confidence in (Confidence.GUESS, Confidence.LOW))


def test_words_are_written_once() -> None:
    words = load_hearing_words()
    for phrases in (words.rude, words.harsh, words.off_topic, words.promise, words.referral, words.in_need):
        for language in ("en", "nl"):
            assert len(set(phrases(language))) == len(phrases(language))
