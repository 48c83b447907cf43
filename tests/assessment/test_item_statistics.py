"""That the figures of questions are the known ones, keep their properties, and hold what their intervals promise."""

import math
from collections.abc import Sequence
from statistics import fmean

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from sherpa_sim.assessment.intervals import (
    LEVEL,
    alpha_interval,
    correlation_interval,
    mean_interval,
    share_interval,
)
from sherpa_sim.assessment.item_statistics import ItemFigures, ItemResponses, correlation, paper_figures
from sherpa_sim.assessment.item_verdicts import (
    FEWEST_FOR_DIFFICULTY,
    FEWEST_FOR_DISCRIMINATION,
    Trust,
    Verdict,
    item_verdicts,
    too_few,
    trust,
)

CRONBACH = (
    (2, 2, 3, 3, 4, 4, 5, 5),
    (1, 3, 2, 4, 3, 5, 4, 5),
    (2, 1, 3, 3, 5, 4, 4, 5),
)
"""Three questions, eight people; worked out by hand in `test_alpha_of_an_example_worked_by_hand`."""
SHARES = st.floats(-1, 1).map(lambda share: round(share, 3))


def items(columns: Sequence[Sequence[float | None]], points: float = 1.0) -> list[ItemResponses]:
    return [
        ItemResponses(f"made-{place:02}", points, -1.0, tuple(column), tuple(share != 0 for share in column))
        for place, column in enumerate(columns, 1)
    ]


@st.composite
def papers(draw: st.DrawFn) -> list[list[float]]:
    people = draw(st.integers(3, 12))
    return draw(st.lists(st.lists(SHARES, min_size=people, max_size=people), min_size=2, max_size=6))


def test_alpha_of_an_example_worked_by_hand() -> None:
    """Variances 10/7, 13.875/7 and 13.875/7, of the total 91.5/7 (sums of squares about the mean)."""
    squares = [sum((value - fmean(column)) ** 2 for value in column) for column in CRONBACH]
    totals = [sum(person) for person in zip(*CRONBACH, strict=True)]
    assert squares == pytest.approx([10, 13.875, 13.875])
    assert sum((total - fmean(totals)) ** 2 for total in totals) == pytest.approx(91.5)
    found = paper_figures(items(CRONBACH)).reliability
    assert found is not None
    assert found.alpha == pytest.approx(3 / 2 * (1 - 37.75 / 91.5))
    assert found.error == pytest.approx(math.sqrt(91.5 / 7 * (1 - found.alpha)))
    assert (found.people, found.questions) == (8, 3)


def test_feldts_interval_of_a_published_example() -> None:
    """Pingouin's documented one, checked by its authors against R's psych: 15 people, 10 questions, 95 of 100."""
    ours = alpha_interval(0.5917188485995826, 15, 10, level=0.95)
    assert [round(ours.low, 3), round(ours.high, 3)] == [0.195, 0.84]


def test_intervals_are_those_of_scipy() -> None:
    right = stats.binomtest(9, 12).proportion_ci(LEVEL, method="wilson")
    ours = share_interval(9 / 12, 12, 0.0)
    assert [ours.low, ours.high] == pytest.approx([right.low, right.high])
    shares = [0.2, 0.4, 0.9, 0.5, -0.2, 0.6]
    theirs = stats.t.interval(LEVEL, 5, fmean(shares), stats.sem(shares))
    mean = mean_interval(fmean(shares), float(np.std(shares, ddof=1)), 6, -1.0)
    assert [mean.low, mean.high] == pytest.approx(theirs)
    other = [1.0, 0.2, 0.8, 0.3, 0.1, 0.9]
    pearson = stats.pearsonr(shares, other)
    assert correlation(shares, other) == pytest.approx(pearson.statistic)
    fisher = correlation_interval(pearson.statistic, 6)
    assert fisher is not None
    assert [fisher.low, fisher.high] == pytest.approx(list(pearson.confidence_interval(LEVEL)))


def test_discrimination_of_a_question_that_is_right_or_wrong_is_the_point_biserial() -> None:
    rest = [3.0, 5.0, 6.0, 8.0, 9.0, 4.0]
    right = [0.0, 0.0, 1.0, 1.0, 1.0, 0.0]
    figures = paper_figures(items([right, [share / 10 for share in rest]])).items[0]
    assert figures.discrimination == pytest.approx(stats.pointbiserialr(right, rest).statistic)


@settings(deadline=None)
@given(papers())
def test_a_correlation_lies_between_its_bounds(columns: list[list[float]]) -> None:
    for one in paper_figures(items(columns)).items:
        if one.discrimination is not None:
            assert -1 <= one.discrimination <= 1
            assert one.discrimination == pytest.approx(
                np.corrcoef(
                    columns[int(one.question[-2:]) - 1],
                    np.sum(columns, axis=0) - columns[int(one.question[-2:]) - 1],
                )[0, 1],
                abs=1e-6,
            )
        if one.difficulty_interval is not None and one.difficulty is not None:
            assert -1 <= one.difficulty_interval.low <= one.difficulty + 1e-9
            assert one.difficulty - 1e-9 <= one.difficulty_interval.high <= 1


