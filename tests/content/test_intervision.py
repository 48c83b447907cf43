"""That the methods are what the course teaches, and that an agenda is made of what a group asks, or why not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sherpa_sim.content.intervision import Intervision, load_intervision, read_intervision
from sherpa_sim.content.intervision_agenda import make_agenda
from sherpa_sim.content.intervision_record import Gathering, IntervisionRecord, read_people
from sherpa_sim.content.pictures import load_pictures
from sherpa_sim.content.tool_record import read_tool_file, tool_file
from sherpa_sim.domain.meeting_roles import Role
from sherpa_sim.domain.meeting_time import Part
from sherpa_sim.domain.problem import Problem

FIVE = Gathering(people=("An", "Bo", "Cis", "Dré", "Eva"))


def test_the_first_method_is_the_round_of_unit_12() -> None:
    round_ = load_pictures()["intervision_round"]
    steps = load_intervision().methods[0].steps
    assert len(round_.parts) == len(steps)
    for part, step in zip(round_.parts, steps, strict=True):
        assert f"({step.minutes} min" in part.name.en
        assert f"({step.minutes} min" in part.name.nl


def test_a_meeting_as_asked() -> None:
    agenda = make_agenda(
        FIVE.model_copy(update={"cases": 2, "minutes": 130, "first": date(2027, 1, 12)}), load_intervision()
    )
    first = agenda.meetings[0]
    assert (first.items[0].start, first.end, agenda.spare) == ("13:30", "15:30", 10)
    assert [meeting.day for meeting in agenda.meetings][:2] == [date(2027, 1, 12), date(2027, 2, 23)]
    assert sum(item.stretch.part is Part.PAUSE for item in first.items) == 1
    assert first.items[1].who == first.cases[0][Role.BRINGER]
    bringers = [case[Role.BRINGER] for meeting in agenda.meetings for case in meeting.cases]
    assert sorted(bringers[:5]) == sorted(FIVE.people)


@pytest.mark.parametrize(
    ("changed", "sentences"),
    [
        ({"people": ("An", "Bo")}, ["Write the first names or initials of at least three people."]),
        ({"method": "gossip"}, ['The kit has no method "gossip"']),
        ({"start": "23:30"}, ["The meeting would run past midnight"]),
        (
            {"cases": 2, "minutes": 100},
            [
                "The time is too short. You ask for 120 minutes",
                "cases 1, minutes 65",
                "The solution-focused round (90",
            ],
        ),
        (
            {"minutes": 30},
            ["The time is too short.", "The shortest meeting takes 55 minutes: one case with The sol"],
        ),
    ],
)
def test_what_does_not_go_is_said_with_what_does(changed: dict[str, object], sentences: list[str]) -> None:
    with pytest.raises(Problem) as refused:
        make_agenda(FIVE.model_copy(update=changed), load_intervision())
    told = [str(one) for one in (refused.value, *refused.value.others)]
    assert len(told) == len(sentences)
    for part, sentence in zip(sentences, told, strict=True):
        assert part in sentence


GATHERINGS = st.builds(
    Gathering,
    people=st.lists(st.text("abcdef", min_size=1, max_size=5), max_size=12, unique=True).map(tuple),
    method=st.sampled_from([method.key for method in load_intervision().methods]),
    minutes=st.integers(15, 480),
    cases=st.integers(1, 4),
    start=st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
    meetings=st.integers(1, 12),
    first=st.none() | st.dates(date(2020, 1, 1), date(2100, 1, 1)),
    weeks=st.integers(1, 26),
    seed=st.integers(1, 9999),
)


@given(GATHERINGS)
def test_every_wish_is_met_or_answered(gathering: Gathering) -> None:
    kit = load_intervision()
    try:
        agenda = make_agenda(gathering, kit)
    except Problem:
        return
    assert len(agenda.meetings) == gathering.meetings
    assert 0 <= agenda.spare <= gathering.minutes
    for meeting in agenda.meetings:
        minutes = sum(item.stretch.minutes for item in meeting.items)
        assert minutes + agenda.spare == gathering.minutes
        assert {item.who for item in meeting.items} <= {None, *gathering.people}


@pytest.mark.parametrize(
    ("written", "people"),
    [("An, Bo; Cis", ("An", "Bo", "Cis")), (" An ,,\nBo  B\nC.", ("An", "Bo B", "C."))],
)
def test_people_as_they_are_typed(written: str, people: tuple[str, ...]) -> None:
    assert read_people(written) == people


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "you wrote 0"),
        ("An, Bo", "you wrote 2"),
        (",".join("abcdefghijklm"), "you wrote 13"),
        ("An, an, Bo", '"an" is there twice'),
        (f"An, Bo, {'x' * 31}", "is long for a name"),
    ],
)
def test_people_who_are_no_group(written: str, said: str) -> None:
    with pytest.raises(Problem, match=said):
        read_people(written)


def test_what_is_kept_comes_back_the_same() -> None:
    record = IntervisionRecord(gathering=FIVE)
    assert read_tool_file("mine.json", tool_file(record), IntervisionRecord()) == record


@pytest.mark.parametrize(
    "changed", [{"people": ["An", "AN", "Bo"]}, {"minutes": 5}, {"start": "25:00"}, {"people": ["x"] * 13}]
)
def test_a_damaged_file_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Gathering.model_validate({**FIVE.model_dump(mode="json"), **changed})


def test_a_method_stands_once(tmp_path) -> None:
    kit = load_intervision()
    methods = (*kit.methods, kit.methods[0])
    text = Intervision(**{**kit.model_dump(), "methods": methods}).model_dump_json()
    (tmp_path / "twice.yml").write_text(text, "utf-8")
    with pytest.raises(Problem, match="asking_round"):
        read_intervision(tmp_path / "twice.yml")
