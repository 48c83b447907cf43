"""The pairs that are proposed, who is left, and one pair opened: why, what is as good, and what the coach decides."""

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.matching import MatchingRecord, Pairing
from sherpa_sim.domain.problem import Problem
from sherpa_sim.matching.beginning import begin
from sherpa_sim.matching.decisions import fix, release
from sherpa_sim.matching.limits import unknown_names
from sherpa_sim.matching.proposal import Matching
from sherpa_sim.matching.proposed import Proposal, Proposed
from sherpa_sim.matching.refusal import Refusal, refusals
from sherpa_sim.reports.match_words import points_words

from ..controls import Action, Button, Buttons, Cell, Column, Download, Downloads, Panel, Row, Table, box
from .pairs_told import left_cells, moves_told, pair_told, stable_told, summary_told
from .room import Room
from .take_away import pairs_csv

OPEN, BEGIN, BEGIN_ALL, FIX, RELEASE, REFUSED, STABLE, FREELY, FEWEST = (
    *("open", "begin", "begin_all", "fix", "release", "refused", "stable", "freely", "fewest"),
)


class Proposing:
    """The section with what is proposed."""

    def __init__(self, room: Room) -> None:
        self._room = room
        words = room.words
        self._proposal: Proposal | None = None
        self._matching: Matching | None = None
        self._seen: MatchingRecord | None = None
        self._summary = Panel(kind="summary", spoken=True)
        self._table = Table(
            words("Proposed pairs"),
            (
                Column(words("Mentee")),
                Column(words("Mentor")),
                Column(words("Fit (of 100)"), number=True),
                Column(words("As good, or nearly"), sortable=False),
            ),
            (),
            words,
            self._pressed,
            empty=words("No pair is proposed yet: bring in both lists."),
        )
        self._opened = box("pair-opened")
        self._left = Table(
            words("Mentees without a mentor"),
            (
                Column(words("Mentee")),
                Column(words("Why"), sortable=False),
                Column(words("Nearest possibility"), sortable=False),
            ),
            (),
            words,
            empty=words("Nobody."),
        )
        self._for_all = box("for-all")
        self._stable = box("stable")
        self.box: DOMWidget = box(
            "proposing",
            Panel(Markup("<h2>{}</h2>").format(words("Proposed pairs"))),
            self._summary,
            self._table,
            self._opened,
            self._left,
            self._for_all,
            self._stable,
        )

    def show(self) -> None:
        """Proposes anew, if the record is another one than before."""
        record, words = self._room.record, self._room.words
        if record is self._seen:
            return
        self._seen = record
        self._opened.children = self._stable.children = ()
        if not (record.mentors and record.mentees):
            self._proposal = self._matching = None
            self._summary.show(
                Markup("<p>{}</p>").format(words("Bring in both lists, and pairs are proposed at once."))
            )
            self._table.show([])
            self._left.show([])
            self._for_all.children = ()
            return
        self._matching = Matching(record)
        self._proposal = proposal = self._matching.proposal()
        self._summary.show(summary_told(proposal, len(self._matching.mentees), unknown_names(record), words))
        self._table.show([self._row(number, pair) for number, pair in enumerate(proposal.pairs)])
        self._left.show(
            [Row(str(number), left_cells(one, words)) for number, one in enumerate(proposal.left)]
        )
        buttons = [Button(STABLE, words("Compare with a stable matching"))]
        if proposal.pairs:
            buttons.insert(0, Button(BEGIN_ALL, words("All these pairs begin")))
        if proposal.settled:
            buttons.append(Button(FREELY, words("Match everybody freely again")))
        saves = Downloads(
            [
                Download(
                    "sherpa-pairs.csv",
                    "text/csv",
                    words("Save the proposed pairs (CSV)"),
                    lambda: pairs_csv(proposal, words),
                )
            ],
            words,
        )
        self._for_all.children = (Buttons(buttons, self._for_everybody), saves)

    def _row(self, number: int, pair: Proposed) -> Row:
        words = self._room.words
        if pair.fixed:
            beside = Cell(words("You fixed this pair."))
        elif pair.as_good:
            names = ", ".join(self._room.called(one) for one in pair.as_good[:3])
            beside = Cell(words("As good with {names}", names=names), tone="wait")
        elif pair.may_be_left:
            beside = Cell(words("As good without"), tone="wait")
        elif self._proposal is not None and self._proposal.settled:
            beside = Cell("")
        elif pair.lost_pairs:
            beside = Cell(words("Without it, one pair fewer"))
        else:
            beside = Cell(
                words("Without it, {points} less fit in all", points=points_words(pair.lost_points, words))
            )
        return Row(
            str(number),
            (
                self._room.called(pair.mentee),
                self._room.called(pair.mentor),
                Cell(points_words(pair.points, words), pair.points),
                beside,
            ),
            (Action(OPEN, words("Why this pair")),),
        )

    def _pressed(self, row: str, _action: str) -> None:
        if self._proposal is None or int(row) >= len(self._proposal.pairs):
            return
        pair, words = self._proposal.pairs[int(row)], self._room.words
        buttons = [
            Button(BEGIN, words("These two begin"), "main"),
            Button(RELEASE, words("Let go of this pair"))
            if pair.fixed
            else Button(FIX, words("Fix this pair")),
            Button(REFUSED, words("One of the two says no")),
        ]
        below = box("refusal")

        def decide(key: str) -> None:
            if key == REFUSED:
                self._refused(pair, below)
            else:
                self._decide(key, pair)

        told = Panel(pair_told(pair, self._settled(), words), reached=True)
        self._opened.children = (box("card", told, Buttons(buttons, decide), below),)

    def _settled(self) -> bool:
        return self._proposal is not None and self._proposal.settled

    def _decide(self, key: str, pair: Proposed) -> None:
        room, words = self._room, self._room.words
        names = {"mentee": pair.mentee.name, "mentor": pair.mentor.name}
        try:
            if key == BEGIN:
                record = begin(room.record, [pair], room.today)
                room.change(record, words("{mentee} begins with {mentor}. The pair stands below.", **names))
            elif key == FIX:
                room.change(
                    fix(room.record, _keys(pair)),
                    words("{mentee} stays with {mentor}, whatever changes.", **names),
                )
            else:
                room.change(
                    release(room.record, _keys(pair)),
                    words("{mentee} and {mentor} are proposed freely again.", **names),
                )
        except Problem as problem:
            room.keeping.complain(problem)

    def _refused(self, pair: Proposed, below: DOMWidget) -> None:
        if self._proposal is None:
            return
        words = self._room.words
        fewest, freely = refusals(self._room.record, self._proposal, _keys(pair))
        same = fewest.moves == freely.moves
        told = Panel(moves_told(pair, None if same else fewest, freely, words), reached=True)
        buttons = [Button(FREELY, words("Do this") if same else words("Match everybody freely"))]
        if not same:
            buttons.insert(0, Button(FEWEST, words("Change as few pairs as can be")))

        def go_on(key: str) -> None:
            chosen: Refusal = fewest if key == FEWEST else freely
            self._room.change(
                chosen.record,
                words(
                    "{mentee} and {mentor} are not proposed again.",
                    mentee=pair.mentee.name,
                    mentor=pair.mentor.name,
                ),
            )

        below.children = (told, Buttons(buttons, go_on))

    def _for_everybody(self, key: str) -> None:
        room, words = self._room, self._room.words
        if self._proposal is None or self._matching is None:
            return
        if key == BEGIN_ALL:
            pairs = self._proposal.pairs
            record = begin(room.record, pairs, room.today)
            room.change(record, words("Pairs that begin: {count}. They stand below.", count=len(pairs)))
        elif key == FREELY:
            room.change(
                room.record.model_copy(update={"settled": ()}), words("Everybody is matched freely again.")
            )
        else:
            told = stable_told(self._matching, self._proposal, words)
            self._stable.children = (Panel(told, kind="card", reached=True),)


def _keys(pair: Proposed) -> Pairing:
    return Pairing(mentor=pair.mentor.id, mentee=pair.mentee.id)
