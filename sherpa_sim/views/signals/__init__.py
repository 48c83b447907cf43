"""The signals log: what colleagues run into, one page of it for management, and the answers that come back."""

from .page import show_signals

__all__ = ["show_signals"]
