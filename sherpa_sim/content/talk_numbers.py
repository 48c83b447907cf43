"""The numbers of the simulated colleague: each group of them with where it comes from and how sure it is."""

import functools
from collections.abc import Mapping
from typing import Annotated, Generic, Self, TypeVar

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import ColleagueGroup, MentorCode

from . import places
from .figures import EvidenceId
from .question_parts import contradiction
from .record import Confidence, Record, Text
from .sources import SourceKey
from .yaml_file import load_record

Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=0)]
_Value = TypeVar("_Value")


class Known(Record):
    """A group of numbers: its source ("choice": a stated choice of ours), how sure it is, and why it is so."""

    source: SourceKey
    evidence: tuple[EvidenceId, ...] = ()
    confidence: Confidence
    why: Text


class Odds(Record):
    """What speaks for change talk, for neither, and for sustain talk; only their proportion counts."""

    change: Weight
    neutral: Weight
    sustain: Weight

    def of(self, group: ColleagueGroup) -> float:
        """What speaks for that group."""
        return float(getattr(self, group.value))


class PerMentorCode(Known, Generic[_Value]):
    """Something for every code of the mentor."""

    by_code: Mapping[MentorCode, _Value]

    @model_validator(mode="after")
    def _has_every_code(self) -> Self:
        for code in MentorCode:
            if code not in self.by_code:
                raise contradiction(Problem("there is no {code}; add it.", code=code.value), "by_code")
        return self


class Observed(Known):
    """What was heard after some codes of the mentor: shares of the three groups, and the words of the middle reply."""

    shares: Mapping[MentorCode, Odds]
    words: Mapping[MentorCode, Weight]
    after_change: tuple[Share, Share]
    after_sustain: tuple[Share, Share]


class Persistence(Known):
    """How what she said before multiplies the odds of what she says next."""

    after: Mapping[ColleagueGroup, Odds]


class Tilt(Known):
    """How the hidden state leans on what she says next, in log-odds for a full step of the state from its middle.

    Attributes:
        readiness: towards change talk, and as much away from sustain talk, away from `middle_readiness`.
        trust: towards saying either rather than neither, away from `middle_trust`.
        pressure: towards sustain talk, and as much away from change talk, times how hard pushing comes down on her.
    """

    readiness: float
    middle_readiness: float
    trust: float
    middle_trust: Share
    pressure: float


class Effect(Record):
    """What a line of the mentor does: shares of the way that is left to go, up or down; energy is taken off whole."""

    trust: Annotated[float, Field(ge=-1, le=1)] = 0.0
    readiness: Annotated[float, Field(ge=-1, le=1)] = 0.0
    importance: Annotated[float, Field(ge=-1, le=1)] = 0.0
    confidence: Annotated[float, Field(ge=-1, le=1)] = 0.0
    energy: Annotated[float, Field(ge=-1, le=1)] = 0.0
    pressure: Share = 0.0


class Listening(Known):
    """What being drawn out and listened to does to readiness, each times trust.

    Attributes:
        evoked_change: she says change talk after a line that goes with motivational interviewing.
        evoked_sustain: she says sustain talk after such a line; she hears herself say it.
        reflected_change: her change talk is given back.
        reflected_sustain: her sustain talk is given back.
        met: what giving back her sustain talk does to trust, for it is not argued with.
    """

    evoked_change: float
    evoked_sustain: float
    reflected_change: float
    reflected_sustain: float
    met: float


class Interrogation(Known):
    """Questions in a row with nothing given back: what each beyond `free` does, times their number (at most `most`)."""

    free: Annotated[int, Field(ge=1)]
    most: Annotated[int, Field(ge=1)]
    trust: float
    energy: float


class Pressure(Known):
    """How much felt pressure stays from line to line, and how sensitivity counts: from `least` to one above it."""

    stays: Share
    least: Weight


class Opening(Known):
    """What it does when what stands in her way is spoken of, once a topic; and a lever that works against her.

    Attributes:
        topic: what a topic that opens does.
        barrier: added to the state that the barrier is about, where it is one of hers.
        backfire: what a lever that works against her does.
        card_trust: what telling a card does to trust; card_from: the first of the mentor's lines after which she
            tells one; card_gap: how many lines lie between two of them at least; card_patience: after how many lines
            without one she tells one that has nothing to do with what is talked about.
    """

    topic: Effect
    barrier: Share
    backfire: Effect
    card_trust: Share
    card_from: Annotated[int, Field(ge=1)]
    card_gap: Annotated[int, Field(ge=1)]
    card_patience: Annotated[int, Field(ge=1)]


class Chances(Known):
    """Chances within an ordinary reply.

    Attributes:
        ask: she asks something, where she would have said nothing that leans, and trust is at least `ask_trust`.
        runs_off: she lets what was not asked for run off her.
        limit_talks: in how many talks the limit can come up; limit_trust: from which trust; limit_from: after how
            many lines of the mentor; limit_lasts: after how many more it is let go of when it finds no answer.
        discord: that sustain talk is discord, by the mentor's code.
    """

    ask: Share
    ask_trust: Share
    runs_off: Share
    limit_talks: Share
    limit_trust: Share
    limit_from: Annotated[int, Field(ge=1)]
    limit_lasts: Annotated[int, Field(ge=1)]
    discord: Mapping[MentorCode, Share]
    discord_otherwise: Share


class Ending(Known):
    """When a talk ends.

    Attributes:
        hurt_trust: at or below this trust she stops.
        rude_lines: so many insults and she stops.
        empty_lines: so many lines in a row that say nothing and she goes.
        step_from: the first of the mentor's lines after which she can end with a step of her own.
        step_readiness, step_trust, step_said: what she must have for that, and how many strong change lines she said.
        no_from, no_trust: the same for a good no of whom it is right for.
        no_from_otherwise, no_readiness: of others, who are not ready, after they were left the choice.
        break_from: from this line on the break can be over, with `break_chance` a line.
        most_lines: of the mentor; then the break is over.
    """

    hurt_trust: Share
    rude_lines: Annotated[int, Field(ge=1)]
    empty_lines: Annotated[int, Field(ge=1)]
    step_from: Annotated[int, Field(ge=1)]
    step_readiness: float
    step_trust: Share
    step_said: Annotated[int, Field(ge=0)]
    step_chance: Share
    no_from: Annotated[int, Field(ge=1)]
    no_from_otherwise: Annotated[int, Field(ge=1)]
    no_trust: Share
    no_readiness: float
    no_chance: Share
    break_from: Annotated[int, Field(ge=1)]
    break_chance: Share
    most_lines: Annotated[int, Field(ge=1, le=90)]


class Unusual(Known):
    """What a line out of the ordinary does, on top of how it is coded."""

    silence: Effect
    rude: Effect
    off_topic: Effect
    other_language: Effect
    nonsense: Effect
    repeat: Effect
    promise: Effect


class TalkNumbers(Record):
    """Every number of the simulated colleague."""

    observed: Observed
    odds: PerMentorCode[Odds]
    persistence: Persistence
    tilt: Tilt
    effects: PerMentorCode[Effect]
    listening: Listening
    interrogation: Interrogation
    pressure: Pressure
    opening: Opening
    chances: Chances
    ending: Ending
    unusual: Unusual


@functools.cache
def load_talk_numbers() -> TalkNumbers:
    """The numbers of `course/talk/engine.yml`.

    Raises:
        Problem: if the file cannot be read or breaks a rule of its record.
    """
    return load_record(places.folder("course") / "talk" / "engine.yml", TalkNumbers)
