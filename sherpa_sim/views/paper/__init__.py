"""Papers: sign in, answer, hand in, and see what came back."""

from .page import show_papers

__all__ = ["show_papers"]
