"""The guided stories: which there are, and how to lead a group through each."""

from .page import show_stories

__all__ = ["show_stories"]
