"""A stand-in for the engine: plausible comparisons in no time, and always the same."""

import time
from datetime import date

import numpy as np

from sherpa_sim.content.scenario import Settings, Workplace
from sherpa_sim.domain.delivery import Payer
from sherpa_sim.domain.people import GROUPS, Dimension
from sherpa_sim.domain.states import Barrier
from sherpa_sim.experiments.results import (
    Band,
    BarrierShare,
    Borne,
    Comparison,
    Cost,
    GroupGain,
    Interval,
    Stamp,
)

WEEKS = 156
PAUSE = 0.0  # seconds; a test of the page sets what a real comparison costs


def around(middle: float, width: float) -> Interval:
    return Interval(middle, middle - width, middle + width)


class Explorer:
    def __init__(self, workplace: object, runs: int = 100, seed: int = 1) -> None:
        self.workers = workplace.workers if isinstance(workplace, Workplace) else len(list(workplace))
        self.runs, self.seed = runs, seed
        self.asked: list[Settings] = []

    def compare(self, settings: Settings) -> Comparison:
        self.asked.append(settings)
        time.sleep(PAUSE)
        weeks = np.arange(1, WEEKS + 1)
        strength = settings.mentors_per_100 * settings.mentor_hours * settings.mentor_course_days / 300
        strength += (settings.employer_support - 0.5) / 10
        rise = strength * (1 - np.exp(-weeks / 50))
        wave = 0.005 * np.sin(weeks / 8)
        base = 0.52 + wave
        gain = float(rise[-1])
        flat = gain == 0.0
        return Comparison(
            weeks=weeks,
            start=date(2027, 1, 4),
            workers=self.workers,
            runs=self.runs,
            without=Band(base, base - 0.04, base + 0.04),
            with_change=Band(base + rise, base + rise - 0.05, base + rise + 0.045),
            difference=Interval(gain, gain - 0.02, gain + 0.02) if not flat else Interval(0, 0, 0),
            share_better=0.5 if flat else min(1.0, 0.5 + 12 * max(gain, 0.0)),
            extra_participants=around(gain * self.workers, 0 if flat else 3.2),
            groups=tuple(
                GroupGain(
                    dimension,
                    group,
                    self.workers * 0.8 ** (number % 5),
                    around(0.5 - 0.02 * (number % 5), 0.05),
                    around(0.5 - 0.02 * (number % 5) + gain, 0.05),
                    around(gain * (1 + number % 3) / 2, 0.04),
                    around((gain + 0.02) * self.workers * 0.8 ** (number % 5), 3),
                    around(0.02 * self.workers * 0.8 ** (number % 5), 2),
                    around(0.48 * self.workers * 0.8 ** (number % 5), 6),
                )
                for number, (dimension, group) in enumerate(GROUPS)
                if dimension is not Dimension.EDUCATION_AND_SEX
            ),
            barriers=tuple(
                BarrierShare(barrier, around(0.25 - 0.03 * n, 0.03), around(0.24 - 0.03 * n - gain / 9, 0.03))
                for n, barrier in enumerate(Barrier)
            ),
            costs=(
                Cost(Payer.EMPLOYER, "mentor_time", around(18000 * strength * 5, 1500)),
                Cost(Payer.GOVERNMENT, "course_fees", around(4000 * strength * 5, 600)),
                Cost(Payer.WORKER, "course_fees", around(400 * strength * 5, 60)),
            ),
            borne=(
                Borne(Payer.EMPLOYER, around(18000 * strength * 5, 1500)),
                Borne(Payer.GOVERNMENT, around(4000 * strength * 5, 600)),
                Borne(Payer.WORKER, around(400 * strength * 5, 60)),
                Borne(Payer.UNION, around(0.0, 0.0)),
            ),
            whole_cost=around(22400 * strength * 5, 1900),
            cost_per_extra_participant=None if gain < 0.02 else around(1450.0, 300),
            cost_per_extra_low_educated=None if gain < 0.05 else around(2450.0, 600),
            deadweight=None if flat else around(0.63, 0.08),
            talks_per_year=around(1500 * strength, 40),
            colleagues_reached=around(min(1.0, 4 * strength) * self.workers, 4),
            mentor_skill=around(0.56, 0.08) if settings.mentors_per_100 else None,
            stamp=Stamp("0.1.0", "abc1234", "s1a2b3c4", "a1b2c3d4", self.seed, "2026-11-21"),
        )
