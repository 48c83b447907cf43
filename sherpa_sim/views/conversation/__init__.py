"""The page on which somebody practises a talk with a simulated colleague, and the same talk inside a unit."""

from .page import converse

__all__ = ["converse"]
