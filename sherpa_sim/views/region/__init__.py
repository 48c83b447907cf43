"""All workplaces of a region: what the plans of the explorer bring there, by firm size and sector, and at what cost."""

from .page import show_region

__all__ = ["show_region"]
