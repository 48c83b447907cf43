"""That the items of the evaluation are whole, and that the record of the page comes back as it was."""

from datetime import date

import pytest

from sherpa_sim.content.matching import Candidate, MatchingRecord
from sherpa_sim.content.pair_evaluation import ItemKind, load_pair_evaluation
from sherpa_sim.content.pair_record import BegunPair, Evaluator, Frame
from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.tool_record import MAXIMUM_BYTES, read_tool_file, tool_file
from sherpa_sim.domain.problem import Problem


def test_each_of_the_three_is_asked_in_choices_and_in_words() -> None:
    form = load_pair_evaluation()
    assert len({item.key for item in form.items}) == len(form.items)
    assert set(form.sources) <= set(load_sources())
    for who in Evaluator:
        assert {item.kind for item in form.asked(who)} == set(ItemKind)
    assert form.answer("yes", "nl") == "Ja"
    assert form.answer("Wat iemand schreef", "nl") == "Wat iemand schreef"


def test_a_record_of_many_people_comes_back_from_its_file() -> None:
    people = tuple(Candidate(id=f"{n}", name=f"Name {n}", notes="x" * 600) for n in range(500))
    frame = Frame(begins=date(2027, 3, 1))
    pairs = tuple(
        BegunPair(mentor="1", mentee="1", mentor_name="An", mentee_name="Bo", frame=frame) for _ in range(500)
    )
    record = MatchingRecord(
        mentors=people, mentees=people, pairs=pairs, away_mentees=tuple(one.id for one in people)
    )
    data = tool_file(record)
    assert read_tool_file("matching.json", data, MatchingRecord()) == record
    assert len(data) < MatchingRecord.largest_bytes
    assert MatchingRecord.largest_bytes > MAXIMUM_BYTES


def test_a_file_beyond_the_limit_of_its_tool_is_refused() -> None:
    with pytest.raises(Problem, match="larger than 20000 kB"):
        read_tool_file("matching.json", b" " * (MatchingRecord.largest_bytes + 1), MatchingRecord())


@pytest.mark.parametrize("months", [5, 9])
def test_a_pair_meets_for_six_to_eight_months(months: int) -> None:
    with pytest.raises(ValueError, match="months"):
        Frame(begins=date(2027, 3, 1), months=months)
