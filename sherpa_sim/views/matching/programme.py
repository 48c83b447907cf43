"""The programme in counts: pairs that began, last and ended, meetings, and what the three answered."""

from collections.abc import Iterator

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.pair_evaluation import ItemKind, load_pair_evaluation
from sherpa_sim.content.pair_record import Evaluator
from sherpa_sim.locale.words import Words
from sherpa_sim.matching.programme import ProgrammeSummary, answers_by_item, summarise
from sherpa_sim.reports.pair_sheets import EVALUATORS

from ..controls import Column, Download, Downloads, Panel, Row, Table, box
from .room import Room
from .take_away import meetings_csv


class InCounts:
    """The section for the programme."""

    def __init__(self, room: Room) -> None:
        self._room = room
        words = room.words
        self._told = Panel(kind="told")
        self._table = Table(
            words("What was answered at the end, in counts"),
            (
                Column(words("Question"), sortable=False),
                *(Column(words(EVALUATORS[who]), sortable=False) for who in Evaluator),
            ),
            (),
            words,
            empty=words("Nobody has answered yet."),
        )
        saves = Downloads(
            [
                Download(
                    "sherpa-meetings.csv",
                    "text/csv",
                    words("Save plans and logs of all pairs (CSV)"),
                    lambda: meetings_csv(room.record.pairs, words),
                )
            ],
            words,
        )
        self.box: DOMWidget = box("programme", self._told, self._table, saves)

    def show(self) -> None:
        """Shows the counts of the record."""
        words, pairs = self._room.words, self._room.record.pairs
        lines = (
            summary_lines(summarise(pairs, self._room.today), words)
            if pairs
            else [words("No pair has begun yet.")]
        )
        self._told.show(
            Markup("<h2>{}</h2><ul>{}</ul>").format(
                words("The programme in counts"),
                Markup("").join(Markup("<li>{}</li>").format(line) for line in lines),
            )
        )
        form = load_pair_evaluation()
        self._table.show(
            [
                Row(
                    item.key,
                    (
                        next(iter(item.asks.values()))(words.language),
                        *(
                            ", ".join(
                                words(
                                    "{answer}: {count}",
                                    answer=one.text(words.language),
                                    count=counts[who][one.key],
                                )
                                for one in form.answers
                                if counts[who][one.key]
                            )
                            for who in Evaluator
                        ),
                    ),
                )
                for item in form.items
                if item.kind is ItemKind.CHOICE and any((counts := answers_by_item(pairs, item.key)).values())
            ]
        )


def summary_lines(summary: ProgrammeSummary, words: Words) -> Iterator[str]:
    """What can be passed on to the programme: counts, no names."""
    yield words(
        "Pairs that began: {begun}. Go on: {lasting}; reached the agreed end: {finished}; ended early: {early}.",
        begun=summary.begun,
        lasting=summary.lasting,
        finished=summary.finished,
        early=summary.ended_early,
    )
    if summary.to_come:
        yield words("Pairs that begin later: {count}.", count=summary.to_come)
    for why, count in summary.why:
        yield (
            words("Ended early ({count}): {why}", count=count, why=why)
            if why
            else words("Ended early without a reason ({count}).", count=count)
        )
    if summary.a_month is None:
        yield words("Meetings held: {count}. No month of a pair is over yet.", count=summary.meetings)
    else:
        yield words(
            "Meetings held: {count}. In the months of pairs that are over ({months}) it was {mean} a month; so "
            "many of these months had fewer than two: {short}.",
            count=summary.meetings,
            mean=words.number(summary.a_month, 1),
            months=summary.months_over,
            short=summary.months_short,
        )
    answered = summary.evaluations
    yield words(
        "Answered at the end: mentees {mentees}, mentors {mentors}, coach {coaches}. So few cannot show what the "
        "programme does; they tell how these pairs went.",
        mentees=answered[Evaluator.MENTEE],
        mentors=answered[Evaluator.MENTOR],
        coaches=answered[Evaluator.COACH],
    )
