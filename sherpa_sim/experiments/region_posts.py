"""How many mentors a workplace of a size has, where a plan asks for so many in every hundred workers."""

from collections.abc import Sequence
from dataclasses import dataclass

from sherpa_sim.content.region import Region
from sherpa_sim.content.scenario import Scenario


@dataclass(frozen=True)
class Posts:
    """Mentors in workplaces of so many workers: `wanted` by the plan, a whole number in each.

    Each has `whole` of them; `one_more`, a share of these workplaces in [0, 1], has one more.
    """

    size: int
    wanted: float

    @property
    def whole(self) -> int:
        """Mentors that each of these workplaces has."""
        return int(self.wanted)

    @property
    def one_more(self) -> float:
        """The share of these workplaces that has one more."""
        return self.wanted - self.whole


def mentors_per_100(scenario: Scenario) -> float:
    """The most mentors for every hundred workers that a scenario has at any time."""
    asked = (change.given().get("mentors_per_100") for change in scenario.changes)
    return max((float(many) for many in asked if many is not None), default=0.0)


def posts_by_size(region: Region, scenario: Scenario) -> tuple[Posts, ...]:
    """Mentors in workplaces of each size that the region has and that is too small for one of its own, by size."""
    sizes: Sequence[int] = sorted(
        {size.workers for one in region.size_classes.values() for size in one.sizes}
    )
    per_100 = mentors_per_100(scenario)
    return tuple(
        posts for posts in (Posts(size, per_100 * size / 100) for size in sizes) if 0 < posts.wanted < 1
    )
