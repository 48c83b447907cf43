"""An intervention: what is delivered, apart from when, to whom and how much; with what is known and guessed of it."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from sherpa_sim.domain.delivery import LeverPolicy, Reach

from . import places
from .record import Confidence, Record, Text
from .sources import SourceKey
from .yaml_file import load_record


class Fact(Record):
    """What a source says; `setting`: the setting that it settles, if it settles one."""

    what: Text
    source: SourceKey
    confidence: Confidence
    setting: str | None = None


class Guess(Record):
    """Why a setting is what it is though no source says so; `low` to `high`: what could as well be defended."""

    setting: str
    why: Text
    low: float | None = None
    high: float | None = None


class Delivered(Record):
    """The settings that say what is delivered; those left out stay as they were.

    `campaign` is the share of workers who are told something from outside each week, on top of the usual.
    """

    mentor_hours: Annotated[float | None, Field(ge=0, le=20)] = None
    mentor_course_days: Annotated[float | None, Field(ge=0, le=20)] = None
    mentor_practice_share: Annotated[float | None, Field(ge=0, le=1)] = None
    coaching_sessions: Annotated[float | None, Field(ge=0, le=12)] = None
    intervision_sessions: Annotated[float | None, Field(ge=0, le=12)] = None
    refresher_days: Annotated[float | None, Field(ge=0, le=10)] = None
    pair_weeks: Annotated[int | None, Field(ge=0, le=520)] = None
    lever_policy: LeverPolicy | None = None
    events_per_year: Annotated[float | None, Field(ge=0, le=12)] = None
    campaign: Annotated[float | None, Field(ge=0, le=0.2)] = None
    training_leave: bool | None = None
    training_voucher: bool | None = None

    def given(self) -> dict[str, Any]:
        """The settings that are not left out, by name."""
        return self.model_dump(exclude_none=True)


class Delivery(Record):
    """The settings that say how much is delivered, to whom and in what surroundings; they belong to a scenario."""

    mentors_per_100: Annotated[float | None, Field(ge=0, le=10)] = None
    reach: Reach | None = None
    employer_support: Annotated[float | None, Field(ge=0, le=1)] = None
    seats_per_100: Annotated[float | None, Field(ge=0, le=100)] = None


class Intervention(Record):
    """A product: what it is, its settings, and for each of them the fact or the guess it rests on."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    name: Text
    what: Text
    settings: Delivered
    facts: tuple[Fact, ...] = ()
    guesses: tuple[Guess, ...] = ()

    @field_validator("settings", mode="before")
    @classmethod
    def _is_no_delivery(cls, settings: object) -> object:
        for name in Delivery.model_fields:
            if isinstance(settings, dict) and name in settings:
                raise PydanticCustomError(
                    "contradiction",
                    "a delivery among what is delivered",
                    {
                        "sentence": '"{setting}" says how much is delivered or to whom; set it in the scenario '
                        "that delivers this.",
                        "setting": name,
                        "at": (name,),
                    },
                )
        return settings

    @model_validator(mode="after")
    def _every_setting_is_accounted_for(self) -> Self:
        given = self.settings.given()
        refuse_unfounded({name: [value] for name, value in given.items()}, self.facts, self.guesses)
        told = {fact.setting for fact in self.facts} | {guess.setting for guess in self.guesses}
        for name in given:
            if name not in told:
                raise PydanticCustomError(
                    "contradiction",
                    "neither a fact nor a guess for a setting",
                    {
                        "sentence": '"{setting}" is set, but no fact or guess is about it; add one.',
                        "setting": name,
                        "at": ("settings", name),
                    },
                )
        return self


def refuse_unfounded(
    settings: Mapping[str, Iterable[Any]], facts: tuple[Fact, ...], guesses: tuple[Guess, ...]
) -> None:
    """Raise PydanticCustomError if a fact or guess is about no setting, or a value outside its guess.

    `settings` holds every value that a setting is given.
    """
    for number, fact in enumerate(facts):
        if fact.setting is not None and fact.setting not in settings:
            raise _about_nothing(fact.setting, ("facts", number, "setting"))
    for number, guess in enumerate(guesses):
        if guess.setting not in settings:
            raise _about_nothing(guess.setting, ("guesses", number, "setting"))
        for value in settings[guess.setting]:
            if isinstance(value, float) and not _lies_within(value, guess):
                raise PydanticCustomError(
                    "contradiction",
                    "a value outside its guess",
                    {
                        "sentence": 'the guess about "{setting}" needs a low and a high with its value {value} '
                        "between them; correct them.",
                        "setting": guess.setting,
                        "value": shown(value),
                        "at": ("guesses", number),
                    },
                )


def _lies_within(value: float, guess: Guess) -> bool:
    return guess.low is not None and guess.high is not None and guess.low <= value <= guess.high


def _about_nothing(setting: str, at: tuple[str | int, ...]) -> PydanticCustomError:
    return PydanticCustomError(
        "contradiction",
        "about a setting that is not set",
        {
            "sentence": '"{setting}" is not set here; set it, or correct the name.',
            "setting": setting,
            "at": at,
        },
    )


def shown(value: object) -> str:
    """The value of a setting as it is written in a file."""
    match value:
        case bool():
            return str(value).lower()
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def intervention_keys() -> tuple[str, ...]:
    """The keys of the kit's interventions, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in (places.folder("simulations") / "interventions").glob("*.yml")))


def load_intervention(key: str) -> Intervention:
    """The intervention `simulations/interventions/<key>.yml` of the kit.

    Raises:
        Problem: if there is no such intervention or its file is damaged; the sentence names file, row and key.
    """
    return load_record(places.folder("simulations") / "interventions" / f"{key}.yml", Intervention)


def _by_key(value: object) -> object:
    """The intervention of that key; anything but a text is left as it is: a scenario saved whole holds the record."""
    if not isinstance(value, str):
        return value
    if value not in intervention_keys():
        raise PydanticCustomError(
            "contradiction",
            "no such intervention",
            {
                "sentence": 'there is no intervention "{key}"; choose one of {known}.',
                "key": value,
                "known": ", ".join(intervention_keys()),
            },
        )
    return load_intervention(value)


InterventionByKey = Annotated[Intervention, BeforeValidator(_by_key)]
"""An intervention, named by its key in a file."""