@settings(deadline=None)
@given(papers(), st.randoms(use_true_random=False))
def test_the_order_of_people_and_questions_does_not_matter(
    columns: list[list[float]], chance: object
) -> None:
    order = list(range(len(columns[0])))
    chance.shuffle(order)  # type: ignore[attr-defined]
    before = paper_figures(items(columns))
    after = paper_figures(items([[column[person] for person in order] for column in columns][::-1]))
    for one, other in zip(before.items, after.items[::-1], strict=True):
        assert one.discrimination == pytest.approx(other.discrimination, abs=1e-6)
        assert one.difficulty == pytest.approx(other.difficulty)
    if before.reliability is not None and after.reliability is not None:
        assert before.reliability.alpha == pytest.approx(after.reliability.alpha, abs=1e-6)


@settings(deadline=None)
@given(papers(), st.floats(0, 5))
def test_alpha_does_not_change_when_everybody_gets_as_much_more(
    columns: list[list[float]], more: float
) -> None:
    before = paper_figures(items(columns)).reliability
    assume(before is not None and before.error > 1e-3)
    after = paper_figures(items([[share + more for share in column] for column in columns])).reliability
    assert before is not None
    assert after is not None
    assert before.alpha <= 1 + 1e-9
    assert after.alpha == pytest.approx(before.alpha, abs=1e-5)
    assert after.error == pytest.approx(before.error, abs=1e-5)


def test_nothing_is_made_up_where_people_do_not_differ() -> None:
    found = paper_figures(items([[1.0] * 5, [1.0] * 5]))
    assert found.reliability is None
    assert [one.discrimination for one in found.items] == [None, None]
    assert found.items[0].difficulty == 1
    assert found.items[0].difficulty_interval is not None
    assert (
        found.items[0].difficulty_interval.low < 0.7
    )  # five people who are right do not make a question easy
    assert paper_figures([]).reliability is None
    assert paper_figures(items([[], []])).items[0].difficulty is None


def test_what_waits_for_marks_is_left_out_of_the_comparison() -> None:
    scored = [1.0, 0.5, 0.0, -0.5, 0.2]
    found = paper_figures(items([scored, scored[::-1], [None, None, None, 1.0, 0.5]]))
    assert found.left_out == ("made-03",)
    assert (found.items[2].people, found.items[2].discrimination) == (2, None)
    assert found.items[2].difficulty == 0.75
    assert found.items[0].compared == 5
    nearly = paper_figures(items([scored, scored[::-1], [None, 0.5, 0.5, 1.0, 0.5]]))
    assert nearly.left_out == ()
    assert [one.compared for one in nearly.items] == [4, 4, 4]
    assert nearly.items[0].people == 5
    assert nearly.items[0].rest[0] is None


def lowest_and_draw(kind: str) -> tuple[float, float, object]:
    """The lowest share of a kind of question, its true mean, and how shares of people are drawn."""
    if kind.startswith("one"):
        right = float(kind.split()[1])
        return (
            -1 / 3,
            right * 4 / 3 - 1 / 3,
            lambda draw, size: np.where(draw.random(size) < right, 1.0, -1 / 3),
        )
    if kind.startswith("open"):  # a tenth leaves it open
        right = float(kind.split()[1])
        mean = 0.9 * (right * 4 / 3 - 1 / 3)

        def drawn(draw: np.random.Generator, size: tuple[int, int]) -> object:
            chance = draw.random(size)
            return np.where(chance < 0.1, 0.0, np.where(chance < 0.1 + 0.9 * right, 1.0, -1 / 3))

        return -1 / 3, mean, drawn
    right = float(kind.split()[1])  # five things to place in one of two
    return -1.0, 2 * right - 1, lambda draw, size: 2 * draw.binomial(5, right, size) / 5 - 1


@pytest.mark.parametrize("people", [10, 25])
@pytest.mark.parametrize("kind", ["one 0.3", "one 0.8", "open 0.5", "open 0.8", "place 0.7", "place 0.95"])
def test_the_interval_of_difficulty_holds_the_truth_as_often_as_it_says(kind: str, people: int) -> None:
    """At least 86 of 100 times for a promised 90, in 1500 draws (standard error 0.8): few people, few values."""
    lowest, truth, drawn = lowest_and_draw(kind)
    draw = np.random.default_rng(20270301)
    shares = drawn(draw, (1500, people)).tolist()  # type: ignore[operator]
    held = 0
    for one in shares:
        item = ItemResponses("made-01", 1.0, lowest, tuple(one), (True,) * people)
        bounds = paper_figures([item]).items[0].difficulty_interval
        assert bounds is not None
        held += bounds.low <= truth <= bounds.high
    assert held / len(shares) > LEVEL - 0.04 - 3 * 0.008


