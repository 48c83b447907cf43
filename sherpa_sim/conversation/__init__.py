"""Talk between a mentor and a colleague: what was heard in it, and a colleague to practise with."""

from .coder import code_utterance
from .coding import Clue, Code, Coding, Group, Language

__all__ = ["Clue", "Code", "Coding", "Group", "Language", "code_utterance"]
