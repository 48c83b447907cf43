"""The six colleagues who are met in every unit, and whom the conversation lets a mentor practise with."""

import functools
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from sherpa_sim.domain.eligibility import Case, Region, Sector, Work
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.people import Education, History, Sex, Shift
from sherpa_sim.domain.states import Barrier

from . import places
from .keyed_file import read_by_key
from .record import Record, Text
from .sources import SourceKey

ColleagueKey = Annotated[str, Field(pattern=r"^[a-z]+$")]
"""The key of a colleague: the first name."""
Share = Annotated[float, Field(ge=0, le=1)]


class HiddenState(Record):
    """Where a colleague stands when a conversation begins; nobody sees it.

    Attributes:
        readiness: change talk minus sustain talk, in [-1, 1]; the model's balance.
        trust: in the mentor.
        importance: sees a reason to learn; the model's need.
        confidence: feels able.
        energy: for this talk, now.
        autonomy_sensitivity: how hard pushing comes down on her.
    """

    readiness: Annotated[float, Field(ge=-1, le=1)]
    trust: Share
    importance: Share
    confidence: Share
    energy: Share
    autonomy_sensitivity: Share


class CardKind(StrEnum):
    """What a colleague keeps to herself at first."""

    REASON_FOR = "reason_for"
    REASON_AGAINST = "reason_against"
    VALUE = "value"
    SCHOOL_MEMORY = "school_memory"
    HURDLE = "hurdle"


class Card(Record):
    """Something that a colleague tells once trust has reached `trust`, in her own words.

    `topics` are the keys of what it is about, the main one first, in her file of `course/talk/lines/`.
    """

    kind: CardKind
    topics: Annotated[tuple[str, ...], Field(min_length=1)]
    trust: Share
    text: Text


class Fit(Record):
    """A lever that fits a colleague, or that works against her, and why."""

    lever: Lever
    why: Text


class Colleague(Record):
    """A colleague: her work, her life, her history with learning, and what stands in the way.

    Attributes:
        education: highest diploma as recognised in Belgium.
        firm_size: staff of the employer.
        contract_share: of full time, in percent.
        employer: what kind of employer it is.
        years_worked: in the whole career.
        years_of_service: with this employer.
        who: one sentence to meet her by.
        home: family and time.
        past: what learning has been so far.
        barriers: what stands in the way, the heaviest first.
        at_first: what she says when learning comes up.
        good_end: what a good talk can end in, and that need not be a course.
        limit: what may come up and is not the mentor's to solve, and where to refer.
    """

    key: ColleagueKey
    name: str
    age: Annotated[int, Field(ge=16, le=70)]
    sex: Sex
    education: Education
    shift: Shift
    history: History
    job: Text
    sector: Text
    firm: Text
    firm_size: Annotated[int, Field(ge=1)]
    contract_share: Annotated[float, Field(gt=0, le=100)]
    employer: Sector
    works_in: Region
    lives_in: Region
    weekly_hours: Annotated[float, Field(gt=0, le=50)]
    years_worked: Annotated[int, Field(ge=0)]
    years_of_service: Annotated[int, Field(ge=0)]
    who: Text
    home: Text
    past: Text
    strengths: Annotated[tuple[Text, ...], Field(min_length=2)]
    barriers: Annotated[tuple[Barrier, ...], Field(min_length=1)]
    matters: Annotated[tuple[Text, ...], Field(min_length=1)]
    at_first: Annotated[tuple[Text, ...], Field(min_length=2, max_length=3)]
    fits: Annotated[tuple[Fit, ...], Field(min_length=1)]
    backfires: Annotated[tuple[Fit, ...], Field(min_length=1)]
    good_end: Text
    limit: Text
    not_now_is_right: bool = False
    start: HiddenState
    cards: Annotated[tuple[Card, ...], Field(min_length=4)]
    sources: tuple[SourceKey, ...] = ()

    @property
    def cited(self) -> Iterable[str]:
        """The sources it leans on."""
        return self.sources

    def case(self) -> Case:
        """What is known of her when it is asked who may use what; nothing of a course."""
        return Case(
            work_region=self.works_in,
            home_region=self.lives_in,
            work=Work.EMPLOYEE,
            sector=self.employer,
            contract_share=self.contract_share,
            weekly_hours=self.weekly_hours,
            education=self.education,
            years_worked=self.years_worked,
            years_of_service=self.years_of_service,
            firm_size=self.firm_size,
        )


class ColleagueList(Record):
    """Every colleague."""

    colleagues: tuple[Colleague, ...]


@functools.cache
def load_colleagues() -> Mapping[str, Colleague]:
    """The colleagues of `course/colleagues.yml` by key, in order; raises as `read_by_key` does."""
    path = places.folder("course") / "colleagues.yml"
    return MappingProxyType(read_by_key(path, ColleagueList, lambda found: found.colleagues))
