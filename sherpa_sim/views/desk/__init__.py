"""The trainer's desk: sign in with its secret, then sections for people, papers and what comes of them."""

from .page import show_desk

__all__ = ["show_desk"]
