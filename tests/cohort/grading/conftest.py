"""A cohort in a folder of its own, people in it, and answers of every quality to the kit's own papers."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.hand_in import keep_hand_in
from sherpa_sim.cohort.roster import Roster, Trainee
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.question import Question
from sherpa_sim.content.question_choices import Classify, ManyOfMany, Match, OneOfMany, Order
from sherpa_sim.content.question_values import Number, Plan
from sherpa_sim.content.question_written import Form, ShortText

PAPERS = ("role", "oars")
CLOSES = datetime(2026, 11, 1, 17, tzinfo=UTC)
TYPED = "Een *eigen* antwoord <script>alert(1)</script> $x$"


def right_answer(question: Question) -> object:
    """The answer that earns everything; for a written question, something that was written."""
    match question:
        case OneOfMany():
            return question.right
        case ManyOfMany():
            return list(question.right)
        case Classify() | Match():
            return {item.key: item.right for item in question.items}
        case Order():
            return [item.key for item in question.items]
        case Number():
            return question.right
        case Plan():
            return best_plan(question)
        case ShortText():
            return TYPED
        case Form():
            return {field.key: TYPED for field in question.fields if field.kind == "text"}


def best_plan(question: Plan) -> dict[str, int]:
    """The plan that gains most, found by trying each."""

    def plans(slots: tuple[str, ...], units: int) -> list[dict[str, int]]:
        if not slots:
            return [{}]
        return [{slots[0]: own} | rest for own in range(units + 1) for rest in plans(slots[1:], units - own)]

    found = max(plans(tuple(slot.key for slot in question.slots), question.budget), key=question.gain)
    return {slot: units for slot, units in found.items() if units}


def right_answers(paper: str) -> dict[str, object]:
    """The right answer to every question of a paper."""
    return {question.id: right_answer(question) for question, _ in load_paper(paper).questions(load_bank())}


HandIn = Callable[[str, str, Mapping[str, object]], None]


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return cohort_in(tmp_path)


def cohort_in(place: Path) -> Cohort:
    """A cohort of four people with both papers."""
    made = Cohort.create("Spring", "nl", place)
    for paper in PAPERS:
        made.set_paper(SetPaper(paper=paper, closes=CLOSES))
    people = tuple(Trainee(id=name, name=f"{name.title()}, =1+1") for name in ("an", "bo", "cy", "di"))
    (made.folder / "roster.json").write_text(Roster(people=people).model_dump_json(), encoding="utf-8")
    return made


def give_answers(
    cohort: Cohort, trainee: str, paper: str, answers: Mapping[str, object], days_late: float = 0
) -> None:
    """Hand answers in for somebody, so many days late."""
    store = cohort.answers(trainee, paper)
    for question, answer in answers.items():
        store.save(question, answer)  # type: ignore[arg-type]
    keep_hand_in(cohort, store.load(), "page", CLOSES + timedelta(days=days_late - 0.001))


@pytest.fixture
def give(cohort: Cohort) -> Callable[..., None]:
    """Hands answers in for somebody, so many days late."""
    return partial(give_answers, cohort)
