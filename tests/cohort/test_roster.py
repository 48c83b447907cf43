"""That a roster grows by lists, keeps ids, and lets go of a person."""

import re

import pytest

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.roster import Roster, load_roster, plan_roster, remove_person, take_in_list
from sherpa_sim.content.people_list import PeopleReading, read_people_list
from sherpa_sim.domain.problem import Problem


def listed(text: str) -> PeopleReading:
    return read_people_list("people.csv", text.encode())


def ids(roster: Roster) -> dict[str, str]:
    return {person.name: person.id for person in roster.people}


def test_a_trial_changes_nothing(cohort: Cohort) -> None:
    before = load_roster(cohort)
    assert len(plan_roster(before, listed("name\nDi\n")).added) == 1
    assert load_roster(cohort) == before


def test_the_same_list_again_changes_nothing() -> None:
    reading = listed("name,e-mail\nAn,a@b.be\nBo,\nEd,e@b.be\nEd,f@b.be\n")
    first = plan_roster(Roster(), reading)
    again = plan_roster(first.roster, reading)
    assert (len(first.added), again.added, again.changed, again.same) == (4, (), (), 4)
    assert again.roster == first.roster


def test_a_made_id_stays_and_says_nothing() -> None:
    first = plan_roster(Roster(), listed("name,e-mail,group\nAn Peeters,a@b.be,L1\nBo,,\n"))
    later = plan_roster(first.roster, listed("name,e-mail,group\nAn Maes,A@b.be,L2\nBo,bo@b.be,\nCy,,\n"))
    assert ids(later.roster)["An Maes"] == ids(first.roster)["An Peeters"]
    assert ids(later.roster)["Bo"] == ids(first.roster)["Bo"]
    assert [one.name for one in later.changed] == ["An Maes", "Bo"]
    assert [one.name for one in later.added] == ["Cy"]
    assert all(re.fullmatch("p[0-9a-z]{6}", key) for key in ids(later.roster).values())


def test_the_same_name_with_another_address_is_another_person() -> None:
    first = plan_roster(Roster(), listed("name,e-mail\nEd,e@b.be\n"))
    assert len(plan_roster(first.roster, listed("name,e-mail\nEd,f@b.be\n")).roster.people) == 2


def test_an_address_belongs_to_one_person(cohort: Cohort) -> None:
    change = take_in_list(cohort, listed("id,name,e-mail\nbo,Bo,an@example.com\nzz,Zoë,CY@example.com\n"))
    assert [str(one)[:5] for one in change.problems] == ["Row 2", "Row 3"]
    assert (change.added, change.changed) == ((), ())


def test_nobody_is_removed_by_a_shorter_list(cohort: Cohort) -> None:
    take_in_list(cohort, listed("id,name\nan,An Peeters\n"))
    assert [person.id for person in load_roster(cohort).people] == ["an", "bo", "cy"]
    assert load_roster(cohort).person("an").email == "an@example.com"


def test_a_person_is_found_by_id_name_and_address(cohort: Cohort) -> None:
    roster = load_roster(cohort)
    assert {roster.person(way).id for way in ("an", "an peeters", "AN@example.com")} == {"an"}
    with pytest.raises(Problem, match="Nobody in this cohort"):
        roster.person("")


def test_two_of_the_same_name_are_told_apart_by_id() -> None:
    roster = plan_roster(Roster(), listed("id,name\n1,Ed\n2,Ed\n")).roster
    with pytest.raises(Problem, match="ids: 1, 2"):
        roster.person("ed")


def test_a_removed_person_leaves_no_file(cohort: Cohort) -> None:
    cohort.answers("an", "role").save("role-01", "a")
    cohort.answers("bo", "role").save("role-01", "b")
    for part in ("submitted", "autograded", "feedback"):
        (cohort.folder / part / "an" / "role").mkdir(parents=True)
    remove_person(cohort, "An Peeters")
    assert [person.id for person in load_roster(cohort).people] == ["bo", "cy"]
    assert list(cohort.folder.rglob("an")) == []
    assert cohort.answers("bo", "role").load().answers == {"role-01": "b"}


def test_a_damaged_roster_is_told_and_left(cohort: Cohort) -> None:
    (cohort.folder / "roster.json").write_bytes(b'{"people": [')
    with pytest.raises(Problem, match="damaged"):
        take_in_list(cohort, listed("name\nDi\n"))
    assert (cohort.folder / "roster.json").read_bytes() == b'{"people": ['
