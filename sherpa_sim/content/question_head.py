"""What every question has, of whatever kind: what it serves, what it is about, where it comes from, what is asked."""

from typing import Annotated

from pydantic import Field

from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import Barrier

from .colleagues import ColleagueKey
from .programmes import ProgrammeKey
from .question_parts import Objective, QuestionId
from .record import Record, Text
from .sources import SourceKey


class About(Record):
    """What of the course's own records a question is about, each by its key; trainees do not get it."""

    levers: tuple[Lever, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    colleagues: tuple[ColleagueKey, ...] = ()
    programmes: tuple[ProgrammeKey, ...] = ()


class QuestionHead(Record):
    """What every question has: its id, what it serves, what it is about, where it comes from, and what is asked."""

    id: QuestionId
    objective: Objective
    about: About = About()
    sources: Annotated[tuple[SourceKey, ...], Field(min_length=1)]
    stem: Text
