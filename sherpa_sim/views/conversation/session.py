"""One talk as it is held: what is said, saved, taken back and looked back at."""

from datetime import UTC, datetime
from secrets import randbelow, token_hex

from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.talk_calls import TalkCall
from sherpa_sim.content.transcript import Transcript
from sherpa_sim.conversation.coder import code_utterance
from sherpa_sim.conversation.coding import Language
from sherpa_sim.conversation.hints import Coach
from sherpa_sim.conversation.language_model import Wording
from sherpa_sim.conversation.talk import Coder, Reply, Talk
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

from .keeping import Keeping

_SEEDS = 2**32


class Session:
    """A talk that is saved at each line.

    Attributes:
        talk: the talk itself.
        kept: as it was last saved, or as it will be with its first line.
        coder: hears the lines.
        coach: has a hint on each of the mentor's.
        wording: puts the colleague's in other words, where a language model is set.
    """

    wording: Wording | None = None

    def __init__(self, talk: Talk, kept: KeptTalk, coder: Coder) -> None:
        self.talk = talk
        self.kept = kept
        self.coder = coder
        self.coach = Coach(talk.colleague, talk.language, coder)

    @classmethod
    def begun(
        cls, colleague: str, language: Language, call: TalkCall | None = None, coder: Coder = code_utterance
    ) -> "Session":
        """A new talk; nothing is kept before something is said.

        Raises:
            Problem: if there is no such colleague.
        """
        talk = Talk(colleague, language, randbelow(_SEEDS), coder)
        return cls(talk, _fresh(talk.transcript, call.key if call else ""), coder)

    @classmethod
    def resumed(cls, kept: KeptTalk, coder: Coder = code_utterance) -> "Session":
        """A kept talk, to go on with or to look back at.

        Raises:
            Problem: if its turns are not those of a talk.
        """
        return cls(Talk.rebuilt(kept.transcript, coder), kept, coder)

    @property
    def call(self) -> str:
        """The key of the short talk that it is; empty for one on the page of talks."""
        return self.kept.call

    @property
    def lines(self) -> int:
        """How many lines the mentor has said."""
        return sum(turn.speaker is Speaker.MENTOR for turn in self.talk.turns)

    def is_over(self, call: TalkCall | None) -> bool:
        """Whether nothing more can be said."""
        return (
            self.kept.stopped or self.talk.end is not None or (call is not None and self.lines >= call.lines)
        )

    def say(self, text: str, keeping: Keeping) -> Reply:
        """What the colleague says back, once both lines are safe.

        Raises:
            Problem: if they cannot be saved; the talk has gone on all the same, and is saved whole next time.
            ValueError: if the talk is over.
        """
        reply = self.talk.say(text, datetime.now(UTC).replace(microsecond=0))
        if self.wording is not None:
            self.wording.reword(self.talk, reply)
        self.kept = self.kept.model_copy(update={"transcript": self.talk.transcript})
        self.kept = keeping.save(self.kept)
        return reply

    def stop(self, keeping: Keeping) -> None:
        """Ends the talk; raises Problem if that cannot be saved."""
        self.kept = keeping.save(self.kept.model_copy(update={"stopped": True}))

    def see_as(self, place: int, code: MentorCode | ColleagueCode | None, keeping: Keeping) -> None:
        """Keeps what the mentor takes a turn for, beside what the coder hears; None takes it back.

        Raises:
            Problem: if it cannot be saved.
        """
        others = {one: own for one, own in self.kept.own_codes.items() if one != place}
        own = others if code is None else {**others, place: code}
        self.kept = keeping.save(self.kept.model_copy(update={"own_codes": own}))

    def back_to(self, place: int) -> "Session":
        """The same talk just before the mentor's turn at `place`, as a talk of its own.

        Raises:
            ValueError: if no line of the mentor stands there.
        """
        turns = self.talk.turns
        if not 0 <= place < len(turns) or turns[place].speaker is not Speaker.MENTOR:
            raise ValueError(f"no line of the mentor stands at {place}")
        talk = Talk.rebuilt(self.kept.transcript, self.coder, place)
        return Session(talk, _fresh(talk.transcript, self.kept.call), self.coder)


def _fresh(transcript: Transcript, call: str) -> KeptTalk:
    now = datetime.now(UTC).replace(microsecond=0)
    key = f"{now:%Y%m%d-%H%M%S}-{transcript.colleague}-{token_hex(2)}"
    return KeptTalk(key=key, began=now, call=call, transcript=transcript)
