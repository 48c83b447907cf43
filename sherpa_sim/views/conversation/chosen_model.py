"""Which language model words the lines of a visitor's talk, if any, what it never gets, and what is said of it."""

from dataclasses import dataclass
from typing import Self

from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.content.model_address import model_address, model_key
from sherpa_sim.content.talk_calls import TalkCall
from sherpa_sim.conversation.language_model import LanguageModel, Wording
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..paper.trainee import Participant
from .session import Session


@dataclass(frozen=True)
class ChosenModel:
    """A language model, or none; and every name and id of the cohort, which it does not get."""

    model: LanguageModel | None = None
    private: tuple[str, ...] = ()

    @classmethod
    def of(cls, participant: Participant | None) -> Self:
        """The model of her cohort, else of this machine.

        One that is set wrongly is none: the written lines do without, and the trainer's command says what is wrong.
        """
        try:
            own = participant.cohort.settings.language_model if participant is not None else None
            address = model_address(own)
            if address is None:
                return cls()
            private: list[str] = []
            if participant is not None:
                settings = participant.cohort.settings
                private += [settings.name, settings.key]
                for one in load_roster(participant.cohort).people:
                    private += [one.id, one.name]
            return cls(LanguageModel(address, model_key(address)), tuple(private))
        except Problem:
            return cls()

    def word(self, session: Session, call: TalkCall | None) -> Session:
        """The session, whose lines the model words from now on; a first talk, before any teaching, stays as written."""
        if self.model is not None and not (call is not None and call.baseline):
            session.wording = Wording(self.model, session.coder, self.private)
        return session


def model_note(session: Session, words: Words) -> str:
    """That a language model words the lines, or that the written ones took over; empty where there is none."""
    wording = session.wording
    if wording is None:
        return ""
    if not wording.is_on:
        return words("The language model does not answer any more; the written lines took over.")
    if wording.model.address.is_here:
        return words("A language model on this machine puts some of the lines in other words.")
    return words(
        "A language model puts some of the lines in other words. What you type goes to {place}, without your name. "
        "Tell nothing here that has to stay between you and somebody.",
        place=wording.model.address.host,
    )
