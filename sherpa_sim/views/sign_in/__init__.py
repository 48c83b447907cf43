"""Signing in: the same for trainees and trainers, each with a door of their own."""

from .sign_in import Door, SignIn, Wording

__all__ = ["Door", "SignIn", "Wording"]
