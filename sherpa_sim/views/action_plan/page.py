"""The page: the plan, what may be looked at again, how it goes, and what to take along."""

from datetime import UTC, date, datetime

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.groups import groups
from sherpa_sim.content.action_plan import read_plan
from sherpa_sim.content.plan_record import PlanRecord, PlanReview
from sherpa_sim.content.plan_remarks import remarks
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.action_plan import action_plan_pdf
from sherpa_sim.reports.plan_calendar import plan_calendar

from ..controls import Download, Downloads, Panel, box
from ..tools.keeping import Keeping
from ..visit import visit
from .looking_back import LookingBack
from .own_plan import OwnPlan
from .told import plan_told, remarks_told


def show_action_plan() -> VBox:
    """The page for whoever opened it: with her papers if she signed in, else in her browser."""
    arrival = visit()
    sign_in_at = f"paper?lang={arrival.language}" if groups().open else ""
    return ActionPlanPage(arrival.words, sign_in_at).box


class ActionPlanPage:
    """One visit."""

    def __init__(self, words: Words, sign_in_at: str = "") -> None:
        self._words = words
        self._keeping = Keeping(
            PlanRecord(),
            words,
            self._known,
            sign_in_at=sign_in_at,
            whole=lambda record: self._own.whole(record),
            received=lambda record: self._own.received(record),
        )
        self._own = OwnPlan(self._keeping, words, self._refresh)
        self._looking_back = LookingBack(words, self._reviewed)
        self._plan = VBox()
        self._remarks = Panel(spoken=True, kind="card remarks")
        self._whole = Panel(kind="whole-plan")
        self._handed_in = Panel(kind="handed-in")
        self._rest = box(
            "rest",
            self._remarks,
            self._looking_back.box,
            Panel(_heading(words("To take along"), _takes(words))),
            self._files(),
            self._keeping.files,
            self._whole,
            self._handed_in,
        )
        self.box = box("action-plan", Panel(_top(words)), self._keeping.top, self._plan)

    def _known(self) -> None:
        """Shows the plan of whoever is here, once that is known, and each time another one takes its place."""
        try:
            parts: list[DOMWidget] = [self._own.questions(), self._rest]
        except Problem as problem:
            self._keeping.complain(problem)
            self._plan.children = (self._keeping.files,)
            return
        self._looking_back.close()
        self._plan.children = tuple(parts)
        self._refresh()

    def _refresh(self) -> None:
        """Tells everything that follows from the plan and its reviews anew."""
        words, reviews = self._words, self._keeping.record.reviews
        try:
            plan = self._own.plan()
            handed_in = self._own.handed_in()
        except Problem as problem:
            self._keeping.complain(problem)
            return
        begun = plan.begun or bool(reviews)
        told = remarks_told(remarks(plan, reviews, date.today()), words) if begun else Markup("")
        self._remarks.show(told)
        self._looking_back.show(plan, reviews)
        title = Markup("<summary>{}</summary>").format(words("Read the whole plan"))
        self._whole.show(Markup("<details>{}{}</details>").format(title, plan_told(plan, words)))
        if handed_in is None:
            self._handed_in.show(Markup(""))
            return
        day = words.date(handed_in.at.astimezone().date())
        self._handed_in.show(
            Markup("<details><summary>{}</summary><p>{}</p>{}</details>").format(
                words("The plan as you handed it in on {day}", day=day),
                words("It stays as it was then. Your trainer reads it, and how it goes."),
                plan_told(read_plan(handed_in.answers.answers), words),
            )
        )

    def _reviewed(self, reviews: tuple[PlanReview, ...]) -> bool:
        kept = self._keeping.keep(self._keeping.record.reviewed(*reviews))
        self._refresh()
        return kept

    def _files(self) -> Downloads:
        words = self._words
        return Downloads(
            [
                Download(
                    "action-plan.ics", "text/calendar", words("Save the days for my calendar"), self._calendar
                ),
                Download("action-plan.pdf", "application/pdf", words("Save it to print (PDF)"), self._pdf),
            ],
            words,
        )

    def _calendar(self) -> bytes:
        return plan_calendar([self._own.for_a_calendar()], self._words, datetime.now(UTC))

    def _pdf(self) -> bytes:
        return action_plan_pdf(self._own.plan(), self._keeping.record.reviews, self._words, date.today())


def _top(words: Words) -> Markup:
    return Markup(
        '<p class="back"><a href="learn?lang={}">{}</a></p><h1>{}</h1><p class="lead">{}</p><p>{}</p>'
    ).format(
        words.language,
        words("The course"),
        words("My action plan"),
        words("A few small steps, each with a day, and somebody who helps. And a day to look back."),
        words(
            "Write initials only, never a colleague's name, and nothing that was told to you in confidence."
        ),
    )


def _takes(words: Words) -> str:
    return words(
        "Open the calendar file with the calendar of your telephone or at work: each step and each day to look back "
        "stands in it, with a reminder. Open a newer file later, and the days move along. What looks like a full name "
        "stands there as initials."
    )


def _heading(title: str, sentence: str) -> Markup:
    return Markup("<h2>{}</h2><p>{}</p>").format(title, sentence)
