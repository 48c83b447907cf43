"""Every number of the model: value, range, unit, source, date and confidence, once each."""

import functools
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Self, overload

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from . import places
from .record import Confidence, Record, Text
from .yaml_file import load_record


class Number(Record):
    """One number of the model. `low` and `high` bound what could be defended; `date` is the year it speaks of.

    `source` is a key of `course/sources.yml`, or "choice" (a stated choice of ours) or "calibrated" (found by
    `sherpa calibrate`). `evidence` names the row of the evidence table it rests on, when there is one. `yours`: it
    differs from workplace to workplace, and a user should fill in her own.
    """

    value: float
    low: float
    high: float
    unit: str
    source: str
    date: Annotated[int, Field(ge=1990, le=2100)]
    confidence: Confidence
    evidence: str | None = None
    yours: bool = False
    meaning: Text

    @model_validator(mode="after")
    def _lies_in_its_range(self) -> Self:
        if not self.low <= self.value <= self.high:
            raise PydanticCustomError(
                "contradiction",
                "",
                {
                    "sentence": "the value {value} lies outside its own range {low} to {high}; correct one of them.",
                    "value": self.value,
                    "low": self.low,
                    "high": self.high,
                },
            )
        return self


class ByEducation(Record):
    """One number for each level of education."""

    low: Number
    medium: Number
    high: Number


class BySex(Record):
    """One number for each sex."""

    men: Number
    women: Number


class ByEducationAndSex(Record):
    """One number for each level of education and sex."""

    low: BySex
    medium: BySex
    high: BySex


class ByAge(Record):
    """One number for each age band."""

    under_25: Number
    from_25: Number
    from_35: Number
    from_45: Number
    from_55: Number


class ByShift(Record):
    """One number for each working-time pattern."""

    day: Number
    rotating: Number
    night: Number


class Decision(Record):
    """Capability, opportunity and motivation, and how they become an application."""

    steepness_capability: Number
    weight_confidence: Number
    weight_awareness: Number
    threshold_capability: Number
    steepness_opportunity: Number
    weight_time: Number
    weight_money: Number
    weight_norm: Number
    weight_support: Number
    threshold_opportunity: Number
    steepness_motivation: Number
    weight_need: Number
    weight_balance: Number
    threshold_motivation: Number
    apply_rate: ByEducationAndSex
    age_factor: ByAge
    leave_widens: Number
    voucher_widens: Number
    instrument_known: Number


class Levels(Record):
    """Each person's own level of every state, to which she drifts back."""

    need: ByEducation
    need_by_age: ByAge
    need_spread: Number
    awareness: ByEducation
    awareness_spread: Number
    confidence: ByEducation
    confidence_spread: Number
    bad_history_confidence: Number
    good_history_confidence: Number
    bad_history_share: ByEducation
    good_history_share: ByEducation
    time_room: ByShift
    time_room_spread: Number
    part_time_adds_time: Number
    money_room: ByEducation
    money_room_spread: Number
    balance: ByEducation
    balance_spread: Number
    trust: Number
    support_spread: Number
    part_time_contract: Number


class Gains(Record):
    """What one pull of a lever moves, per unit of force, as a share of the room that is left."""

    enlighten_awareness: Number
    enlighten_need: Number
    enthuse_balance: Number
    enthuse_trust: Number
    encourage_money_room: Number
    encourage_balance: Number
    exemplify_confidence: Number
    exemplify_need: Number
    enable_time_room: Number
    enable_money_room: Number
    engage_peer_weight: Number
    experience_confidence: Number
    experience_follow_up: Number


class Conversation(Record):
    """What a talk does, and how long it takes."""

    break_even_skill: Number
    balance_step: Number
    trust_step: Number
    sees_untrained: Number
    sees_with_skill: Number
    talk_minutes: Number
    meets: Number
    signal_chance: Number
    gains: Gains


class Information(Record):
    """Information from outside and from events."""

    inform_rate: ByEducation
    information_gain: Number
    event_awareness: Number
    event_confidence: Number
    event_need: Number
    event_attendance: Number


class Surroundings(Record):
    """Peers, drift and the employer."""

    awareness_spread: Number
    news_confidence: Number
    news_need: Number
    bad_counts: Number
    half_life_need: Number
    half_life_awareness: Number
    half_life_confidence: Number
    half_life_time_room: Number
    half_life_money_room: Number
    half_life_balance: Number
    half_life_trust: Number
    half_life_peer_weight: Number
    half_life_follow_up: Number
    half_life_culture: Number
    culture_participation: Number
    culture_answer: Number
    support_from_culture: Number


class Training(Record):
    """A course: how long, how often it is stopped, and what the experience does."""

    course_weeks: Number
    course_hours: Number
    stop_hazard: Number
    stop_confidence: Number
    stop_room: Number
    stop_follow_up: Number
    good_base: Number
    good_history: Number
    good_confidence: Number
    good_follow_up: Number
    good_confidence_gain: Number
    bad_confidence_loss: Number
    need_satisfied: Number


class Mentors(Record):
    """Turnover, vacancy, and what training does to a mentor's skill."""

    turnover: Number
    vacancy_weeks: Number
    skill_untrained: Number
    skill_sd: Number
    course_gain: Number
    usual_course_days: Number
    half_gain_days: Number
    skill_half_life: Number
    sessions_to_hold: Number
    session_attendance: Number
    coaching_gain: Number
    intervision_worth: Number
    refresher_recovers: Number


