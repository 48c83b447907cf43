"""The page on which somebody fills in the questionnaire on learning at work."""

from .page import show_questionnaire

__all__ = ["show_questionnaire"]
