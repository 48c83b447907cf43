"""That two rounds are compared as they should be, and tell nothing of too few."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.content.learning_culture import Fact, Reply, load_learning_culture
from sherpa_sim.content.survey import Answer
from sherpa_sim.survey.before_after import Hidden, Kind, Results, before_after
from sherpa_sim.survey.scores import TRAINED, item_scores, scale_scores, trained
from sherpa_sim.survey.small_groups import LEAST
from tests.survey.people import people

ASKED = load_learning_culture()


def told(results: Results, key: str = "support", kind: Kind = Kind.SCALE) -> tuple[float, float, float]:
    found = results.change(kind, key).difference
    assert found is not None
    return found.value, found.low, found.high


def test_statements_against_a_scale_are_turned_around_and_half_of_them_is_enough() -> None:
    good = {"s1": 5, "s2": 5, "s3": 1, "s4": 5}
    scores = scale_scores(
        [
            Answer(degrees=good),
            Answer(degrees={"s1": 5, "s3": 5}),
            Answer(degrees={"s1": 4}),
            Answer(degrees={**good, "s4": 0}),
        ],
        ASKED,
        "support",
    )
    assert list(scores[[0, 1, 3]]) == [5.0, 3.0, 5.0]
    assert scores[2] != scores[2]
    assert list(item_scores([Answer(degrees=good)], "s3")) == [1.0]


def test_taking_part_is_either_kind_and_unknown_where_a_no_is_missing() -> None:
    def of(formal: Reply | None, other: Reply | None) -> Answer:
        facts = {Fact.FORMAL: formal, Fact.OTHER: other}
        return Answer(facts={fact: said for fact, said in facts.items() if said is not None})

    known = [of(Reply.YES, None), of(Reply.NO, Reply.YES), of(Reply.NO, Reply.NO)]
    assert list(trained(known)) == [1.0, 1.0, 0.0]
    for answer in (of(Reply.NO, None), of(Reply.UNKNOWN, Reply.NO), of(None, None)):
        (found,) = trained([answer])
        assert found != found


def test_a_real_change_is_found_and_none_is_said_to_be_perhaps_nothing() -> None:
    changed = before_after(ASKED, (people(60, 0.0, 1, 0.2), people(60, 0.6, 2, 0.6)))
    value, low, high = told(changed)
    assert 0.1 < low < value < high
    assert told(changed, TRAINED, Kind.SHARE)[1] > 0
    same = before_after(ASKED, (people(60, 0.0, 1), people(60, 0.0, 2)))
    _, low, high = told(same)
    assert low < 0 < high


@pytest.mark.parametrize("many", [(0, 30), (1, 1), (30, 4), (4, 30)])
def test_nothing_is_told_of_fewer_than_five(many: tuple[int, int]) -> None:
    found = before_after(ASKED, (people(many[0]), people(many[1])), teams=("",))
    assert found.told == ()
    assert found.teams == {}
    assert {change.hidden for change in found.changes} == {Hidden.FEW}
    assert all(change.before is change.after is change.difference is None for change in found.changes)


def test_all_of_a_small_group_who_say_the_same_are_not_told() -> None:
    yes = tuple(Answer(facts={Fact.TALKED: Reply.YES}) for _ in range(6))
    found = before_after(ASKED, (yes, people(20))).change(Kind.SHARE, Fact.TALKED)
    assert found.hidden is Hidden.SAME
    more = tuple(Answer(facts={Fact.TALKED: Reply.YES}) for _ in range(12))
    assert before_after(ASKED, (more, people(20))).change(Kind.SHARE, Fact.TALKED).hidden is None


def test_who_gave_the_same_code_is_compared_with_herself_if_that_is_wanted() -> None:
    before = people(30, 0.0, 1, codes="a")
    after = tuple(
        one.model_copy(update={"degrees": {key: min(5, value + 1) for key, value in one.degrees.items()}})
        for one in before
    )
    apart = before_after(ASKED, (before, after))
    together = before_after(ASKED, (before, after), paired=True)
    assert apart.change(Kind.SCALE, "models").pairs == 0
    assert together.change(Kind.SCALE, "models").pairs == 30
    widths = [ends[2] - ends[1] for ends in (told(apart, "models"), told(together, "models"))]
    assert widths[1] < 0.6 * widths[0]


def test_pairs_are_not_told_where_that_would_tell_of_the_few_who_are_none() -> None:
    before, after = people(30, 0.0, 1, codes="a"), people(30, 0.3, 2, codes="a")
    some = (*after[:27], *people(3, 0.0, 5))
    assert before_after(ASKED, (before, some), paired=True).change(Kind.SCALE, "talk").pairs == 0
    five = (*after[:25], *people(5, 0.0, 5))
    assert before_after(ASKED, (before, five), paired=True).change(Kind.SCALE, "talk").pairs == 25
    twice = tuple(one.model_copy(update={"code": "same"}) for one in after)
    assert before_after(ASKED, (before, twice), paired=True).change(Kind.SCALE, "talk").pairs == 0


def test_beside_others_the_change_is_what_comes_on_top() -> None:
    rounds = people(60, 0.0, 1), people(60, 0.6, 2)
    same = before_after(ASKED, rounds, others=rounds)
    for measure, found in same.beside_others.items():
        assert measure.kind is not Kind.ITEM
        assert found is not None
        assert found.value == pytest.approx(0.0, abs=1e-12)
    few = before_after(ASKED, rounds, others=(people(60), people(3)))
    assert set(few.beside_others.values()) == {None}
    assert same.comparisons > len(same.told)
    assert few.comparisons == len(few.told)


def test_teams_that_are_told_now_and_teams_that_are_told_later_do_not_give_away_the_rest() -> None:
    before = (*people(6, teams=("a",)), *people(6, 0.1, 2, teams=("b",)), *people(3, 0.2, 3, teams=("c",)))
    told: set[str] = set()
    for team in "abc":
        after = people(30, 0.0, 4, teams=(team,))
        told |= before_after(ASKED, (before, after), teams=(team,)).teams.keys()
    assert told == {"b"}  # a was left out beside c, whatever the first round is compared with


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 25), st.integers(0, 25), st.integers(0, 9))
def test_teams_are_told_only_as_far_as_nobody_can_be_found(first: int, second: int, missing: int) -> None:
    teams = ("a", "b", "c")
    rounds = [list(people(many, 0.0, seed, teams=teams)) for many, seed in ((first, 1), (second, 2))]
    rounds[0][:missing] = [Answer(facts=one.facts, team=one.team) for one in rounds[0][:missing]]
    found = before_after(ASKED, (tuple(rounds[0]), tuple(rounds[1])), teams=teams)
    for scale in ASKED.scales:
        own = [one for changes in found.teams.values() for one in changes if one.measure.key == scale.key]
        whole = found.change(Kind.SCALE, scale.key).many
        for at in (0, 1):
            assert all(change.many[at] >= LEAST for change in own)
            left = whole[at] - sum(change.many[at] for change in own)
            assert not own or left == 0 or left >= LEAST
    assert found.teams_hidden + len(found.teams) == len(teams)
