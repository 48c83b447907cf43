"""The policy explorer: what mentors would do in one workplace, for whom, at what cost, how sure."""

from .opening import explore

__all__ = ["explore"]
