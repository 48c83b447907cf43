"""One pair that began: its frame and days, the log of its meetings, its end, and what each of the three says."""

from collections.abc import Sequence
from datetime import date

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.pair_evaluation import load_pair_evaluation
from sherpa_sim.content.pair_record import BegunPair, Evaluator
from sherpa_sim.domain.problem import Problem
from sherpa_sim.matching.beginning import planned_for
from sherpa_sim.matching.meetings import MeetingPlan, held_by_month
from sherpa_sim.reports.pair_sheets import EVALUATORS, agreement_pdf, evaluation_pdf

from ..controls import Button, Buttons, Download, Downloads, Field, Form, Kind, Panel, box
from ..markup import alert_of, paragraphs_of
from .evaluating import Evaluating
from .frame_form import frame_fields, read_frame
from .meeting_lists import held_list, planned_list
from .room import Room

PLAN, END, OPEN_AGAIN = "plan", "end", "open_again"


class OpenedPair:
    """The pair at a place in the record."""

    def __init__(self, room: Room, place: int) -> None:
        self._room, self._place = room, place
        words, pair = room.words, room.record.pairs[place]
        self._key = (pair.mentor, pair.mentee, pair.frame.begins)
        self._frame = Form(list(frame_fields(pair.frame, words)), words, words("When they meet"))
        self._short = Panel(kind="short", spoken=True)
        self._planned = planned_list(room, self._keep_planned)
        self._held = held_list(room, self._keep_held)
        self._months = Panel(kind="months")
        self._ending = box("ending")
        self._evaluating = Evaluating(room, self._pair, self._keep)
        self._shown: BegunPair | None = None
        title = words("{mentee} with {mentor}", mentee=pair.mentee_name, mentor=pair.mentor_name)
        self.box: DOMWidget = box(
            "card opened-pair",
            Panel(Markup("<h3>{}</h3>").format(title), reached=True),
            self._frame,
            Buttons([Button(PLAN, words("Propose days anew"))], self._plan_anew),
            self._short,
            self._planned.box,
            self._held.box,
            self._months,
            self._ending,
            self._evaluating.box,
            self._sheets(),
        )
        self._tell(planned_for(room.record, pair, pair.frame))
        self.show()

    def show(self) -> bool:
        """Shows the pair as it is in the record; whether it is still there."""
        pairs = self._room.record.pairs
        if (
            self._place >= len(pairs)
            or (pairs[self._place].mentor, pairs[self._place].mentee) != self._key[:2]
        ):
            return False
        pair = self._pair()
        if pair == self._shown:
            return True
        before, self._shown = self._shown, pair
        if before is None or before.plan != pair.plan:
            self._planned.show(pair.plan)
        if before is None or before.held != pair.held:
            self._held.show(pair.held)
        self._months.show(_months_told(self._room, pair))
        if before is None or (before.ended, before.why_ended) != (pair.ended, pair.why_ended):
            self._ending.children = self._end_form(pair)
        self._evaluating.show()
        return True

    def _pair(self) -> BegunPair:
        return self._room.record.pairs[self._place]

    def _keep(self, pair: BegunPair, sentence: str = "") -> None:
        self._shown = pair if pair.ended == self._pair().ended else None
        self._room.change_pair(self._place, pair, sentence)
        self._months.show(_months_told(self._room, pair))

    def _keep_planned(self, plan: Sequence[object]) -> None:
        self._keep(self._pair().model_copy(update={"plan": tuple(plan)}))

    def _keep_held(self, held: Sequence[object]) -> None:
        self._keep(self._pair().model_copy(update={"held": tuple(held)}))

    def _plan_anew(self, _key: str) -> None:
        room, words = self._room, self._room.words
        try:
            frame = read_frame(self._frame.accepted, room.today)
        except Problem as problem:
            self._short.show(alert_of(problem, words))
            return
        plan = planned_for(room.record, self._pair(), frame)
        self._keep(self._pair().model_copy(update={"frame": frame, "plan": plan.meetings}))
        self._planned.show(plan.meetings)
        self._tell(plan)

    def _tell(self, plan: MeetingPlan) -> None:
        """Says what does not come out of the plan."""
        words, lines = self._room.words, []
        if plan.no_common_time:
            lines.append(
                words(
                    "By what the lists say these two are never free at the same time: no day could be proposed."
                )
            )
        for month, found in plan.short:
            lines.append(
                words(
                    "In the month from {day} there are too few days on which both can (found: {count}): agree on "
                    "another day together.",
                    day=words.date(month.first),
                    count=found,
                )
            )
        if plan.hours_needed is not None:
            lines.append(
                words(
                    "This takes {hours} hours a month, and one of the two has fewer: meet for a shorter time, or "
                    "agree on it.",
                    hours=words.number(plan.hours_needed, 1),
                )
            )
        self._short.show(paragraphs_of(lines))

    def _end_form(self, pair: BegunPair) -> tuple[DOMWidget, ...]:
        words = self._room.words
        heading = Panel(Markup("<h4>{}</h4>").format(words("The end")))
        if pair.ended is not None:
            told = words("Ended on {day}. {why}", day=words.date(pair.ended), why=pair.why_ended)
            back = Buttons([Button(OPEN_AGAIN, words("It goes on after all"))], self._end)
            return heading, Panel(Markup("<p>{}</p>").format(told)), back
        self._form = Form(
            [
                Field("ended", Kind.DAY, words("Last day"), value=self._room.today.isoformat()),
                Field(
                    "why",
                    Kind.TEXT,
                    words("Why, in a few words"),
                    help=words("Such as: found work, moved, no time. No names: the programme counts these."),
                    maximum=200,
                    value="",
                ),
            ],
            words,
            words("The end"),
        )
        return heading, self._form, Buttons([Button(END, words("This pair ends"))], self._end)

    def _end(self, key: str) -> None:
        pair, words = self._pair(), self._room.words
        if key == OPEN_AGAIN:
            self._keep(pair.model_copy(update={"ended": None, "why_ended": ""}), words("It goes on."))
            return
        day, why = str(self._form.accepted["ended"]), str(self._form.accepted["why"])
        ended = date.fromisoformat(day) if day else self._room.today
        if ended < pair.frame.begins:
            self._room.keeping.complain(
                Problem("The last day lies before the first one; choose a later day.")
            )
            return
        self._keep(
            pair.model_copy(update={"ended": ended, "why_ended": why.strip()}), words("The pair has ended.")
        )

    def _sheets(self) -> DOMWidget:
        words, form = self._room.words, load_pair_evaluation()
        sheets = [
            Download(
                "sherpa-agreement.pdf",
                "application/pdf",
                words("Agreement to sign (PDF)"),
                lambda: agreement_pdf(self._pair(), words),
            )
        ]
        for who in Evaluator:

            def make(who: Evaluator = who) -> bytes:
                return evaluation_pdf(self._pair(), who, form, words)

            label = words("Questions at the end: {who} (PDF)", who=words(EVALUATORS[who]).lower())
            sheets.append(Download(f"sherpa-evaluation-{who}.pdf", "application/pdf", label, make))
        heading = Panel(Markup("<h4>{}</h4>").format(words("To print")))
        return box("sheets", heading, Downloads(sheets, words))


def _months_told(room: Room, pair: BegunPair) -> Markup:
    """What was held month by month, and where it was fewer than two."""
    words = room.words
    lines = [
        words(
            "Month {number}, from {day}: {held} held. Fewer than two: ask both what stood in the way.",
            number=one.month.number,
            day=words.date(one.month.first),
            held=one.held,
        )
        if one.short
        else words(
            "Month {number}, from {day}: {held} held.",
            number=one.month.number,
            day=words.date(one.month.first),
            held=one.held,
        )
        for one in held_by_month(pair, room.today)
    ]
    return (
        Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(line) for line in lines))
        if lines
        else Markup("")
    )
