"""The page: the plan, what may be looked at again, how it goes, and what to take along."""

from datetime import UTC, date, datetime
from pathlib import Path

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.cohort.hand_in import HandIn
from sherpa_sim.content.action_plan import read_plan
from sherpa_sim.content.plan_record import PlanRecord, PlanReview
from sherpa_sim.content.plan_remarks import remarks
from sherpa_sim.content.plan_standing import standing
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Download, Downloads, Panel, Tab, Tabs, box
from ..paper.open_paper import closed
from ..paper.trainee import sign_in_address
from ..tools.keeping import Keeping
from ..visit import visit
from .looking_back import LookingBack
from .own_plan import OwnPlan
from .told import plan_told, remarks_told, reviews_told, steps_told

PLAN, GOES, TAKE = "plan", "goes", "take"


def show_action_plan() -> VBox:
    """The page for whoever opened it: with her papers if she signed in, else in her browser."""
    arrival = visit()
    sign_in_at = sign_in_address(arrival.words)
    return ActionPlanPage(arrival.words, sign_in_at).box


class PlanPanel(Panel):
    """A piece of the page, which brings its style."""

    _css = Path(__file__).with_name("action_plan.css")


class ActionPlanPage:
    """One visit."""

    def __init__(self, words: Words, sign_in_at: str = "") -> None:
        self._words, self._sign_in_at = words, sign_in_at
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
        self._questions = box("questions")
        self._remarks = Panel(spoken=True, kind="card remarks")
        self._read = Panel(kind="read")
        self._hands_in = Panel(kind="hands-in")
        self._printed = PlanPanel(kind="printed")
        self._parts = {
            PLAN: box("part", self._hands_in, self._questions, self._remarks, self._read),
            GOES: self._looking_back.box,
            TAKE: box("part", Panel(_taking(words)), self._files(), self._keeping.files),
        }
        self._tabs = Tabs(words("My action plan"), self._open, lambda _: None)
        top = Panel(_top(words), kind="first")
        top.add_class("first")
        self._below = box("below")
        self.box = box("action-plan", top, self._keeping.top, self._below)

    def _known(self) -> None:
        """Shows the plan of whoever is here, once that is known, and each time another one takes its place."""
        try:
            self._questions.children = (self._own.questions(),)
            begun = bool(self._own.plan().steps)
        except Problem as problem:
            self._keeping.complain(problem)
            self._below.children = (self._keeping.files,)
            return
        self._looking_back.begin_anew()
        if self._below.children[:1] != (self._tabs,):
            self._open(GOES if begun else PLAN)
            self._below.children = (self._tabs, *self._parts.values(), self._printed)
        self._refresh()

    def _open(self, chosen: str) -> None:
        """Brings one part into sight."""
        words = self._words
        names = {
            PLAN: words("Write my plan"),
            GOES: words("How does it go?"),
            TAKE: words("To take along"),
        }
        self._tabs.show([Tab(key, name) for key, name in names.items()], chosen, ())
        for key, part in self._parts.items():
            (part.remove_class if key == chosen else part.add_class)("away")

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
        self._remarks.show(remarks_told(remarks(plan, reviews, date.today()), words) if begun else Markup(""))
        self._looking_back.show(plan, reviews)
        self._hands_in.show(self._how_to_hand_in())
        self._printed.show(
            plan_told(plan, words, 2)
            + Markup("<h2>{}</h2>").format(words("How does it go?"))
            + steps_told(standing(plan, reviews), words)
            + reviews_told(reviews, words)
        )
        self._read.show(
            _folded(words("Read the whole plan"), plan_told(plan, words)) + self._as_handed_in(handed_in)
        )

    def _how_to_hand_in(self) -> Markup:
        words = self._words
        if self._own.is_set:
            told = words(
                "This is also a paper of your course. Once you hand it in, your trainer reads it, and how it goes."
            )
            return Markup("<p>{}</p>").format(told) + (Markup("") if self._own.is_open else closed(words))
        if self._own.participant is None and self._sign_in_at:
            told = words(
                "Do you follow the course with a group? Sign in: you can then bring this plan along and hand it in."
            )
            return Markup("<p>{}</p>").format(told)
        return Markup("")

    def _as_handed_in(self, handed_in: HandIn | None) -> Markup:
        words = self._words
        if handed_in is None:
            return Markup("")
        stays = Markup("<p>{}</p>").format(
            words("It stays as it was then. Your trainer reads it, and how it goes.")
        )
        day = words.date(handed_in.at.astimezone().date())
        plan = read_plan(handed_in.answers.answers)
        return _folded(
            words("The plan as you handed it in on {day}", day=day), stays + plan_told(plan, words)
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
        # What makes files takes a second to import, and is wanted only when somebody presses a button.
        from sherpa_sim.reports.plan_calendar import plan_calendar

        return plan_calendar([self._own.for_a_calendar()], self._words, datetime.now(UTC))

    def _pdf(self) -> bytes:
        from sherpa_sim.reports.action_plan import action_plan_pdf

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


def _taking(words: Words) -> Markup:
    return Markup("<h2>{}</h2><p>{}</p>").format(
        words("To take along"),
        words(
            "Open the calendar file with the calendar of your telephone or at work: each step and each day to look "
            "back stands in it, with a reminder. Open a newer file later, and the days move along. What looks like a "
            "full name stands there as initials."
        ),
    )


def _folded(title: str, content: Markup) -> Markup:
    return Markup("<details><summary>{}</summary>{}</details>").format(title, content)
