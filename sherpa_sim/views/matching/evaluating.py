"""What mentee, mentor and coach say at the end: typed in here, and shown beside each other; never as a mark."""

from collections.abc import Callable

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.pair_evaluation import EvaluationItem, ItemKind, load_pair_evaluation
from sherpa_sim.content.pair_record import LONGEST_ANSWER, BegunPair, Evaluator, PairEvaluation
from sherpa_sim.reports.pair_sheets import EVALUATORS

from ..controls import Button, Buttons, Column, Field, Form, Kind, Option, Panel, Row, Table, box
from .room import Room

SAVE = "save"


class Evaluating:
    """The evaluation of one pair."""

    def __init__(
        self, room: Room, pair: Callable[[], BegunPair], keep: Callable[[BegunPair, str], None]
    ) -> None:
        self._room, self._pair, self._keep = room, pair, keep
        words = room.words
        self._items = load_pair_evaluation()
        self._form = box("evaluation-form")
        self._table = Table(
            words("What the three say"),
            (
                Column(words("Question"), sortable=False),
                *(Column(words(EVALUATORS[who]), sortable=False) for who in Evaluator),
            ),
            (),
            words,
        )
        buttons = Buttons(
            [
                Button(who, words("Fill in for the {who}", who=words(EVALUATORS[who]).lower()))
                for who in Evaluator
            ],
            self._open,
        )
        heading = Panel(
            Markup("<h4>{}</h4><p>{}</p>").format(
                words("How it went, at the end"),
                words(
                    "Print the questions below or ask them and fill in the answers here. They stand beside each "
                    "other; nobody gets a mark."
                ),
            )
        )
        self.box: DOMWidget = box("evaluating", heading, buttons, self._form, self._table)

    def show(self) -> None:
        """Shows the answers of the pair, if there are any."""
        language, pair = self._room.words.language, self._pair()
        self._table.show(
            [
                Row(
                    item.key,
                    (
                        next(iter(item.asks.values()))(language),
                        *(self._said(item, who, pair) for who in Evaluator),
                    ),
                )
                for item in self._items.items
                if pair.evaluations
            ]
        )

    def _said(self, item: EvaluationItem, who: Evaluator, pair: BegunPair) -> str:
        if who not in item.asks:
            return self._room.words("not asked")
        said = pair.evaluation(who).answers.get(item.key, "")
        return self._items.answer(said, self._room.words.language) if item.kind is ItemKind.CHOICE else said

    def _open(self, key: str) -> None:
        who, words = Evaluator(key), self._room.words
        before = self._pair().evaluation(who)
        title = words("What the {who} says", who=words(EVALUATORS[who]).lower())
        form = Form([self._field(item, who, before) for item in self._items.asked(who)], words, title)

        def save(_key: str) -> None:
            pair = self._pair()
            answers = {key: str(value).strip() for key, value in form.accepted.items() if str(value).strip()}
            others = tuple(one for one in pair.evaluations if one.who != who)
            own = (PairEvaluation(who=who, answers=answers),) if answers else ()
            self._form.children = ()
            self._keep(
                pair.model_copy(update={"evaluations": (*others, *own)}),
                words("{count} of {all} questions are answered.", count=len(answers), all=len(form.accepted)),
            )
            self.show()

        heading = Panel(Markup("<h5>{}</h5>").format(title), reached=True)
        self._form.children = (heading, form, Buttons([Button(SAVE, words("Save"), "main")], save))

    def _field(self, item: EvaluationItem, who: Evaluator, before: PairEvaluation) -> Field:
        language, said = self._room.words.language, before.answers.get(item.key, "")
        if item.kind is ItemKind.TEXT:
            return Field(
                item.key, Kind.LONG_TEXT, item.asks[who](language), maximum=LONGEST_ANSWER, value=said
            )
        options = [Option(one.key, one.text(language)) for one in self._items.answers]
        known = {one.value for one in options}
        blank = Option("", self._room.words("no answer"))
        return Field(
            item.key,
            Kind.CHOICE,
            item.asks[who](language),
            options=(blank, *options),
            value=said if said in known else "",
        )
