"""What is known of a mentor for her refresher: practice in units, practice talks, and marks returned to her."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sherpa_sim.assessment.scoring import score
from sherpa_sim.assessment.talk_reading import read_talk
from sherpa_sim.assessment.talk_review import load_reviews
from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.question_parts import Objective
from sherpa_sim.content.refresher import Reason, Why
from sherpa_sim.content.units import load_practice, load_units
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import MentorCode, MentorGroup, Speaker

from .cohort import Cohort
from .handling import returned_hand_in
from .own_marks import OwnMarks, own_marks
from .progress import on_objectives
from .refresher_rule import Evidence, Piece, Practice
from .talks import TalkFolder

LATEST_TALKS = 3
"""So many talks are listened to; older ones say how she talked then."""
FEWEST_LINES = 8
"""Lines of hers below which a talk says nothing."""
OPEN, REFLECTED, PUSHED = 0.5, 1.0, 0.3
"""Where the share of open questions and the reflections a question are all that is asked (course/talk/measures.yml),
and where the share of pushing lines leaves nothing; the last is a choice of this kit."""
_RIGHT = 0.999


def practice_tasks() -> tuple[Practice, ...]:
    """Every practice task of the course, in order."""
    tasks = load_practice()
    return tuple(
        Practice(key, tasks[key].objective, unit.key, tasks[key].kind)
        for unit in load_units().values()
        for key in unit.practice
    )


def evidence_of(cohort: Cohort, trainee: str) -> Evidence:
    """What is known of somebody of a cohort; what cannot be read is passed over.

    Of papers only what was returned to her is looked at, and of that only what was marked without a trainer.
    """
    answered = {}
    for unit in load_units():
        try:
            kept = cohort.answers(trainee, f"unit-{unit}").load()
        except Problem:
            continue
        if kept.saved is not None:
            answered[unit] = (kept.answers, kept.saved.date())
    try:
        talks = TalkFolder(cohort, trainee).all()
    except Problem:
        talks = ()
    return _together(answered, talks, tuple(_returned(cohort, trainee)))


def evidence_from(
    units: Mapping[str, Mapping[str, object]], talks: Iterable[KeptTalk], today: date
) -> Evidence:
    """What is known from what a browser kept; it does not say when a unit was done, so that counts as today."""
    return _together({unit: (answers, today) for unit, answers in units.items()}, tuple(talks), ())


def without(own: OwnMarks, questions: Container[str]) -> OwnMarks:
    """The marks without those of these questions: talks that a trainer looked at, perhaps after they were returned."""
    return replace(
        own, shares={key: None if key in questions else share for key, share in own.shares.items()}
    )


def _together(
    answered: Mapping[str, tuple[Mapping[str, object], date]],
    talks: Sequence[KeptTalk],
    returned: tuple[Piece, ...],
) -> Evidence:
    tried = {
        key: (share, on)
        for unit, (answers, on) in answered.items()
        if unit in load_units()
        for key, share in _scored(unit, answers)
    }
    met: dict[str, date] = {}
    for talk in talks:
        colleague = talk.transcript.colleague
        if talk.transcript.mentor_lines:
            met[colleague] = max(talk.began.date(), met.get(colleague, date.min))
    return Evidence((*_practised(tried), *_talked(talks), *returned), tried, met)


def _scored(unit: str, answers: Mapping[str, object]) -> Iterator[tuple[str, float | None]]:
    tasks = load_practice()
    for key in load_units()[unit].practice:
        try:
            mark = score(tasks[key], answers.get(key))
        except Problem:
            continue
        if mark.needs_trainer:
            yield key, None
        elif mark.answered:
            yield key, max(0.0, mark.share)


def _practised(tried: Mapping[str, tuple[float | None, date]]) -> Iterator[Piece]:
    """One piece for each objective in each unit."""
    own: dict[tuple[str, Objective], list[tuple[float | None, date]]] = defaultdict(list)
    for task in practice_tasks():
        if task.key in tried:
            own[task.unit, task.objective].append(tried[task.key])
    for (unit, objective), found in own.items():
        shares = [share for share, _ in found if share is not None]
        on = max(day for _, day in found)
        right = sum(share >= _RIGHT for share in shares)
        reason = Reason(why=Why.PRACTICE, got=right, of=len(shares), on=on, place=unit)
        yield Piece(objective, sum(shares) / len(shares) if shares else None, on, reason)


def _talked(talks: Sequence[KeptTalk]) -> Iterator[Piece]:
    """What the latest talks show together: open questions, saying back, and pushing."""
    latest = [talk for talk in sorted(talks, key=lambda talk: talk.began) if talk.transcript.mentor_lines]
    codes: list[MentorCode] = []
    for talk in latest[-LATEST_TALKS:]:
        lines = read_talk(talk.transcript).lines
        said = [line.code for line in lines if line.speaker is Speaker.MENTOR and line.counts]
        if len(said) >= FEWEST_LINES:
            codes += [code for code in said if isinstance(code, MentorCode)]
    if not codes:
        return
    on = latest[-1].began.date()
    opened = codes.count(MentorCode.OPEN_QUESTION)
    asked = opened + codes.count(MentorCode.CLOSED_QUESTION)
    reflected = sum(code.group is MentorGroup.REFLECTION for code in codes)
    pushed = sum(code.inconsistent for code in codes)
    if asked:
        yield _piece(
            Objective.OPEN_CONVERSATION, opened / asked / OPEN, Why.OPEN_QUESTIONS, opened, asked, on
        )
    rate = reflected / asked if asked else (REFLECTED if reflected else 0.0)
    yield _piece(Objective.OPEN_CONVERSATION, rate / REFLECTED, Why.REFLECTIONS, reflected, asked, on)
    yield _piece(
        Objective.STAY_OUT_OF_ARGUMENTS, 1 - pushed / len(codes) / PUSHED, Why.PUSHING, pushed, len(codes), on
    )


def _piece(objective: Objective, share: float, why: Why, got: int, of: int, on: date) -> Piece:
    return Piece(objective, min(1.0, max(0.0, share)), on, Reason(why=why, got=got, of=of, on=on))


def _returned(cohort: Cohort, trainee: str) -> Iterator[Piece]:
    """What the questions of each objective earned, on each paper that was returned to her."""
    for own in cohort.settings.papers:
        try:
            given = returned_hand_in(cohort, trainee, own.paper)
            if given is None:
                continue
            reviewed = load_reviews(cohort.folder).of(trainee, own.paper)
            marks = on_objectives(load_paper(own.paper), without(own_marks(own.paper, given, ()), reviewed))
        except Problem:
            continue
        day = given.at.date()
        for objective, marked in marks.items():
            if marked.share is not None:
                reason = Reason(
                    why=Why.MARKS, got=max(0.0, marked.earned), of=marked.most, on=day, place=own.paper
                )
                yield Piece(objective, min(1.0, marked.share), day, reason)
