"""The trainer's pages: how to lead each unit with a group, to read and to print."""

from .door import door
from .page import show_sessions

__all__ = ["door", "show_sessions"]
