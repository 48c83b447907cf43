"""What the invented people of the demo do in the course: through the doors of real ones, and the same each time."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Literal

from pydantic import JsonValue

from sherpa_sim.assessment.likely_answers import likely_answer
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.demo import Demo, DemoPerson, DemoTake
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.people_list import Listed, PeopleReading
from sherpa_sim.content.question import Question
from sherpa_sim.content.question_conversation import Conversation
from sherpa_sim.content.record import Text

from .certificate_rule import CertificateRule
from .codes import make_codes
from .cohort import Cohort, SetPaper
from .demo_plans import look_back
from .demo_talks import look_at_talk, paper_talk, practise
from .grading import grade_paper
from .hand_in import download_answers, hand_in
from .marking import mark
from .returning import return_paper
from .roster import take_in_list
from .take_in import take_in_uploads

Language = Literal["en", "nl"]
_BEGINS = time(19, 5)
_MINUTES = 2
"""From one answer to the next."""
_CHANGED = 4
"""Answers that somebody changes who hands in again."""
_SPREAD = 1.2
"""How far questions differ in difficulty, on the scale of a person's strength."""


def follow_course(demo: Demo, cohort: Cohort, today: date) -> None:
    """Let the people of the demo into an empty cohort and follow the course up to `today`.

    Raises:
        Problem: if a paper of the demo is not in the kit, or something cannot be written.
    """
    _enrol(demo, cohort)
    for own in demo.papers:
        opens, closes = (datetime.combine(_day(today, days), time.min) for days in (own.opens, own.closes))
        cohort.set_paper(SetPaper(paper=own.paper, opens=opens, closes=closes))
    cohort.set_certificate(CertificateRule(papers=demo.certified))
    steps = sorted(_steps(demo), key=lambda step: step.day)
    for step in steps:
        if step.day <= demo.marked:
            _take(demo, cohort, step, today)
    _practise(demo, cohort, today)
    _mark(demo, cohort)
    for step in steps:
        if step.day > demo.marked:
            _take(demo, cohort, step, today)
    for person in demo.people:
        look_back(cohort, person, _language(cohort, person), today)
    _send_damaged(demo, cohort, today)
    make_codes(cohort, [person.id for person in demo.people])


@dataclass(frozen=True)
class _Step:
    """Somebody answers on a day (`turn` 0), or hands in for the so manieth time."""

    day: int
    person: DemoPerson
    take: DemoTake
    turn: int


def _steps(demo: Demo) -> Iterator[_Step]:
    for person in demo.people:
        for take in person.takes:
            yield _Step(take.day, person, take, 0)
            for turn, day in enumerate(take.hands_in, start=1):
                yield _Step(day, person, take, turn)


def _enrol(demo: Demo, cohort: Cohort) -> None:
    language = cohort.settings.language
    rows = tuple(
        Listed(
            row,
            person.name,
            email=person.email,
            language=_language(cohort, person) if person.other_language else None,
            group=person.group(language),
            id=person.id,
        )
        for row, person in enumerate(demo.people, start=2)
    )
    take_in_list(cohort, PeopleReading(rows, (), (), len(rows)))


def _take(demo: Demo, cohort: Cohort, step: _Step, today: date) -> None:
    """Answer, or change a few answers after the first time, and hand in."""
    person, take = step.person, step.take
    asked = [question for question, _ in load_paper(take.paper).questions(load_bank())][: take.answers]
    if step.turn > 1:
        asked = asked[:_CHANGED]
    moments = _moments(today, step)
    store = cohort.answers(person.id, take.paper, clock=lambda: next(moments))
    if step.turn != 1:
        for question in asked:
            answer = _answer(demo, cohort, step, question, today)
            if answer is not None:
                store.save(question.id, answer)
    if step.turn:
        hand_in(cohort, person.id, take.paper, next(moments))


def _moments(today: date, step: _Step) -> Iterator[datetime]:
    """Moments of an evening, later at each asking."""
    draw = Random(f"{step.person.id} {step.take.paper} {step.turn}")
    begins = datetime.combine(_day(today, step.day), _BEGINS).astimezone()
    moment = begins + timedelta(minutes=draw.randrange(60))
    # Whoever answers and hands in on one evening hands in last.
    moment += timedelta(minutes=90 * min(step.turn, 1))
    while True:
        yield moment
        moment += timedelta(minutes=_MINUTES * draw.uniform(0.3, 1.7))


def _answer(demo: Demo, cohort: Cohort, step: _Step, question: Question, today: date) -> JsonValue:
    if isinstance(question, Conversation):
        own = _language(cohort, step.person)
        said = [line(own) for line in step.take.said]
        return paper_talk(cohort, step.person.id, step.take.paper, question, said, own) if said else None
    written = step.take.written.get(question.id)
    if isinstance(written, Text):
        return written(_language(cohort, step.person))
    if written is not None:
        language = _language(cohort, step.person)
        return {field: _filled(value, language, today) for field, value in written.items()}
    difficulty = Random(f"{demo.seed} {question.id}").uniform(-_SPREAD, _SPREAD)
    draw = Random(f"{demo.seed} {step.person.id} {question.id} {step.turn}")
    return likely_answer(question, 1 / (1 + math.exp(difficulty - step.person.strength)), draw)


def _filled(value: Text | str | int, language: str, today: date) -> str:
    if isinstance(value, Text):
        return value(language)
    return value if isinstance(value, str) else _day(today, value).isoformat()


def _mark(demo: Demo, cohort: Cohort) -> None:
    """Grade all papers, give the trainer's marks, and return what is marked whole."""
    for own in demo.papers:
        grade_paper(cohort, own.paper)
    for person in demo.people:
        for take in person.takes:
            for question, given in take.marks.items():
                comment = given.comment(_language(cohort, person)) if given.comment else ""
                mark(cohort, person.id, take.paper, question, given.points, comment)
            if take.review is not None:
                look_at_talk(cohort, person.id, take.paper, take.review)
    for own in demo.papers:
        return_paper(cohort, own.paper)


def _practise(demo: Demo, cohort: Cohort, today: date) -> None:
    for person in demo.people:
        language = _language(cohort, person)
        for talk in person.practised:
            began = datetime.combine(_day(today, talk.day), _BEGINS).astimezone()
            practise(
                cohort, person.id, talk.colleague, [line(language) for line in talk.said], language, began
            )


def _send_damaged(demo: Demo, cohort: Cohort, today: date) -> None:
    """A file with answers that came in cut off, as mail sometimes leaves it."""
    refused = demo.refused
    whole = download_answers(cohort.answers(refused.person, refused.paper).load())[1]
    received = datetime.combine(_day(today, refused.day), _BEGINS).astimezone()
    name = refused.name(cohort.settings.language)
    take_in_uploads(cohort, [(name, whole[: len(whole) // 2])], received=received)


def _language(cohort: Cohort, person: DemoPerson) -> Language:
    own = cohort.settings.language
    return ("en" if own == "nl" else "nl") if person.other_language else own


def _day(today: date, days: int) -> date:
    return today + timedelta(days=days)
