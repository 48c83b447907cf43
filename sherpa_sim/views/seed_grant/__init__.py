"""The page with the form for a seed grant: filled in step by step, held against its maximum, and printed to sign."""

from .page import show_seed_grant

__all__ = ["show_seed_grant"]
