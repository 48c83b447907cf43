"""Who has earned the certificate, with real marks, and what the register does with it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from sherpa_sim.cohort.certificate_register import (
    REGISTER,
    Issued,
    draft,
    find,
    issue,
    load_register,
    revoke,
)
from sherpa_sim.cohort.certificate_rule import CertificateRule
from sherpa_sim.cohort.certificates import Standing, standings
from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.deletion import delete_person
from sherpa_sim.cohort.grading import grade_paper
from sherpa_sim.cohort.marking import mark
from sherpa_sim.cohort.marks import marks
from sherpa_sim.cohort.progress import progress
from sherpa_sim.content.paper import PASS_SHARE, load_paper
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.award import award, award_all, awards_zip
from sherpa_sim.reports.certificate_words import why_not

from .conftest import CLOSES, right_answers

Give = Callable[..., None]
TODAY = date(2026, 12, 1)


def why(cohort: Cohort, person: str) -> str:
    (own,) = [one for one in standings(cohort) if one.person.id == person]
    return why_not(own, words_for("en"))


def of(cohort: Cohort, person: str) -> Standing:
    (own,) = [one for one in standings(cohort) if one.person.id == person]
    return own


@pytest.fixture
def passed(cohort: Cohort, give: Give) -> Cohort:
    """An has passed the only paper that counts."""
    cohort.set_certificate(CertificateRule(papers=("role",), trainer="Bo", hours=24))
    give("an", "role", right_answers("role"))
    grade_paper(cohort, "role")
    return cohort


def kept(_: Issued) -> None:
    """Nothing is made of it here."""


def test_each_reason_is_told_until_it_is_earned(cohort: Cohort, give: Give) -> None:
    assert why(cohort, "an") == "; ".join(
        f"{load_paper(key).name('en')}: has not been handed in" for key in ("role", "oars")
    )
    give("an", "role", right_answers("role"))
    give("an", "oars", right_answers("oars"))
    assert "The learning mentor: has not been graded since" in why(cohort, "an")
    grade_paper(cohort, "role")
    grade_paper(cohort, "oars")
    assert why(cohort, "an") == "Asking, affirming, reflecting, summarising: waits for the trainer's marks"
    for one in marks(cohort, "oars")[0].questions:
        if one.waits:
            mark(cohort, "an", "oars", one.question, one.most)
    assert of(cohort, "an").earned
    give("an", "role", {"role-01": None}, days_late=0.5)  # another hand-in: its old marks no longer tell
    assert "has not been graded since" in why(cohort, "an")


def test_the_bound_is_the_papers_own_unless_the_cohort_has_one(passed: Cohort, give: Give) -> None:
    paper = load_paper("role")
    assert of(passed, "an").results[0].needed == pytest.approx(PASS_SHARE * paper.points, abs=0.01)
    some = dict(list(right_answers("role").items())[:12])
    give("bo", "role", some)
    grade_paper(passed, "role")
    own = of(passed, "bo").results[0]
    assert own.points is not None
    share = own.points / own.most
    assert PASS_SHARE < share < 1
    assert own.passed
    passed.set_certificate(CertificateRule(papers=("role",), share=(share + 1) / 2))
    assert "are needed" in why(passed, "bo")
    passed.set_certificate(CertificateRule(papers=("role",), share=share - 0.01))
    assert of(passed, "bo").earned


def test_of_two_versions_the_better_one_counts(cohort: Cohort, give: Give) -> None:
    for key in ("change-talk", "change-talk-b"):
        cohort.set_paper(SetPaper(paper=key, closes=CLOSES))
    cohort.set_certificate(CertificateRule(papers=("change-talk",)))
    little = {"change-talk-05": right_answers("change-talk")["change-talk-05"]}
    give("an", "change-talk", little)
    give("an", "change-talk-b", right_answers("change-talk-b"))
    grade_paper(cohort, "change-talk")
    assert why(cohort, "an").endswith("has not been graded since it was handed in")  # it may still pass
    grade_paper(cohort, "change-talk-b")
    for one in next(own for own in marks(cohort, "change-talk-b") if own.trainee == "an").questions:
        if one.waits:
            mark(cohort, "an", "change-talk-b", one.question, one.most)
    (result,) = of(cohort, "an").results
    assert (result.paper, result.points) == ("change-talk-b", result.most)
    assert of(cohort, "an").earned
    better = next(one for one in progress(cohort).people if one.person.id == "an")
    assert better.objectives == better.papers["change-talk-b"].objectives
    give("bo", "change-talk", little)
    grade_paper(cohort, "change-talk")
    assert why(cohort, "bo").startswith(
        "Change talk: "
    )  # the one she handed in, with the points that are short
    assert "are needed" in why(cohort, "bo")


def test_without_a_paper_nobody_can_earn_it(cohort: Cohort) -> None:
    bare = Cohort.create("Bare", "nl", cohort.folder.parent)
    with pytest.raises(Problem, match="No paper is set"):
        standings(bare)
    bare.set_certificate(CertificateRule(papers=("role",)))
    with pytest.raises(Problem, match="not set for this cohort"):
        standings(Cohort.open(bare.folder))


def test_the_same_certificate_is_issued_once(passed: Cohort) -> None:
    first = issue(passed, draft(passed, of(passed, "an"), TODAY), kept)
    later = issue(passed, draft(passed, of(passed, "an"), date(2027, 1, 1)), kept)
    assert later == first
    assert find(passed, first.code.lower().replace("-", " ")) == first
    assert (passed.folder / REGISTER).stat().st_mode & 0o777 == 0o600


def test_another_certificate_takes_the_place_of_the_first(passed: Cohort) -> None:
    first = issue(passed, draft(passed, of(passed, "an"), TODAY), kept)
    passed.set_certificate(passed.settings.certificate.model_copy(update={"hours": 30.0}))
    second = issue(passed, draft(passed, of(passed, "an"), TODAY), kept)
    assert second.code != first.code
    assert (find(passed, first.code).reason, find(passed, second.code).ended) == ("replaced", None)


def test_a_revoked_certificate_no_longer_counts_and_a_new_one_can_be_given(passed: Cohort) -> None:
    first = issue(passed, draft(passed, of(passed, "an"), TODAY), kept)
    assert revoke(passed, first.code).reason == "revoked"
    assert revoke(passed, first.code, datetime(2040, 1, 1, tzinfo=UTC)) == find(passed, first.code)
    assert issue(passed, draft(passed, of(passed, "an"), TODAY), kept).code != first.code


def test_nothing_is_issued_to_who_has_not_earned_it_or_when_it_cannot_be_made(passed: Cohort) -> None:
    with pytest.raises(Problem, match="has not earned"):
        award(passed, of(passed, "bo"))

    def fails(_: Issued) -> None:
        raise Problem("The disk is full.")

    with pytest.raises(Problem, match="full"):
        issue(passed, draft(passed, of(passed, "an"), TODAY), fails)
    assert load_register(passed).issued == ()


@pytest.mark.parametrize("code", ["", "0000-0000", "' or 1", "é"])
def test_a_code_that_was_never_given_is_told(passed: Cohort, code: str) -> None:
    issue(passed, draft(passed, of(passed, "an"), TODAY), kept)
    with pytest.raises(Problem, match="No certificate"):
        find(passed, code)


def test_a_register_that_was_changed_by_hand_is_noticed(passed: Cohort) -> None:
    own = issue(passed, draft(passed, of(passed, "an"), TODAY), kept)
    place = passed.folder / REGISTER
    place.write_text(place.read_text("utf-8").replace('"hours": 24.0', '"hours": 240.0'), "utf-8")
    with pytest.raises(Problem, match="by hand"):
        find(passed, own.code)


def test_all_are_made_and_one_that_cannot_be_stops_nobody(passed: Cohort, give: Give) -> None:
    give("cy", "role", right_answers("role"))
    grade_paper(passed, "role")
    roster = passed.folder / "roster.json"
    roster.write_text(roster.read_text("utf-8").replace("An, =1+1", "张伟"), "utf-8")
    awards = award_all(passed, standings(passed))
    assert [one.person.id for one in awards.made] == ["cy"]
    assert [person.id for person, _ in awards.failed] == ["an"]
    (own,) = awards.made
    assert {name.rpartition(".")[2] for name in own.files} == {"pdf", "jwt"}
    assert all(own.issued.code.lower() in name for name in own.files)
    assert awards_zip(awards.made) == awards_zip(awards.made)


def test_who_is_deleted_leaves_the_register(passed: Cohort) -> None:
    own = issue(passed, draft(passed, of(passed, "an"), TODAY), kept)
    delete_person(passed, "an")
    with pytest.raises(Problem, match="No certificate"):
        find(passed, own.code)
    assert "An, =1+1" not in (passed.folder / REGISTER).read_text("utf-8")
