"""One colleague of the course, talked with by the model's own rules: what a lever changes for her, and what not.

The rules of `model.rules` run here as they stand, on one worker. A colleague is more than a worker of the model, and
less: `worker_of` says how the one becomes the other.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType, SimpleNamespace

import numpy as np

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.colleagues import Colleague
from sherpa_sim.content.lever_guide import Part
from sherpa_sim.content.scenario import Settings
from sherpa_sim.content.targets import load_targets
from sherpa_sim.content.workforce_words import age_of
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.people import Age, Education, Sex, Shift
from sherpa_sim.domain.states import Barrier, State
from sherpa_sim.model import newcomers, rules
from sherpa_sim.model.columns import WORKER
from sherpa_sim.model.parameters import parameters
from sherpa_sim.model.population import Composition, origins_of

HEAVIEST, OTHER = 1.5, 1.0
"""How far below the middle of her kind a barrier that her record names puts her, in standard deviations of the model:
the one named first, and any other. A choice of ours; with it the first is also the weakest condition."""

HALVINGS = 50
"""How often the range in which a chance lies is halved: what is left is as small as a number can tell."""

FULL_TIME = 100.0


@dataclass(frozen=True)
class Around:
    """What a colleague cannot decide herself; `usual_surroundings` are those of the average workplace.

    Attributes:
        support: by the employer, in [0, 1].
        trained: the share of those she sees who took a course in the last 12 months, in [0, 1].
    """

    support: float
    trained: float


@dataclass(frozen=True)
class Talks:
    """What is done: a lever, in so many talks, one a week, and the share of what the mentor says that opens a talk."""

    lever: Lever
    skill: float
    times: int = 1


@dataclass(frozen=True)
class Moment:
    """Where a colleague stands.

    Attributes:
        states: each in [0, 1], balance in [-1, 1].
        parts: what the states come to, each in [0, 1]: capability, opportunity, motivation, trust, and the chance to
            stay in a course for a week.
        barrier: the weakest of the six conditions.
        applies: the chance to apply for a course in a week.
    """

    states: Mapping[State, float]
    parts: Mapping[Part, float]
    barrier: Barrier
    applies: float

    @property
    def willing(self) -> bool:
        """Whether she wants to, as the model counts it."""
        return self.parts[Part.MOTIVATION] > 0.5


@dataclass(frozen=True)
class Effect:
    """What talks did: where she stood before, after them, and after the same talks without any lever."""

    before: Moment
    after: Moment
    without_lever: Moment

    @property
    def by_talking(self) -> frozenset[State]:
        """The states that the way of talking moved, whatever the lever."""
        return _moved(self.before, self.without_lever)

    @property
    def by_lever(self) -> frozenset[State]:
        """The states that the lever moved, on top of that."""
        return _moved(self.without_lever, self.after)

    @property
    def does_harm(self) -> bool:
        """Whether she is less likely to apply than before."""
        return self.after.applies < self.before.applies


def effect(colleague: Colleague, talks: Talks, around: Around) -> Effect:
    """What these talks change for this colleague; the same every time, for the rules of a talk hold no luck."""
    par = _numbers()
    without = SimpleNamespace(**vars(par) | {"gain": [[0.0] * len(State)] * len(Lever)})
    return Effect(
        before=_moment(worker_of(colleague), around),
        after=_moment(_talked(worker_of(colleague), par, talks), around),
        without_lever=_moment(_talked(worker_of(colleague), without, talks), around),
    )


@functools.cache
def usual_surroundings() -> Around:
    """The employer of the baseline, and as many around her who trained as the survey found in all of Belgium."""
    observed = {target.key: target.value for target in load_targets().targets}
    return Around(Settings().employer_support, observed["participation_all"])


def break_even_skill() -> float:
    """The share of what a mentor says below which a talk takes trust and willingness away, in [0, 1]."""
    return float(_numbers().break_even_skill)


def worker_of(colleague: Colleague) -> SimpleNamespace:
    """The worker of the model that comes nearest to a colleague.

    Her seeing a reason, confidence, balance and trust are those of her record. What her record does not say (knowing
    the offer, room in time and money, how the employer's support reaches her) is what the model gives the middle one
    of her schooling, shift and contract, and lower where the record names it as a barrier. Being tired, and how
    hard pushing comes down on her, are not in the model.
    """
    w = _plain(np.zeros(1, WORKER).view(np.recarray)[0])
    origin = _origin(colleague.contract_share < FULL_TIME)
    w.education = colleague.education.code
    w.sex = colleague.sex.code
    w.shift = colleague.shift.code
    w.age = _age(colleague).code
    newcomers.settle(w, origin, np.full((1, 4 * newcomers.PERSON_LOTS), 0.5), 0)
    w.history = colleague.history.code
    start = colleague.start
    w.own_need, w.own_confidence, w.own_balance = start.importance, start.confidence, start.readiness
    w.trust = start.trust
    for place, barrier in enumerate(colleague.barriers):
        below = HEAVIEST if place == 0 else OTHER
        match barrier:
            case Barrier.AWARENESS:
                w.own_awareness = newcomers.level(w.own_awareness, -below * origin.awareness_spread, 0.0)
            case Barrier.TIME:
                w.own_time_room = newcomers.level(w.own_time_room, -below * origin.time_room_spread, 0.0)
            case Barrier.MONEY:
                w.own_money_room = newcomers.level(w.own_money_room, -below * origin.money_room_spread, 0.0)
            case Barrier.SUPPORT:
                w.support_gap -= below * origin.support_spread
    for state in ("need", "awareness", "confidence", "time_room", "money_room", "balance"):
        setattr(w, state, getattr(w, f"own_{state}"))
    return w


def _talked(w: SimpleNamespace, par: SimpleNamespace, talks: Talks) -> SimpleNamespace:
    """The worker after the talks; between two of them a week goes by, in which things fade."""
    for week in range(talks.times):
        if week > 0:
            rules.drift(w, par)
        rules.converse(w, par, talks.skill, talks.lever.code, week)
    return w


def _moment(w: SimpleNamespace, around: Around) -> Moment:
    par = _numbers()
    parts = {
        Part.CAPABILITY: rules.capability(w, par),
        Part.OPPORTUNITY: rules.opportunity(w, par, around.trained, around.support),
        Part.MOTIVATION: rules.motivation(w, par),
        Part.THE_TALK_ITSELF: w.trust,
        Part.STAYING_ON: 1.0 - rules.stop_chance(w, par),
    }
    return Moment(
        states=MappingProxyType({state: float(getattr(w, state)) for state in State}),
        parts=MappingProxyType({part: float(value) for part, value in parts.items()}),
        barrier=Barrier.of(rules.barrier(w, par, around.support)),
        applies=_chance_to_apply(w, par, around),
    )


def _chance_to_apply(w: SimpleNamespace, par: SimpleNamespace, around: Around) -> float:
    """The chance that the rule of applying says yes: that of a lot below the highest with which it still does."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if rules.applies(w, par, around.trained, around.support, middle):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _moved(one: Moment, other: Moment) -> frozenset[State]:
    return frozenset(state for state in State if one.states[state] != other.states[state])


@functools.cache
def _numbers() -> SimpleNamespace:
    """The kit's numbers, without training leave and vouchers: who may use those is another question."""
    return _plain(parameters(load_assumptions(), Settings(), leave=False, voucher=False))


@functools.cache
def _origin(part_time: bool) -> SimpleNamespace:
    """What the model gives people of each kind, where everybody or nobody works part time."""
    cells = np.zeros((len(Education), len(Age), len(Sex), len(Shift)))
    everybody = Composition(cells, np.full(len(Sex), float(part_time)))
    return _plain(origins_of(everybody, [load_assumptions()])[0])


def _plain(record: np.record) -> SimpleNamespace:
    """A record with ordinary numbers and lists, which the rules read as well, and quicker."""
    return SimpleNamespace(**{name: record[name].tolist() for name in record.dtype.names or ()})


def _age(colleague: Colleague) -> Age:
    band = age_of(str(colleague.age))
    if band is None:
        raise ValueError(f"{colleague.key}: {colleague.age} is nobody's age at work")
    return band
