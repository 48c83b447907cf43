"""Conversations: the talks that were handed in, their codes and a trainer's, and how people come along."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ipywidgets import DOMWidget, VBox

from sherpa_sim.assessment.mark import LONGEST_NAME
from sherpa_sim.content.coach_words import code_name
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.paper import load_paper
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker, codes_of
from sherpa_sim.locale.words import Words

from ..controls import (
    Action,
    Cell,
    Column,
    Download,
    Downloads,
    Field,
    Form,
    Kind,
    Option,
    Panel,
    Row,
    Table,
)
from ..controls.field import Value
from ..markup import heading, listed, paragraphs_of
from .desk import Desk

if TYPE_CHECKING:
    from sherpa_sim.cohort.held_talks import HeldTalk, TalkPoint

Found = tuple[tuple["HeldTalk", ...], tuple["TalkPoint", ...]]
_Save = Callable[[Form], None]


def conversations_section(desk: Desk) -> DOMWidget:
    """The section; the talks follow when they have been read."""
    box = VBox([Panel(paragraphs_of([desk.words("Looking for talks ...")]))])
    box.add_class("stack")

    def show(found: Found) -> None:
        if not any(found):
            none = desk.words("Nobody has handed in or practised a talk yet.")
            box.children = (Panel(paragraphs_of([none])),)
        else:
            box.children = _Conversations(desk, found).parts

    desk.later(lambda: _read(desk), show)
    return box


def _read(desk: Desk) -> Found:
    from sherpa_sim.cohort.held_talks import held_talks, talks_over_time  # brings the coder

    return held_talks(desk.cohort), talks_over_time(desk.cohort)


class _Conversations:
    """The tables, and the talk that is read."""

    def __init__(self, desk: Desk, found: Found) -> None:
        words = desk.words
        self._desk = desk
        self._talks = {held.key: held for held in found[0]}
        self._list = Table(
            words("Talks that were handed in"),
            [
                Column(words("Person")),
                Column(words("Paper")),
                Column(words("Lines that count"), number=True),
                Column(words("Points"), number=True),
                Column(words("Codes")),
                Column(words("Bear in mind"), sortable=False),
            ],
            [],
            words,
            self._open,
            empty=words("Nobody has handed in a talk yet."),
        )
        self._reader = VBox()
        self._reader.add_class("opened")
        self._agree = Panel()
        self.parts: tuple[DOMWidget, ...] = (
            self._list,
            self._reader,
            self._agree,
            _over_time(found[1], words),
            Downloads(
                [
                    Download(
                        "talks.csv",
                        "text/csv",
                        words("Save the figures of every talk as a table (CSV)"),
                        desk.file(self._csv),
                    )
                ],
                words,
            ),
        )
        self._show()

    def _show(self) -> None:
        from sherpa_sim.cohort.held_talks import coder_agreement
        from sherpa_sim.cohort.talk_words import agreement_in_words, differences_in_words

        words = self._desk.words
        self._list.show([_row(held, words) for held in self._talks.values()])
        found = coder_agreement(tuple(self._talks.values()))
        self._agree.show(
            heading(words("You and the coder"), *agreement_in_words(found, words))
            + (listed(changed) if (changed := differences_in_words(found, words)) else "")
        )

    def _open(self, key: str, _action: str) -> None:
        def read() -> None:
            held = self._talks[key]
            self._reader.children = _transcript(self._desk, held, lambda form: self._save(key, form))
            self._desk.look()

        self._desk.guarded(read)()

    def _save(self, key: str, form: Form) -> None:
        from sherpa_sim.cohort.held_talks import held_talks
        from sherpa_sim.cohort.talk_corrections import correct_codes

        def save() -> None:
            held, given, words = self._talks[key], form.accepted, self._desk.words
            now = {one.key: one for one in held_talks(self._desk.cohort)}
            if key not in now or now[key].talk != held.talk:
                self._talks = now
                self._show()
                raise Problem("Another talk was handed in meanwhile; nothing was saved. Open it again.")
            graded = correct_codes(
                self._desk.cohort,
                now[key],
                _given(given),
                whole=given.get("whole") is True,
                trainer=str(given.get("trainer", "")),
            )
            self._talks = {one.key: one for one in held_talks(self._desk.cohort)}
            self._show()
            after = self._talks[key]
            told = words(
                "Saved. This talk now earns {points} of {most} points.",
                points=words.number(after.points, 2),
                most=words.number(after.most, 2),
            )
            again = words("The paper was graded again; return it, so that the trainee sees it.")
            self._desk.say(f"{told} {again}" if graded else told)

        self._desk.guarded(save)()

    def _csv(self) -> bytes:
        from sherpa_sim.cohort.held_talks import talks_over_time
        from sherpa_sim.cohort.talk_words import talks_csv

        return talks_csv(talks_over_time(self._desk.cohort))


def _row(held: "HeldTalk", words: Words) -> Row:
    from sherpa_sim.cohort.talk_words import notices

    read = held.reading is not None
    points = words("{points} of {most}", points=words.number(held.points, 2), most=words.number(held.most, 2))
    lines = held.figures.lines if held.figures is not None else 0
    told = notices(held, words)
    return Row(
        held.key,
        (
            held.person.name,
            load_paper(held.paper).name(words.language),
            Cell(words.number(lines), lines),
            Cell(points if read else "–", held.points),
            Cell(words("looked at"), 1, "good") if held.looked_at else Cell(words("the coder's"), 0),
            Cell(" ".join(told), tone="wait" if told else ""),
        ),
        (Action("read", words("Read the talk")),) if read else (),
    )


def _transcript(desk: Desk, held: "HeldTalk", save: _Save) -> tuple[DOMWidget, ...]:
    """The talk line by line, each with its code to choose, and what is earned by what."""
    from sherpa_sim.cohort.talk_words import (
        heard_in_words,
        measure_names,
        measure_value,
        notices,
        speaker_name,
    )

    words = desk.words
    reading, figures = held.reading, held.figures
    if reading is None or figures is None:
        return ()
    title = words(
        "The talk of {name} with {colleague}",
        name=held.person.name,
        colleague=load_colleagues()[held.question.colleague].name,
    )
    named = measure_names(words)
    earned = [
        words(
            "{measure}: {value}, {share} of its points",
            measure=named[one.measure],
            value=measure_value(one.measure, figures, words),
            share=words.percent(
                one.worth(value) if (value := figures.values.get(one.measure)) is not None else 0
            ),
        )
        for one in held.question.rubric
    ]
    earned.append(
        words(
            "Lines that count: {lines} of at least {least}; of these {share} take up what the colleague said.",
            lines=figures.lines,
            least=held.question.least,
            share=words.percent(figures.takes_up),
        )
    )
    fields = [
        Field(
            f"line{place}",
            Kind.CHOICE,
            f"{place + 1}. {speaker_name(held, line, words)}: {line.text}",
            heard_in_words(line, words),
            options=_codes(line.speaker, words),
            value=str(line.code),
        )
        for place, line in enumerate(reading.lines)
    ]
    form = Form(
        [
            *fields,
            Field("whole", Kind.TOGGLE, words("I have looked at every line"), value=held.looked_at),
            Field(
                "trainer", Kind.TEXT, words("Your name, for other trainers"), maximum=LONGEST_NAME, value=""
            ),
            Field("save", Kind.BUTTON, words("Save these codes")),
        ],
        words,
        title,
    )
    form.on_press(lambda _key: save(form))
    return Panel(heading(title, *notices(held, words)) + listed(earned)), form


def _codes(speaker: Speaker, words: Words) -> tuple[Option, ...]:
    return tuple(Option(str(code), code_name(code, words.language)) for code in codes_of(speaker))


def _given(values: Mapping[str, Value]) -> dict[int, MentorCode | ColleagueCode]:
    """The codes that were chosen, by place of the line."""
    chosen = {int(key[4:]): str(value) for key, value in values.items() if key.startswith("line")}
    return {
        place: MentorCode(code) if code in set(MentorCode) else ColleagueCode(code)
        for place, code in chosen.items()
    }


def _over_time(points: Sequence["TalkPoint"], words: Words) -> Table:
    from sherpa_sim.cohort.talk_words import kind_of, measure_names, measure_value

    named = measure_names(words)
    return Table(
        words("How people talk over time: an orientation, not a mark"),
        [
            Column(words("Person")),
            Column(words("Day")),
            Column(words("Talk")),
            Column(words("Lines that count"), number=True),
            *(Column(name, number=True) for name in named.values()),
        ],
        [
            Row(
                f"{point.person.id} {number}",
                (
                    point.person.name,
                    Cell(words.date(point.at.astimezone().date()), point.at.isoformat()),
                    f"{load_colleagues()[point.colleague].name}, {kind_of(point, words)}",
                    Cell(words.number(point.figures.lines), point.figures.lines),
                    *(
                        Cell(measure_value(one, point.figures, words), point.figures.values.get(one, -1.0))
                        for one in named
                    ),
                ),
            )
            for number, point in enumerate(points)
        ],
        words,
    )
