"""A guided story of the explorer: what to predict, what to change, where to look and what to notice."""

import functools
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.delivery import Payer
from sherpa_sim.domain.people import GROUPS, Dimension
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.states import Barrier

from . import places
from .intervention import Fact
from .keyed_file import by_key
from .plan import LETTERS, Letter
from .question_parts import contradiction, keys, refuse_twice
from .record import Record, Text
from .sources import SourceKey
from .yaml_file import load_record

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Value = bool | float | str
Values = Mapping[str, Value]
STORIES = ("who_gains", "information_is_not_enough", "three_hours_a_week")
"""The stories in the order in which they are offered."""


class Place(StrEnum):
    """Where on the explorer's pages one is asked to look."""

    CHART = "chart"
    GAINS = "gains"
    PERSONS = "persons"
    REASONS = "reasons"
    MONEY = "money"
    COMPARE = "compare"
    DOUBT = "doubt"
    FLOOR = "floor"
    BELIEVE = "believe"


class Outcome(StrEnum):
    """What a figure is about; all but `cost_per_person` are known of every run.

    `trained`: share of a group that trained in the last 12 months of the horizon; `gain`: that share minus the same
    without the plan; `persons`: the same difference as a number of workers; `people`: how many more are in training in
    an average year; `knows`: share of a group that knows the offer, at the end; `reason`: of those who did not train,
    the share held back most by a barrier, at the end; `anyway`: of those talked with who trained, the share who would
    have done so without the plan; `talks`: a year; `skill`: the mentors' share of good talk; `cost`: more euro over the
    horizon; `cost_per_person`: euro for one more worker in training for a year, over all runs together.
    """

    TRAINED = "trained"
    GAIN = "gain"
    PERSONS = "persons"
    PEOPLE = "people"
    KNOWS = "knows"
    REASON = "reason"
    ANYWAY = "anyway"
    TALKS = "talks"
    SKILL = "skill"
    COST = "cost"
    COST_PER_PERSON = "cost_per_person"


_WITHOUT_A_PLAN = (Outcome.TRAINED, Outcome.KNOWS, Outcome.REASON)


class Figure(Record):
    """A number that the model gives for a plan (None: for the workplace as it is).

    Shares lie in [0, 1]. `barrier` goes with a reason; `payer` and `item` (as the bill calls it) with a cost, which is
    that of all payers and of all items where they are left out.
    """

    outcome: Outcome
    plan: Letter | None = "a"
    group: tuple[Dimension, str] = (Dimension.ALL, "all")
    barrier: Barrier | None = None
    payer: Payer | None = None
    item: Key | None = None

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        if self.group not in GROUPS:
            raise contradiction(Problem('there is no group "{group}".', group=": ".join(self.group)), "group")
        if (self.outcome is Outcome.REASON) != (self.barrier is not None):
            raise contradiction(Problem("a reason needs a barrier, and nothing else has one."), "barrier")
        if (self.payer or self.item) and self.outcome is not Outcome.COST:
            raise contradiction(Problem("only a cost has a payer and an item."), "outcome")
        if self.plan is None and self.outcome not in _WITHOUT_A_PLAN:
            raise contradiction(
                Problem('"{outcome}" is known of a plan only; name one.', outcome=str(self.outcome)), "plan"
            )
        return self


class Claim(Record):
    """That a figure of the model lies above or below another figure or a number, by more than `by`.

    Below 0, `by` lets it lie as much on the other side: two such claims say that two figures hardly differ. Said of the
    mean over the runs, or, with a `share`, run by run: it holds in at least that share of them.
    """

    of: Figure
    above: Figure | float | None = None
    below: Figure | float | None = None
    by: float = 0.0
    share: Annotated[float | None, Field(gt=0, le=1)] = None

    @model_validator(mode="after")
    def _claims_one_thing(self) -> Self:
        if (self.above is None) == (self.below is None):
            raise contradiction(Problem('give a claim either "above" or "below".'), "of")
        return self

    def figures(self) -> tuple[Figure, ...]:
        """The figures it is about."""
        return tuple(one for one in (self.of, self.above, self.below) if isinstance(one, Figure))


class Option(Record):
    """An answer that can be chosen; it is what the model says when all its claims hold."""

    key: Key
    text: Text
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]


class Prediction(Record):
    """What one says before one sees: a number, a percentage, or one of a few options.

    A percentage is of what its figure gives as a share. `least`, `most` and `step` are those of the control, in the
    unit that is shown.
    """

    kind: Literal["number", "percent", "choice"]
    question: Text
    unit: Text | None = None
    least: float = 0.0
    most: float = 100.0
    step: Annotated[float, Field(gt=0)] = 1.0
    figure: Figure | None = None
    options: tuple[Option, ...] = ()

    @model_validator(mode="after")
    def _can_be_answered(self) -> Self:
        refuse_twice(keys(self.options), "options")
        if self.kind == "choice":
            if len(self.options) < 2 or self.figure is not None:
                raise contradiction(Problem("a choice needs two options or more, and no figure."), "options")
        elif self.options or self.figure is None:
            raise contradiction(
                Problem("what is predicted as a number needs a figure, and no options."), "figure"
            )
        if self.least >= self.most:
            raise contradiction(Problem("the least that can be predicted must lie below the most."), "least")
        if self.kind == "number" and self.unit is None:
            raise contradiction(Problem("say of what the number is: add a unit."), "unit")
        return self

    def claims(self) -> tuple[Claim, ...]:
        """What its options say of the model."""
        return tuple(claim for option in self.options for claim in option.claims)


