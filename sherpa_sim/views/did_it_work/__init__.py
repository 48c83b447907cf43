"""The trainer's page on whether it worked: surveys before and after, what changed, and beside the simulation."""

from .page import show_did_it_work

__all__ = ["show_did_it_work"]
