"""The shop floor as a network: one run of one workplace, to be played week by week, person by person."""

from .page import show_shop_floor

__all__ = ["show_shop_floor"]
