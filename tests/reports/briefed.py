"""Briefs to test with: plans on one workplace, from a plain one to the fullest that can be chosen."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from sherpa_sim.content.plan import Ground, Measure, Plan, Span
from sherpa_sim.content.prices import own_prices
from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.delivery import LeverPolicy, Reach
from sherpa_sim.experiments.versus import Versus
from sherpa_sim.reports.brief import Brief, Briefed
from sherpa_sim.reports.names import PLAN_LETTERS
from tests.views.fake_explorer import Explorer

GROUND = Ground(start=date(2025, 9, 1))
OWN_PRICES = GROUND.model_copy(
    update={"prices": tuple((name, number.high) for name, number in own_prices().items())}
)
MENTORS = Plan(name="Two mentors", settings=Settings(mentors_per_100=2.0))
NOTHING = Plan(name="As it is")
NO_MENTORS = Plan(
    name="Only news", settings=Settings(events_per_year=4.0, employer_support=0.6), campaign=0.015
)
CHART = b"""<svg xmlns="http://www.w3.org/2000/svg" width="960" height="370">
<path d="M20 350L940 40" stroke="#00606b"/><text x="20" y="20" font-family="DejaVu Sans">50%</text></svg>"""


def full(number: int) -> Plan:
    """A plan that decides everything, each measure with weeks of its own, and nothing as another number's."""
    return Plan(
        name=f"{number} " + "Wijdverbreide leermentorenwerkingen MW "[:38],
        settings=Settings(
            mentors_per_100=2.5 + number,
            mentor_hours=7.5 + number,
            mentor_course_days=3.5 + number,
            mentor_practice_share=0.45 + number / 100,
            coaching_sessions=4.5 + number,
            intervision_sessions=3.5 + number,
            refresher_days=2.5 + number,
            pair_weeks=26 + number,
            reach=list(Reach)[number % 2 + 1],
            lever_policy=list(LeverPolicy)[number + 2],
            events_per_year=6.5 + number,
            employer_support=0.81 + number / 100,
            seats_per_100=55.0 + number,
        ),
        campaign=0.015 + number / 100,
        leave=bool(number % 2),
        voucher=number < 2,
        spans=tuple(
            Span(measure=measure, start=9 + 7 * place + number, end=60 + 11 * place + number)
            for place, measure in enumerate(Measure)
        ),
    )


def briefed(
    plans: Sequence[Plan],
    ground: Ground = GROUND,
    own_list: bool = False,
    workplace: str = "Flanders, 250 workers",
) -> Brief:
    """A brief about these plans; each beats the next in 7 of 10 runs."""
    asked = []
    for letter, plan in zip(PLAN_LETTERS.lower(), plans, strict=False):
        scenario = ground.scenario(plan, f"plan_{letter}")
        asked.append(Briefed(plan.name, scenario, Explorer(ground.workplace).compare(plan.settings)))
    better = np.tri(len(plans), k=-1).T * 0.4 + 0.3
    return Brief(asked, Versus(better, np.ones(len(plans))), workplace, CHART, own_list)
