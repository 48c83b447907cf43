"""The page of the refresher: a few tasks chosen for one mentor, with why, and a day for the next ones."""

from .page import show_refresher

__all__ = ["show_refresher"]
