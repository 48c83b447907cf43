"""The page for intervision: cases, who does what, the agenda, a clock for the meeting, and what was agreed."""

from .page import show_intervision

__all__ = ["show_intervision"]
