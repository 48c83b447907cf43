"""Comments that are used again."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.comments import (
    COMMENTS,
    MOST_OF_A_QUESTION,
    add_comment,
    edit_comment,
    remove_comment,
    saved_comments,
)
from sherpa_sim.domain.problem import Problem


def texts(cohort: Cohort, question: str) -> list[str]:
    return [one.text for one in saved_comments(cohort, question)]


def test_a_comment_is_kept_by_question_changed_and_removed(cohort: Cohort) -> None:
    first = add_comment(cohort, "oars-10", "  Kort en <b>goed</b>\nzo ")
    assert add_comment(cohort, "oars-10", "Kort en <b>goed</b>\nzo") == first
    add_comment(cohort, "oars-11", "Een vraag is geen reflectie.")
    assert texts(cohort, "oars-10") == ["Kort en <b>goed</b>\nzo"]
    edit_comment(cohort, first.key, "Kort")
    assert texts(cohort, "oars-10") == ["Kort"]
    remove_comment(cohort, first.key)
    remove_comment(cohort, first.key)
    assert texts(cohort, "oars-10") == []
    with pytest.raises(Problem, match="not kept any more"):
        edit_comment(cohort, first.key, "Lang")
    assert texts(cohort, "oars-11") == ["Een vraag is geen reflectie."]


@pytest.mark.parametrize(("text", "told"), [(" \n", "Write the comment"), ("x" * 4001, "longer than 4000")])
def test_an_empty_or_endless_comment_is_refused(cohort: Cohort, text: str, told: str) -> None:
    with pytest.raises(Problem, match=told):
        add_comment(cohort, "oars-10", text)


def test_there_is_a_most(cohort: Cohort) -> None:
    for number in range(MOST_OF_A_QUESTION):
        add_comment(cohort, "oars-10", str(number))
    with pytest.raises(Problem, match="remove one first"):
        add_comment(cohort, "oars-10", "more")


def test_trainers_at_once_lose_none(cohort: Cohort) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: add_comment(cohort, "oars-10", str(number)), range(20)))
    assert sorted(texts(cohort, "oars-10"), key=int) == [str(number) for number in range(20)]


def test_a_damaged_file_is_told(cohort: Cohort) -> None:
    (cohort.folder / COMMENTS).write_text("{")
    with pytest.raises(Problem, match="damaged"):
        saved_comments(cohort, "oars-10")
