"""The plan of whoever is on the page: with her papers if she signed in, else in the record that her browser keeps."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sherpa_sim.assessment.answers import AnswerStore
from sherpa_sim.cohort.hand_in import HandIn, hand_ins
from sherpa_sim.cohort.plan_identity import plan_id
from sherpa_sim.content.action_plan import PLAN_PAPER, ActionPlan, plan_questions, read_plan
from sherpa_sim.content.plan_record import PlanRecord
from sherpa_sim.content.plan_standing import CalendarPlan, plan_days
from sherpa_sim.locale.words import Words

from ..paper.open_paper import paper_questions, while_open
from ..paper.released import asked, paper_sheet
from ..paper.trainee import Participant
from ..questions import QuestionWidget, Saved
from ..tools.keeping import Keeping


@dataclass(frozen=True)
class _Kept:
    """The answers in a record; nobody needs to know when a browser kept them."""

    answers: Mapping[str, Any]
    saved: datetime | None = None


class OwnPlan:
    """One plan, wherever it is kept; it is a store of answers for the questions of the paper.

    `on_changed()` is called after each answer, and when the plan was handed in.
    """

    def __init__(self, keeping: Keeping[PlanRecord], words: Words, on_changed: Callable[[], None]) -> None:
        self._keeping, self._words, self._on_changed = keeping, words, on_changed

    @property
    def participant(self) -> Participant | None:
        """Who signed in."""
        return self._keeping.participant

    @property
    def is_set(self) -> bool:
        """Whether it is a paper of hers, which she can hand in."""
        return self.participant is not None and any(
            own.paper == PLAN_PAPER for own in self.participant.cohort.settings.papers
        )

    @property
    def is_open(self) -> bool:
        """Whether what is answered now is kept: always, unless it is a paper that is not open."""
        return (
            self.participant is None
            or not self.is_set
            or self.participant.cohort.is_open(PLAN_PAPER, datetime.now(UTC))
        )

    def load(self) -> Saved:
        """The answers as they are kept; raises Problem if they cannot be read."""
        store = self._store()
        return store.load() if store is not None else _Kept(self._keeping.record.answers)

    def save(self, question: str, value: Any) -> Saved:
        """The answers after this one is kept; raises Problem if it cannot be."""
        store = self._store()
        if store is not None:
            saved: Saved = store.save(question, value)
        else:
            self._keeping.keep(self._keeping.record.answering(question, value))
            saved = _Kept(self._keeping.record.answers, datetime.now(UTC))
        self._on_changed()
        return saved

    def plan(self) -> ActionPlan:
        """The plan in the answers; raises Problem if they cannot be read."""
        return read_plan(self.load().answers)

    def questions(self) -> QuestionWidget:
        """The questions of the paper, to be answered here; with the place to hand in where she can.

        Raises:
            Problem: if the answers cannot be read.
        """
        if self.participant is not None and self.is_set:
            return paper_questions(self.participant, PLAN_PAPER, self, self._words, self._on_changed)
        sheet = paper_sheet(PLAN_PAPER)
        return QuestionWidget(
            asked(sheet, counted=False), self, self._words, sheet.name(self._words.language)
        )

    def handed_in(self) -> HandIn | None:
        """What she handed in last; raises Problem if it cannot be read."""
        if self.participant is None or not self.is_set:
            return None
        every = hand_ins(self.participant.cohort, self.participant.person.id, PLAN_PAPER)
        return every[-1] if every else None

    def for_a_calendar(self) -> CalendarPlan:
        """Its days; raises Problem if they cannot be read."""
        whole = self.whole(self._keeping.record)
        if not whole.plan_id:  # a browser's own plan, whose days are to be known again
            whole = whole.model_copy(update={"plan_id": uuid.uuid4().hex})
            self._keeping.keep(whole)
        return CalendarPlan(whole.plan_id, whole.changes, plan_days(read_plan(whole.answers), whole.reviews))

    def whole(self, record: PlanRecord) -> PlanRecord:
        """The record with the answers that are with her papers, as a file has it; raises Problem as `load` does."""
        store = self._store()
        if store is None or self.participant is None:
            return record
        saved = store.load()
        known = {sheet.id for sheet in plan_questions()}
        identity = plan_id(self.participant.cohort, self.participant.person.id, record)
        return record.model_copy(
            update={
                "answers": {key: answer for key, answer in saved.answers.items() if key in known},
                "plan_id": identity,
                "changes": record.changes + saved.sequence,
            }
        )

    def received(self, record: PlanRecord) -> PlanRecord:
        """What is left of a record from a file once its answers are with her papers.

        Raises:
            Problem: if the paper is closed and they are others than hers, or they cannot be saved.
        """
        changes = max(record.changes, self.whole(self._keeping.record).changes) + 1
        store = self._store()
        if store is None or self.participant is None:
            return record.model_copy(update={"changes": changes})
        there = store.load().answers
        others = [
            key
            for key in (sheet.id for sheet in plan_questions())
            if record.answers.get(key) != there.get(key)
        ]
        if others and self.is_set:
            while_open(self.participant, PLAN_PAPER)
        for key in others:
            store.save(key, record.answers.get(key))
        return record.model_copy(update={"changes": changes, "answers": {}})

    def _store(self) -> AnswerStore | None:
        if self.participant is None:
            return None
        here = self.participant.now()
        return here.cohort.answers(here.person.id, PLAN_PAPER)
