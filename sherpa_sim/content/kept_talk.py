"""A talk as it is kept while it is held: its transcript, where it was held, and how the mentor sees its codes."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from sherpa_sim.domain.talk import ColleagueCode, MentorCode

from .record import Record
from .transcript import Transcript

TalkKey = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]


class KeptTalk(Record):
    """One talk.

    Attributes:
        key: its name among the talks of one person; a file is called so.
        began: when.
        call: the key of the short talk of a unit that it is; empty if it was held on the page of talks.
        stopped: whether the mentor has ended it.
        own_codes: what the mentor takes a turn for, by its place, where she disagrees with the coder.
    """

    key: TalkKey
    began: AwareDatetime
    call: str = ""
    stopped: bool = False
    transcript: Transcript
    own_codes: dict[int, MentorCode | ColleagueCode] = Field(default_factory=dict)

    def continues(self, earlier: "KeptTalk") -> bool:
        """Whether this is the earlier talk, or the same one further on: nothing of that one is lost if this is kept."""
        before = earlier.transcript.turns
        return self.transcript.turns[: len(before)] == before