class StoryStep(Record):
    """A step of a story.

    Attributes:
        text: what this step is about and what to do.
        predict: what to say first; only then is anything changed and shown.
        shared: values that all plans share, such as `from` and `workers`, by their key in the page's address.
        sets: values for each plan, by their key there; a plan that has been set before keeps its other values.
        look: the plan that is looked at.
        look_at: where to look.
        notice: what can be seen there.
        claims: what `notice` says of the model and would not hold whatever the numbers are.
        measured: what was found in the world.
        unknown: what nobody has measured.
    """

    text: Text
    predict: Prediction | None = None
    shared: Values = Field(default_factory=dict)
    sets: Mapping[Letter, Values] = Field(default_factory=dict)
    look: Letter | None = None
    look_at: Place | None = None
    notice: Text | None = None
    claims: tuple[Claim, ...] = ()
    measured: tuple[Fact, ...] = ()
    unknown: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _notices_where_it_looks(self) -> Self:
        if (self.look_at is None) != (self.notice is None):
            raise contradiction(Problem("say where to look and what to notice there, or neither."), "notice")
        if self.claims and self.notice is None:
            raise contradiction(Problem("a claim stands behind what is noticed; there is nothing."), "claims")
        return self

    def all_claims(self) -> tuple[Claim, ...]:
        """What the step says of the model, the options of its prediction included."""
        return self.claims + (() if self.predict is None else self.predict.claims())

    def figures(self) -> Iterator[Figure]:
        """Every figure the step is about."""
        for claim in self.all_claims():
            yield from claim.figures()
        if self.predict is not None and self.predict.figure is not None:
            yield self.predict.figure


class State(Record):
    """How the page stands in a step: what all plans share and the values of each, by their keys in the page's address.

    `look` is the plan that is looked at. What is not there stands as on a page that is opened anew.
    """

    shared: Values
    plans: Mapping[Letter, Values]
    look: Letter


class Story(Record):
    """A story that somebody goes through alone, or a group with a facilitator.

    Attributes:
        minutes: alone.
        audience: who it is written for.
        sources: what it leans on, those of its facts included.
    """

    key: Key
    name: Text
    question: Text
    minutes: Annotated[int, Field(ge=10, le=15)]
    audience: Text
    sources: Annotated[tuple[SourceKey, ...], Field(min_length=1)]
    steps: Annotated[tuple[StoryStep, ...], Field(min_length=6, max_length=8)]

    @property
    def cited(self) -> tuple[SourceKey, ...]:
        """The keys of the sources it leans on, each once."""
        facts = (fact.source for step in self.steps for fact in step.measured)
        return tuple(dict.fromkeys((*self.sources, *facts)))

    @model_validator(mode="after")
    def _speaks_of_plans_that_are_there(self) -> Self:
        for number, step in enumerate(self.steps):
            state = self.state(number)
            if list(state.plans) != list(LETTERS)[: len(state.plans)]:
                raise contradiction(Problem("plans are set in turn: a, then b, then c, then d."), "steps")
            named = {figure.plan for figure in step.figures() if figure.plan is not None} | {state.look}
            for letter in sorted(named - set(state.plans)):
                raise contradiction(
                    Problem(
                        'step {number} speaks of plan "{plan}" before it is set.',
                        number=number + 1,
                        plan=letter,
                    ),
                    "steps",
                )
        return self

    def state(self, number: int) -> State:
        """How the page stands in a step (0 for the first) once what it sets has been set."""
        shared: dict[str, Value] = {}
        plans: dict[Letter, dict[str, Value]] = {}
        look: Letter = "a"
        for step in self.steps[: number + 1]:
            shared |= step.shared
            for letter, values in step.sets.items():
                plans[letter] = plans.get(letter, {}) | dict(values)
            look = step.look or look
        return State(shared=shared, plans=plans, look=look)


@functools.cache
def load_stories() -> Mapping[str, Story]:
    """The kit's stories by key, in the order in which they are offered.

    Raises:
        Problem: if a file is missing or damaged, or names an unknown source; the sentence names file and row.
    """
    stories: dict[str, Story] = {}
    for key in STORIES:
        path = places.folder("simulations") / "stories" / f"{key}.yml"
        stories |= by_key(path.name, (load_record(path, Story),))
    return MappingProxyType(stories)
