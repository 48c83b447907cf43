"""The validation page: what was observed elsewhere beside what the model gives, met or not."""

from .page import show_validation

__all__ = ["show_validation"]