def drawn_paper(draw: np.random.Generator, people: int, *, wrong_key: bool = False) -> list[ItemFigures]:
    """The figures of 14 questions with four options, taken by people of different strength (a Rasch model)."""
    strength = draw.normal(size=(people, 1))
    right = draw.random((people, 14)) < 1 / (1 + np.exp(-1.2 * (strength - np.linspace(-1.8, 0.6, 14))))
    if wrong_key:  # what is right is not in the key; one of three others is
        right[:, 7] = ~right[:, 7] & (draw.random(people) < 1 / 3)
    shares = np.where(right, 1.0, -1 / 3)
    columns = [
        ItemResponses(f"made-{place:02}", 2.0, -1 / 3, tuple(column), (True,) * people)
        for place, column in enumerate(shares.T.tolist(), 1)
    ]
    return list(paper_figures(columns).items)


@pytest.mark.parametrize("people", [FEWEST_FOR_DISCRIMINATION, 30])
def test_good_questions_are_seldom_accused(people: int) -> None:
    """Of 2800 good questions (correlation 0.33 to 0.41) fewer than 1 in 20 is said not to tell strong from weak."""
    draw = np.random.default_rng(5)
    said = [item_verdicts(one) for _ in range(200) for one in drawn_paper(draw, people)]
    accused = sum(Verdict.WEAK in one or Verdict.REVERSED in one for one in said) / len(said)
    assert accused < 0.05


def test_a_wrong_key_is_found_more_often_than_not_from_the_fewest_people_on() -> None:
    """400 papers in each group size; the standard error is 2.5 in 100."""
    draw = np.random.default_rng(6)

    def found(people: int) -> float:
        said = [item_verdicts(drawn_paper(draw, people, wrong_key=True)[7]) for _ in range(400)]
        return sum(Verdict.REVERSED in one for one in said) / len(said)

    assert found(FEWEST_FOR_DISCRIMINATION) > 0.42
    assert found(FEWEST_FOR_DISCRIMINATION + 6) > 0.5
    assert found(FEWEST_FOR_DISCRIMINATION - 1) == 0


def test_the_mean_is_known_to_a_quarter_of_the_points_from_the_fewest_people_on() -> None:
    usual = 0.4
    bounds = mean_interval(0.5, usual, FEWEST_FOR_DIFFICULTY, -1.0)
    assert 0.5 - bounds.low < 0.25
    assert 0.5 - mean_interval(0.5, usual, FEWEST_FOR_DIFFICULTY - 2, -1.0).low > 0.25


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ([1.0] * 12, (Verdict.EASY,)),
        ([1.0] * 9, ()),
        ([-1 / 3] * 10 + [1.0] * 2, (Verdict.HARD,)),
        ([-1 / 3, 1.0] * 6, ()),
        ([0.4, 0.6, 0.5] * 5, ()),
    ],
)
def test_verdicts_on_how_hard(shares: list[float], said: tuple[Verdict, ...]) -> None:
    item = ItemResponses("made-01", 1.0, -1 / 3, tuple(shares), (True,) * len(shares))
    assert item_verdicts(paper_figures([item]).items[0]) == said


def test_below_the_fewest_people_nothing_is_said_of_strong_and_weak() -> None:
    few = FEWEST_FOR_DISCRIMINATION - 1
    up = [place / few for place in range(few)]
    figures = paper_figures(items([up, up[::-1], [share / 2 for share in up], up])).items[1]
    assert figures.discrimination == pytest.approx(-1)
    assert item_verdicts(figures) == ()
    assert too_few(figures)


def test_what_is_said_of_a_whole_paper() -> None:
    draw = np.random.default_rng(8)
    strength = draw.normal(size=(60, 1))
    good = np.clip(0.5 + 0.25 * strength + 0.1 * draw.normal(size=(60, 10)), -1, 1).T.tolist()
    noise = np.clip(0.5 + 0.3 * draw.normal(size=(60, 10)), -1, 1).T.tolist()
    for columns, said in (
        (good, Trust.GOOD),
        (noise, Trust.LOW),
        ([column[:8] for column in good], Trust.TOO_FEW),
    ):
        found = paper_figures(items(columns)).reliability
        assert found is not None
        assert trust(found) is said


@settings(deadline=None, max_examples=30)
@given(st.floats(-0.99, 0.99), st.integers(4, 200))
def test_an_interval_holds_its_correlation(told: float, people: int) -> None:
    bounds = correlation_interval(told, people)
    assert bounds is not None
    assert -1 <= bounds.low < told < bounds.high <= 1
