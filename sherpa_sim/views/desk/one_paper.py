"""A paper that is set: how far it is, and what to do with it next."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ipywidgets import DOMWidget, VBox

from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.handling import Handled, PaperHandling, Stage
from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.content.paper import load_paper
from sherpa_sim.locale.words import Words

from ..controls import Button, Buttons, Cell, Column, Panel, Row, Table, Tone
from ..markup import counts, facts, heading
from ..paper.standing import at
from .desk import Desk
from .paper_dates import dates_form

if TYPE_CHECKING:
    from sherpa_sim.cohort.grading import GradingRun
    from sherpa_sim.cohort.returning import Returned


def paper_card(desk: Desk, cohort: Cohort, handled: PaperHandling) -> DOMWidget:
    """The card of a paper."""
    return _Card(desk, cohort, handled).box


class _Card:
    """A paper with its dates, its numbers and its buttons."""

    def __init__(self, desk: Desk, cohort: Cohort, handled: PaperHandling) -> None:
        self._desk = desk
        self._cohort = cohort
        self._handled = handled
        self._key = handled.paper
        self._name = load_paper(handled.paper).name(desk.words.language)
        self._below = VBox()
        own = cohort.paper(handled.paper)
        self.box = VBox(
            [
                Panel(
                    heading(self._name)
                    + facts(_about(cohort, own, desk.words))
                    + counts(_counts(handled, desk.words))
                ),
                Buttons(self._buttons(), desk.guarded(self._press)),
                self._below,
            ]
        )
        self.box.add_class("card")
        self.box.add_class("stack")

    def _buttons(self) -> list[Button]:

        words, handled = self._desk.words, self._handled
        to_grade, to_return = (
            handled.count(Stage.TO_GRADE) + handled.count(Stage.DAMAGED),
            handled.count(Stage.TO_RETURN),
        )
        return [
            *([Button("grade", words("Grade {count}", count=to_grade), "main")] if to_grade else []),
            *(
                [Button("return", words("Return {count}", count=to_return), "" if to_grade else "main")]
                if to_return
                else []
            ),
            *([Button("who", words("Who handed in"))] if handled.handed_in else []),
            Button("dates", words("Change the dates")),
        ]

    def _press(self, key: str) -> None:
        self._below.children = ()
        if key == "grade":
            self._grade()
        elif key == "return":
            self._return()
        elif key == "who":
            self._below.children = (_who(self._handled, self._desk.words),)
        elif key == "dates":
            self._below.children = (dates_form(self._desk, [self._key], self._cohort.paper(self._key)),)

    def _grade(self) -> None:
        from sherpa_sim.cohort.grading import grade_paper  # brings nbgrader, which takes seconds

        self._desk.work(
            self._desk.words("{paper}: being graded", paper=self._name),
            lambda progress, stop: grade_paper(self._cohort, self._key, progress, stop),
            self._graded,
        )

    def _graded(self, run: "GradingRun") -> None:
        words = self._desk.words
        self._ready(
            words(
                "{paper}: {graded} graded, {unchanged} unchanged, {ungraded} not graded",
                paper=self._name,
                graded=len(run.graded),
                unchanged=len(run.unchanged),
                ungraded=len(run.ungraded),
            )
            + (" " + words("You stopped before all were looked at.") if run.stopped else ""),
            {one.trainee: words.problem(one.problem) for one in run.ungraded},
        )

    def _return(self) -> None:
        from sherpa_sim.cohort.returning import return_paper  # brings nbgrader, which takes seconds

        self._desk.work(
            self._desk.words("{paper}: being returned", paper=self._name),
            lambda progress, stop: return_paper(self._cohort, self._key, progress, stop),
            self._returned,
        )

    def _returned(self, done: "Returned") -> None:
        words = self._desk.words
        self._ready(
            words(
                "{paper}: {returned} returned, {waiting} wait for your marks",
                paper=self._name,
                returned=len(done.returned),
                waiting=len(done.waiting),
            ),
            {one.trainee: words.problem(one.problem) for one in done.failed},
        )

    def _ready(self, told: str, failed: Mapping[str, str]) -> None:
        """Says what became of it, and with whom it did not work; then everything is looked at anew."""
        self._desk.go("papers")
        self._desk.say(told)
        if failed:
            names = {person.id: person.name for person in load_roster(self._cohort).people}
            self._desk.complain(*(f"{names.get(who, who)}: {why}" for who, why in failed.items()))


def _about(cohort: Cohort, own: SetPaper, words: Words) -> tuple[tuple[str, str], ...]:
    late = cohort.late_rule(own.paper)
    after = (
        words("taken in as long as it comes")
        if late.days is None
        else words("nothing is taken in")
        if late.days == 0
        else words("taken in for {days} days", days=late.days)
    )
    cost = (
        words("each day late costs {percent} of what was earned", percent=words.percent(late.share_a_day))
        if late.share_a_day
        else words("late costs nothing")
    )
    return (
        (words("Opens"), at(own.opens, words) if own.opens else words("open from the start")),
        (words("Closes"), at(own.closes, words) if own.closes else words("stays open")),
        *([(words("After it has closed"), f"{after}; {cost}")] if own.closes else []),
    )


def _counts(handled: PaperHandling, words: Words) -> tuple[tuple[str, str], ...]:
    return (
        (words("Handed in"), words("{done} of {of}", done=len(handled.handed_in), of=handled.people)),
        (words("To grade"), words.number(handled.count(Stage.TO_GRADE))),
        (words("To mark"), words.number(handled.count(Stage.TO_MARK))),
        (words("To return"), words.number(handled.count(Stage.TO_RETURN))),
        (words("Returned"), words.number(handled.count(Stage.RETURNED))),
    )


def _who(handled: PaperHandling, words: Words) -> Table:
    return Table(
        words("Who handed in"),
        (
            Column(words("Name")),
            Column(words("Handed in")),
            Column(words("How far")),
            Column(words("Marks"), number=True),
        ),
        [_line(one, words) for one in handled.handed_in],
        words,
    )


def _line(one: Handled, words: Words) -> Row:
    told = {
        Stage.TO_GRADE: words("to be graded"),
        Stage.TO_MARK: words("waits for your marks"),
        Stage.TO_RETURN: words("marked"),
        Stage.RETURNED: words("returned"),
        Stage.DAMAGED: words.problem(one.problem) if one.problem else "",
    }[one.stage]
    tones: dict[Stage, Tone] = {Stage.RETURNED: "good", Stage.DAMAGED: "bad", Stage.TO_RETURN: ""}
    when = ""
    if one.hand_in is not None:
        when = at(one.hand_in.at, words)
        if one.hand_in.days_late:
            when += " " + words("(days late: {days})", days=one.hand_in.days_late)
    points = (
        words("{done} of {of}", done=words.number(one.marks.points, 1), of=words.number(one.marks.most))
        if one.marks
        else ""
    )
    return Row(
        one.person.id,
        (
            one.person.name,
            Cell(when, one.hand_in.at.timestamp() if one.hand_in else 0),
            Cell(told, tone=tones.get(one.stage, "wait")),
            Cell(points, one.marks.points if one.marks else -1),
        ),
    )