class Costs(Record):
    """Prices, in euro of their date."""

    wage_hour: Number
    course_fee_hour: Number
    leave_refund_hour: Number
    voucher_value: Number
    voucher_public_share: Number
    employer_pays_fee: Number
    paid_hours_share: Number
    mentor_training_day: Number
    coaching_session: Number
    intervision_session: Number
    session_hours: Number
    event: Number
    colleague_share_of_talk: Number


class Assumptions(Record):
    """All numbers of the model, by theme: one file of `simulations/assumptions/` each."""

    decision: Decision
    levels: Levels
    conversation: Conversation
    information: Information
    surroundings: Surroundings
    training: Training
    mentors: Mentors
    costs: Costs

    def numbers(self) -> dict[str, Number]:
        """Every number under its dotted name, such as "decision.apply_rate.low.men"."""
        return dict(_walk(self, ""))

    def with_values(self, values: Mapping[str, float]) -> "Assumptions":
        """The same assumptions with some values replaced; ranges are not checked, so that they can be explored.

        Raises:
            KeyError: if a name is not a number of the model.
        """
        changed: Assumptions = self
        for name, value in values.items():
            changed = _replaced(changed, name.split("."), value)
        return changed

    def stamp(self) -> str:
        """A short hash of all values."""
        values = {name: number.value for name, number in self.numbers().items()}
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:10]


def _walk(record: Record, prefix: str) -> Iterator[tuple[str, Number]]:
    for key in type(record).model_fields:
        value = getattr(record, key)
        if isinstance(value, Number):
            yield prefix + key, value
        else:
            yield from _walk(value, f"{prefix}{key}.")


def _replaced(record: Any, path: list[str], value: float) -> Any:
    if isinstance(record, Number) or path[0] not in type(record).model_fields:
        raise KeyError(path[0])
    inner = getattr(record, path[0])
    if len(path) == 1 and not isinstance(inner, Number):
        raise KeyError(path[0])
    if len(path) == 1:
        return record.model_copy(update={path[0]: inner.model_copy(update={"value": float(value)})})
    return record.model_copy(update={path[0]: _replaced(inner, path[1:], value)})


THEMES: dict[str, type[Record]] = {
    "decision": Decision,
    "levels": Levels,
    "conversation": Conversation,
    "information": Information,
    "surroundings": Surroundings,
    "training": Training,
    "mentors": Mentors,
    "costs": Costs,
}


@functools.cache
def load_assumptions() -> Assumptions:
    """The assumptions of the kit, from `simulations/assumptions/`.

    Raises:
        Problem: if a file is damaged; the sentence names file, row and key.
    """
    place = places.folder("simulations") / "assumptions"
    themes = {theme: load_record(place / f"{theme}.yml", model) for theme, model in THEMES.items()}
    return Assumptions.model_validate(themes)


class Varied(Sequence[Assumptions]):
    """Many sets of assumptions that differ in some numbers only: `values[name]` has one value for each set."""

    def __init__(self, assumptions: Assumptions, values: Mapping[str, NDArray[np.float64]]) -> None:
        self.assumptions = assumptions
        self.values = values
        numbers = assumptions.numbers()
        unknown = [name for name in values if name not in numbers]
        if unknown:
            raise KeyError(unknown[0])

    @classmethod
    def of(cls, assumptions: Assumptions, sets: Sequence[Mapping[str, float]]) -> "Varied":
        """The sets one by one, each with a value for the same numbers."""
        names = sets[0] if sets else ()
        return cls(assumptions, {name: np.array([values[name] for values in sets]) for name in names})

    def __len__(self) -> int:
        return min((len(column) for column in self.values.values()), default=1)

    @overload
    def __getitem__(self, place: int) -> Assumptions: ...
    @overload
    def __getitem__(self, place: slice) -> "Varied": ...
    def __getitem__(self, place: int | slice) -> "Assumptions | Varied":
        if isinstance(place, slice):
            return Varied(self.assumptions, {name: column[place] for name, column in self.values.items()})
        if not -len(self) <= place < len(self):  # with no values at all, nothing else would say so
            raise IndexError(place)
        return self.assumptions.with_values(
            {name: float(column[place]) for name, column in self.values.items()}
        )

    def column(self, name: str) -> NDArray[np.float64]:
        """One number of the model for every set, [sets].

        Raises:
            KeyError: if that is not a number of the model.
        """
        if name in self.values:
            return self.values[name]
        number: Any = self.assumptions
        for key in name.split("."):
            number = getattr(number, key, None)
        if not isinstance(number, Number):
            raise KeyError(name)
        return np.full(len(self), number.value)

    def columns(self) -> dict[str, NDArray[np.float64]]:
        """Every number of the model for every set, [sets] each."""
        own = {name: np.full(len(self), number.value) for name, number in self.assumptions.numbers().items()}
        return own | dict(self.values)

    def stamp(self) -> str:
        """A short hash of all values of all sets; that of the assumptions if no number differs."""
        return self._stamp

    @functools.cached_property
    def _stamp(self) -> str:
        if not self.values:
            return self.assumptions.stamp()
        told = [
            self.assumptions.stamp(),
            *(f"{name} {self.values[name].tolist()}" for name in sorted(self.values)),
        ]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:10]
