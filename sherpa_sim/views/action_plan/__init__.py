"""The action plan of a mentor, after the course: made, looked back on, handed in, and taken along."""

from .page import show_action_plan

__all__ = ["show_action_plan"]
