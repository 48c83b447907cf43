"""That what is proposed is told as it is, that the coach's word counts, and that a no changes as little as it can."""

import pytest

from sherpa_sim.content.matching import MatchingRecord, Pairing, Part
from sherpa_sim.domain.problem import Problem
from sherpa_sim.matching.beginning import begin
from sherpa_sim.matching.decisions import fix, forbid, release
from sherpa_sim.matching.limits import Limit
from sherpa_sim.matching.proposal import Matching
from sherpa_sim.matching.proposed import Proposal
from sherpa_sim.matching.refusal import refusals
from tests.matching.people import candidate, crowd, record
from tests.matching.today import TODAY


def pairs(own: MatchingRecord) -> dict[str, str]:
    return {pair.mentee.name: pair.mentor.name for pair in Matching(own).proposal().pairs}


def proposal(own: MatchingRecord) -> Proposal:
    return Matching(own).proposal()


CARE, ICT = candidate("Care", sectors=["care"]), candidate("Ict", sectors=["ict"])


def test_contributions_add_up_to_the_fit() -> None:
    for pair in proposal(crowd(8, 8)).pairs:
        assert sum(one.points for one in pair.contributions) == pytest.approx(pair.points, abs=0.5)
        assert sum(one.most for one in pair.contributions) == pytest.approx(1000)
        assert all(0 <= one.points <= one.most for one in pair.contributions)


def test_a_tie_is_told_as_a_tie_and_a_clear_pair_is_not() -> None:
    twins = record([CARE, candidate("Care too", sectors=["care"])], [candidate("Bo", sectors=["care"])])
    (pair,) = proposal(twins).pairs
    assert {pair.mentor.name, *(one.name for one in pair.as_good)} == {"Care", "Care too"}
    (clear,) = proposal(record([CARE, ICT], [candidate("Bo", sectors=["care"])])).pairs
    assert (clear.as_good, clear.may_be_left, clear.lost_pairs) == ((), False, 0)
    assert clear.lost_points == 286  # 4 of 14: what the sector weighs


def test_who_is_left_though_somebody_fits_may_be_as_good_as_who_is_not() -> None:
    found = proposal(record([CARE], [candidate("Bo", sectors=["care"]), candidate("Cy", sectors=["care"])]))
    (pair,), (left,) = found.pairs, found.left
    assert pair.may_be_left
    assert [one.name for one in left.as_good] == ["Care"]
    assert left.fits == 1
    assert left.limits == ()


def test_whom_nobody_fits_is_told_the_limit_and_the_nearest() -> None:
    far = candidate("Far", sectors=["ict"], languages=[{"language": "nl"}], available=["mon-am"])
    near = candidate("Near", sectors=["care"], languages=[{"language": "nl"}])
    bo = candidate("Bo", sectors=["care"], languages=[{"language": "ar"}], available=["tue-am"])
    (left,) = proposal(record([far, near], [bo])).left
    assert (left.fits, left.limits) == (0, (Limit.LANGUAGE,))
    assert left.nearest is not None
    assert left.nearest.name == "Near"


def test_a_mentor_takes_as_many_as_she_says_and_unequal_lists_are_fine() -> None:
    two = record([candidate("An", capacity=2)], [candidate(name) for name in ("Bo", "Cy", "Di")])
    assert len(pairs(two)) == 2
    assert proposal(record([candidate(name) for name in ("An", "Bo", "Cy")], [candidate("Di")])).free != ()
    assert proposal(record([], [candidate("Bo")])).left[0].nearest is None
    assert proposal(record([candidate("An")], [])).pairs == ()


def test_what_the_coach_fixes_stays_also_against_a_limit_which_is_told() -> None:
    bo = candidate("Bo", sectors=["care"], not_with=["Ict"])
    own = fix(record([CARE, ICT], [bo]), Pairing(mentor="ict", mentee="bo"))
    (pair,) = proposal(own).pairs
    assert (pair.mentor.name, pair.fixed, pair.against) == ("Ict", True, (Limit.NOT_WITH,))
    assert pairs(release(own, Pairing(mentor="ict", mentee="bo"))) == {"Bo": "Care"}


def test_a_fixed_pair_is_never_given_up_for_more_pairs() -> None:
    bo, cy = candidate("Bo"), candidate("Cy", not_with=["Ict"])
    own = fix(record([CARE, ICT], [bo, cy]), Pairing(mentor="care", mentee="bo"))
    assert pairs(own) == {"Bo": "Care"}


def test_no_more_is_fixed_than_there_is_room_for() -> None:
    own = record([CARE], [candidate("Bo"), candidate("Cy")])
    once = fix(own, Pairing(mentor="care", mentee="bo"))
    with pytest.raises(Problem, match="Care has room for 1"):
        fix(once, Pairing(mentor="care", mentee="cy"))
    assert fix(once, Pairing(mentor="care", mentee="bo")) == once


def test_who_is_left_out_or_began_is_not_matched_again() -> None:
    own = record([CARE, ICT], [candidate("Bo", sectors=["care"]), candidate("Cy")])
    assert set(pairs(own.model_copy(update={"away_mentees": ("bo",)}))) == {"Cy"}
    assert set(pairs(own.model_copy(update={"away_mentors": ("care",)})).values()) == {"Ict"}
    first = next(pair for pair in proposal(own).pairs if pair.mentee.name == "Bo")
    assert pairs(begin(own, [first], TODAY)) == {"Cy": "Ict"}


@pytest.mark.parametrize("seed", range(6))
def test_after_a_no_no_way_changes_fewer_pairs_and_none_fits_better_than_freely(seed: int) -> None:
    own = crowd(7, 7, seed)
    now = proposal(own)
    refused = now.pairs[seed % len(now.pairs)]
    key = Pairing(mentor=refused.mentor.id, mentee=refused.mentee.id)
    fewest, freely = refusals(own, now, key)
    assert len(fewest.moves) <= len(freely.moves)
    assert (fewest.pairs, fewest.points) <= (freely.pairs, freely.points)
    before = {pair.mentee.name: pair.mentor.name for pair in now.pairs}
    for way in (fewest, freely):
        after = pairs(way.record)
        assert after.get(refused.mentee.name) != refused.mentor.name
        moved = {name for name in before | after if before.get(name) != after.get(name)}
        assert moved == {move.mentee.name for move in way.moves}
        assert len(after) == way.pairs
    assert proposal(fewest.record).points == fewest.points


def test_a_pair_is_fixed_or_forbidden_and_never_both() -> None:
    pair = Pairing(mentor="care", mentee="bo")
    own = record([CARE], [candidate("Bo")])
    assert forbid(fix(own, pair), pair).fixed == ()
    assert fix(forbid(own, pair), pair).forbidden == ()


def test_all_weights_at_nothing_make_all_that_is_allowed_as_good() -> None:
    nothing = {str(part): 0 for part in Part}
    own = record([CARE, ICT], [candidate("Bo", sectors=["care"])], rules=nothing)
    (pair,) = proposal(own).pairs
    assert (pair.points, len(pair.as_good)) == (0, 1)
