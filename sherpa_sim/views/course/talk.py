"""A short talk inside a unit, with a task that belongs to that unit."""

from typing import TYPE_CHECKING

from sherpa_sim.content.talk_calls import load_talk_calls

from .reader import reader

if TYPE_CHECKING:
    from ..conversation.chat import Chat


def talk(key: str) -> "Chat":
    """The short talk with this key, to be held here; it is kept as the talks on their own page are.

    Raises:
        KeyError: if there is none.
    """
    from ..conversation.chat import Chat  # brings the coder, which most units do without

    own, call = reader(), load_talk_calls()[key]
    talks_at = own.address("conversation") if own.on_site else "../../simulations/conversation.ipynb"
    return Chat(own.words, call, talks_at=talks_at)
