"""That the demo shows every state a group can be in, is the same each time, and goes without taking another along."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest

from sherpa_sim.cohort.codes import sign_in, trainer_sign_in
from sherpa_sim.cohort.cohort import Cohort, all_cohorts
from sherpa_sim.cohort.demo import DemoKeys, make_demo, remove_demo, renew_keys
from sherpa_sim.cohort.first_start import demo_is_wanted
from sherpa_sim.cohort.hand_in import hand_ins
from sherpa_sim.cohort.held_talks import coder_agreement, held_talks, talks_over_time
from sherpa_sim.cohort.marks import marks
from sherpa_sim.cohort.plans import plans
from sherpa_sim.cohort.returned_page import returned_page
from sherpa_sim.cohort.roster import load_roster, take_in_list
from sherpa_sim.cohort.standing import standing
from sherpa_sim.cohort.talk_words import notices
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.demo import load_demo
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.people_list import read_people_list
from sherpa_sim.content.question_answer import check_answer
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for

TODAY = date(2030, 3, 31)  # a day on which the clock goes forward, a month after a short one


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the cohorts of these tests are."""
    place = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHERPA_COHORTS", str(place))
        yield place


@pytest.fixture(scope="module")
def keys(home: Path) -> DemoKeys:
    return make_demo("nl", TODAY)


@pytest.fixture(scope="module")
def demo(keys: DemoKeys) -> Cohort:
    return keys.cohort


def handed_in(cohort: Cohort) -> dict[str, object]:
    """Everything that was handed in, but what was written or said."""
    written = {
        question.id for question in load_bank().values() if question.kind in ("text", "form", "conversation")
    }
    return {
        f"{person.id} {own.paper} {one.number}": [
            str(one.at),
            one.days_late,
            {key: value for key, value in one.answers.answers.items() if key not in written},
        ]
        for person in load_roster(cohort).people
        for own in cohort.settings.papers
        for one in hand_ins(cohort, person.id, own.paper)
    }


def earned(cohort: Cohort) -> dict[str, list[float]]:
    """What everybody earned, but on a paper with a talk: that is heard in the words of one language or the other."""
    bank = load_bank()
    papers = {own.paper: load_paper(own.paper).questions(bank) for own in cohort.settings.papers}
    return {
        paper: [own.points for own in marks(cohort, paper)]
        for paper, questions in papers.items()
        if all(question.kind != "conversation" for question, _ in questions)
    }


def test_there_is_somebody_in_every_state(demo: Cohort) -> None:
    states = {one.person.id: one.papers for one in standing(demo)}
    assert len(states) == 12
    begun = {who: sum(paper.answered > 0 for paper in papers.values()) for who, papers in states.items()}
    assert sum(many == 0 for many in begun.values()) == 2
    assert any(
        paper.handed_in and paper.handed_in.days_late
        for papers in states.values()
        for paper in papers.values()
    )
    assert any(len(hand_ins(demo, who, "role")) == 2 for who in states)
    assert any(papers["role"].answered and not papers["role"].handed_in for papers in states.values())
    assert [one.language for one in load_roster(demo).people if one.language] == ["en"]
    assert all(one.email.endswith("@example.org") for one in load_roster(demo).people)
    waiting = {own.waits for own in marks(demo, "oars")}
    assert waiting == {True, False}
    assert len([own for own in marks(demo, "role") if returned_page(demo, own.trainee, "role")]) == 9
    assert len([who for who in states if returned_page(demo, who, "oars")]) == 3
    given = {who for who, papers in states.items() if papers["oars"].handed_in}
    assert given - {own.trainee for own in marks(demo, "oars")} != set()
    assert len(list((demo.folder / "set-aside").iterdir())) == 1


def test_marks_come_back_in_the_language_of_who_gets_them(demo: Cohort) -> None:
    bank, words = (
        load_bank(),
        {"en": ("Your answer:", "Twenty utterances"), "nl": ("Jouw antwoord:", "Twintig uitspraken")},
    )
    for who, own, other in (("d03", "nl", "en"), ("d04", "en", "nl")):
        page = unescape((returned_page(demo, who, "oars") or b"").decode()).replace("’", "'")
        assert f'<html lang="{own}">' in page
        for question in ("oars-02", "oars-10"):
            assert bank[question].stem(own)[:50] in page
            assert bank[question].stem(other)[:50] not in page
        assert all(text in page for text in words[own])
        assert not any(text in page for text in words[other])


def test_the_stronger_earn_more(demo: Cohort) -> None:
    earned = {own.trainee: sum(one.points for one in own.questions) for own in marks(demo, "role")}
    strengths = {person.id: person.strength for person in load_demo().people if person.id in earned}
    ranked = sorted(earned, key=lambda who: strengths[who])
    weak, strong = ranked[:3], ranked[-3:]
    assert max(earned[who] for who in weak) < min(earned[who] for who in strong)


