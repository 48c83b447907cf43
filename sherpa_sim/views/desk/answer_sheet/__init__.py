"""The control in which a trainer marks the answers to one question side by side."""

from .answer_sheet import AnswerSheet, Asked, Saved, Shown

__all__ = ["AnswerSheet", "Asked", "Saved", "Shown"]
