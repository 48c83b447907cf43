"""The talks of a cohort: those that were handed in on a paper, with codes and points, and how people come along."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sherpa_sim.assessment.agreement import Agreement, agreement
from sherpa_sim.assessment.talk_reading import TalkReading, read_talk
from sherpa_sim.assessment.talk_review import TalkReview, TalkReviews, load_reviews, talk_digest
from sherpa_sim.assessment.talk_scoring import TalkFigures, talk_figures, talk_worth
from sherpa_sim.assessment.talk_seed import talk_seed
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.question_conversation import Conversation
from sherpa_sim.content.talk_answer import talk_answer
from sherpa_sim.content.transcript import Transcript
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import Speaker

from .cohort import Cohort
from .hand_in import HandIn, hand_ins
from .roster import Trainee, load_roster
from .talks import TalkFolder


@dataclass(frozen=True)
class HeldTalk:
    """A talk that somebody handed in.

    Attributes:
        most: the points that it can earn.
        handed_in: when; None if the hand-ins cannot be read.
        talk: as it was handed in; None if there is none.
        reading: as it is read; None if there is no talk.
        figures: what is measured in it.
        points: what it earns by itself, before anything else on the paper.
        review: what a trainer said of its codes, of this talk or an earlier one.
        trouble: why there is no talk to be read.
        other_seed: whether it has another seed than the page gives this person.
    """

    person: Trainee
    paper: str
    question: Conversation
    most: float
    handed_in: datetime | None
    talk: Transcript | None = None
    reading: TalkReading | None = None
    figures: TalkFigures | None = None
    points: float = 0.0
    review: TalkReview | None = None
    trouble: Problem | None = None
    other_seed: bool = False

    @property
    def key(self) -> str:
        """What it is called among the talks of the cohort."""
        return f"{self.paper}/{self.question.id}/{self.person.id}"

    @property
    def looked_at(self) -> bool:
        """Whether a trainer looked at every line of this very talk."""
        own = self.review
        return own is not None and own.whole and self.talk is not None and own.talk == talk_digest(self.talk)


@dataclass(frozen=True)
class TalkPoint:
    """The figures of one talk in time; `practice` if it was no graded one."""

    person: Trainee
    at: datetime
    colleague: str
    practice: bool
    figures: TalkFigures


def held_talks(cohort: Cohort) -> tuple[HeldTalk, ...]:
    """The talk that counts of everybody who handed in a paper with a talk, by paper and person.

    Raises:
        Problem: if the roster or the reviews cannot be read; a hand-in that cannot be read is told with its person.
    """
    reviews, people = load_reviews(cohort.folder), load_roster(cohort).people
    return tuple(
        _held(cohort, person, paper, question, most, reviews, sent)
        for paper, question, most in _questions(cohort)
        for person in people
        for sent in [_hand_ins(cohort, person.id, paper)]
        if sent
    )


def talks_over_time(cohort: Cohort) -> tuple[TalkPoint, ...]:
    """The figures of every talk that was handed in or practised, by person in the order of the roster, then by time.

    Of a talk that was handed in more than once in the same words the first time counts. What cannot be read is left
    out: `held_talks` tells of it.

    Raises:
        Problem: if the roster or the reviews cannot be read.
    """
    reviews = load_reviews(cohort.folder)
    found = []
    for person in load_roster(cohort).people:
        own = [*_graded(cohort, person, reviews), *_practised(cohort, person)]
        found += sorted(own, key=lambda point: point.at)
    return tuple(found)


def coder_agreement(talks: tuple[HeldTalk, ...]) -> Agreement | None:
    """How far trainers agree with the coder, in talks of which every line was looked at; None if there is none.

    Only what mentors say counts: the colleague's lines are known by what they were written as, and nothing is heard.
    """
    looked_at = [held.reading for held in talks if held.reading is not None and held.looked_at]
    return agreement(
        [
            [
                (str(line.taken_for), str(line.code))
                for line in reading.lines
                if line.speaker is Speaker.MENTOR
            ]
            for reading in looked_at
        ]
    )


def _questions(cohort: Cohort) -> Iterator[tuple[str, Conversation, float]]:
    for own in cohort.settings.papers:
        for question, points in load_paper(own.paper).questions(load_bank()):
            if isinstance(question, Conversation):
                yield own.paper, question, points


def _hand_ins(cohort: Cohort, trainee: str, paper: str) -> tuple[HandIn, ...] | Problem:
    try:
        return hand_ins(cohort, trainee, paper)
    except Problem as problem:
        return problem


def _held(
    cohort: Cohort,
    person: Trainee,
    paper: str,
    question: Conversation,
    most: float,
    reviews: TalkReviews,
    sent: tuple[HandIn, ...] | Problem,
) -> HeldTalk:
    if isinstance(sent, Problem):
        return HeldTalk(person, paper, question, most, None, trouble=sent)
    last = sent[-1]
    try:
        talk = talk_answer(question.for_trainee(), last.answers.answers.get(question.id) or {"turns": None})
    except Problem as problem:
        missing = question.id not in last.answers.answers
        return HeldTalk(person, paper, question, most, last.at, trouble=None if missing else problem)
    if talk is None:
        return HeldTalk(person, paper, question, most, last.at)
    review = reviews.of(person.id, paper).get(question.id)
    reading = read_talk(talk, review.corrections if review else ())
    figures = talk_figures(reading)
    return HeldTalk(
        person,
        paper,
        question,
        most,
        last.at,
        talk,
        reading,
        figures,
        most * talk_worth(question, figures),
        review,
        other_seed=talk.seed != talk_seed(cohort.settings.key, paper, person.id, question.id),
    )


def _graded(cohort: Cohort, person: Trainee, reviews: TalkReviews) -> Iterator[TalkPoint]:
    for paper, question, most in _questions(cohort):
        sent, seen = _hand_ins(cohort, person.id, paper), set()
        for one in sent if isinstance(sent, tuple) else ():
            held = _held(cohort, person, paper, question, most, reviews, (one,))
            if held.talk is None or held.figures is None or talk_digest(held.talk) in seen:
                continue
            seen.add(talk_digest(held.talk))
            yield TalkPoint(person, one.at, question.colleague, False, held.figures)


def _practised(cohort: Cohort, person: Trainee) -> Iterator[TalkPoint]:
    try:
        kept = TalkFolder(cohort, person.id).all()
    except Problem:
        return
    for one in kept:
        figures = talk_figures(read_talk(one.transcript))
        yield TalkPoint(person, one.began, one.transcript.colleague, True, figures)
