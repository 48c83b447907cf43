"""A short talk inside a unit, with a task that belongs to that unit."""

from sherpa_sim.content.talk_calls import load_talk_calls

from ..conversation.chat import Chat
from .reader import reader


def talk(key: str) -> Chat:
    """The short talk with this key, to be held here; it is kept as the talks on their own page are.

    Raises:
        KeyError: if there is none.
    """
    own, call = reader(), load_talk_calls()[key]
    talks_at = own.address("conversation") if own.on_site else "../../simulations/conversation.ipynb"
    return Chat(own.words, call, talks_at=talks_at)
