"""The page on which a mentor plans learning events, prints what she needs for them, and looks back."""

from .page import show_learning_events

__all__ = ["show_learning_events"]
