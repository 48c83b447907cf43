"""The page on what an answer hangs on: which numbers move it, what turns it around, and numbers of one's own."""

from .page import show_doubt

__all__ = ["show_doubt"]
