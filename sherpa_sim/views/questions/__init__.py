"""Questions of every kind as accessible widgets."""

from .asked import Asked
from .question_widget import QuestionWidget, Receipt, Saved, Store

__all__ = ["Asked", "QuestionWidget", "Receipt", "Saved", "Store"]