def test_the_desk_has_talks_to_show_and_the_trainer_looked_at_some(demo: Cohort) -> None:
    talks = held_talks(demo)
    assert len(talks) == 4
    assert all(held.trouble is None and not notices(held, words_for("nl")) for held in talks)
    assert sum(held.looked_at for held in talks) == 3
    assert max(held.points for held in talks) > 10 > min(held.points for held in talks)
    found = coder_agreement(talks)
    assert found is not None
    assert found.interval is not None
    assert found.differences
    points = talks_over_time(demo)
    assert {point.practice for point in points} == {True, False}
    assert all(point.at.date() < TODAY for point in points)
    twice = [person.id for person in load_demo().people if len(person.practised) > 1]
    assert [point.person.id for point in points].count(twice[0]) == 3


def test_somebody_has_looked_back_on_her_plan_which_has_a_step_done_and_one_moved(demo: Cohort) -> None:
    (own,) = [one for one in plans(demo) if one.reviews]
    first, second, *_ = own.steps()
    assert (first.done, second.done, len(second.earlier)) == (True, False, 1)
    assert second.day == TODAY + timedelta(days=8)
    assert all(review.day < TODAY for review in own.reviews)


def test_every_answer_is_one_that_the_page_takes(demo: Cohort) -> None:
    bank = load_bank()
    for person in load_roster(demo).people:
        for own in demo.settings.papers:
            for question, value in demo.answers(person.id, own.paper).load().answers.items():
                assert check_answer(bank[question].for_trainee(), value) is not None


def test_dates_lie_around_today(demo: Cohort) -> None:
    noon = datetime.combine(TODAY, datetime.min.time()).astimezone() + timedelta(hours=12)
    assert demo.paper("oars").days_late(noon) == 0
    assert demo.is_open("oars", noon)
    for person in load_roster(demo).people:
        for own in demo.settings.papers:
            saved = demo.answers(person.id, own.paper).load()
            assert saved.saved is None or saved.saved < noon
            for one in hand_ins(demo, person.id, own.paper):
                assert one.answers.saved is not None
                assert own.opens is not None
                assert own.opens < one.answers.saved <= one.at < noon


def test_it_is_the_same_each_time_and_in_the_other_language(
    demo: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHERPA_COHORTS", str(tmp_path))
    english = make_demo("en", TODAY).cohort
    assert handed_in(english) == handed_in(demo)
    assert earned(english) == earned(demo)
    assert len(earned(demo)) == 3
    texts = {
        cohort.settings.language: json.dumps(cohort.answers("d02", "oars").load().answers, ensure_ascii=False)
        for cohort in (english, demo)
    }
    assert "You want to know first" in texts["en"]
    assert "Je wil eerst weten" in texts["nl"]


def test_its_codes_open_it_and_new_ones_make_the_old_ones_void(keys: DemoKeys) -> None:
    cohort = keys.cohort
    assert sign_in(cohort, keys.code, "127.0.0.1") == load_demo().shown
    trainer_sign_in(cohort, keys.secret, "127.0.0.1")
    other = renew_keys(cohort)
    assert sign_in(cohort, other.code, "127.0.0.1") == load_demo().shown
    with pytest.raises(Problem):
        sign_in(cohort, keys.code, "127.0.0.1")


def test_it_is_not_made_over_another_group_and_leaves_nothing_of_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHERPA_COHORTS", str(tmp_path))
    own = Cohort.create("Demo", "nl")
    with pytest.raises(Problem, match="There is a cohort"):
        make_demo("nl", TODAY)
    with pytest.raises(Problem, match="not the demo"):
        renew_keys(own)
    with pytest.raises(Problem, match="not the demo"):
        remove_demo()
    assert [place.name for place in tmp_path.iterdir()] == ["demo"]


def test_what_fails_half_way_leaves_no_half_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHERPA_COHORTS", str(tmp_path))

    def full(*_arguments: object) -> None:
        raise Problem("{file} cannot be written ({reason}).", file="x", reason="No space left on device")

    monkeypatch.setattr("sherpa_sim.cohort.demo_course.grade_paper", full)
    with pytest.raises(Problem, match="No space"):
        make_demo("nl", TODAY)
    assert list(tmp_path.iterdir()) == []
    assert all_cohorts() == ()


def test_it_is_removed_alone_and_does_not_come_back(
    demo: Cohort, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Cohort.create("Lente", "nl")
    people = load_roster(demo)
    take_in_list(demo, read_people_list("more.csv", b"name\nAn Peeters\n"))
    with pytest.raises(Problem, match="An Peeters was added"):
        remove_demo()
    (demo.folder / "roster.json").write_text(people.model_dump_json(), "utf-8")
    remove_demo()
    assert all_cohorts() == ("lente",)
    assert sorted(place.name for place in home.iterdir()) == [".demo-made", "lente"]
    with pytest.raises(Problem, match="There is no cohort"):
        remove_demo()


def test_it_is_made_by_itself_at_the_very_first_start_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHERPA_COHORTS", str(tmp_path))
    assert not demo_is_wanted()
    monkeypatch.delenv("SHERPA_COHORTS")
    monkeypatch.setattr("sherpa_sim.cohort.cohort.checkout", lambda: tmp_path)
    assert demo_is_wanted()
    Cohort.create("Lente", "nl")
    assert not demo_is_wanted()
    (tmp_path / "cohorts" / "lente" / "cohort.yml").unlink()
    assert demo_is_wanted()
    (tmp_path / "cohorts" / ".demo-made").touch()
    assert not demo_is_wanted()
