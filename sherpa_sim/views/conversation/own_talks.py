"""The talks a visitor already held: which of them the page lists, opens, and holds a new one beside."""

from dataclasses import dataclass

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.talk_calls import TalkCall, load_talk_calls
from sherpa_sim.conversation.measures import FEWEST_MENTOR_TURNS

from .keeping import Keeping
from .session import Session


@dataclass(frozen=True)
class OwnTalks:
    """What is kept of a visitor, on the page of talks (`call` is None) or at the short talk of a unit."""

    keeping: Keeping
    call: TalkCall | None

    def every(self) -> list[KeptTalk]:
        """Every talk that is kept of people and short talks that the kit still has, the earliest first."""
        return [
            kept
            for kept in self.keeping.all()
            if kept.transcript.colleague in load_colleagues()
            and (not kept.call or kept.call in load_talk_calls())
        ]

    def here(self) -> list[KeptTalk]:
        """On the page of talks every talk; in a unit those of its own short talk."""
        return [kept for kept in self.every() if self.call is None or kept.call == self.call.key]

    def one(self, key: str) -> KeptTalk | None:
        """The talk with this key; None if it is not one of those here."""
        return next((kept for kept in self.here() if kept.key == key), None)

    def comparable(self, session: Session) -> list[KeptTalk]:
        """Earlier talks that are long enough to be measured."""
        return [
            kept
            for kept in self.every()
            if kept.began < session.kept.began
            and kept.key != session.kept.key
            and len(kept.transcript.mentor_lines) >= FEWEST_MENTOR_TURNS
        ]

    def beside(self, session: Session, chosen: str) -> KeptTalk | None:
        """The talk that was chosen for comparison; else the first talk of all, else the last one before this."""
        there = self.comparable(session)
        for kept in there:
            if kept.key == chosen:
                return kept
        first = [kept for kept in there if kept.call and load_talk_calls()[kept.call].baseline]
        return first[0] if first else there[-1] if there else None
