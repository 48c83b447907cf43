"""Wilson's interval of a share."""

import math


def wilson(share: float, many: float, deviations: float) -> tuple[float, float]:
    """Between which bounds in [0, 1] the share lies that was found in so many, so many standard deviations wide."""
    spread = deviations**2 / many
    middle = (share + spread / 2) / (1 + spread)
    half = deviations * math.sqrt(max(0.0, share * (1 - share)) / many + spread / (4 * many)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)
