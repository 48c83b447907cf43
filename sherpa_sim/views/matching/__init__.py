"""The page for matching: two lists in, pairs proposed with why, what the coach decides, and pairs as they go on."""

from .page import show_matching

__all__ = ["show_matching"]
