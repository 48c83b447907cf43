"""All that is known of each plan on a floor; worked out when it is first asked for."""

from sherpa_sim.experiments.results import Comparison

from .choices import Choices
from .floor import Floor


class Answers:
    """The comparison of each plan of some choices with the workplace as it is."""

    def __init__(self, choices: Choices, floor: Floor) -> None:
        self._choices, self._floor = choices, floor
        self._known: dict[int, Comparison] = {}

    def of(self, place: int) -> Comparison:
        """The comparison of the plan at a place."""
        if place not in self._known:
            pair = self._floor.pair(self._choices, place)
            scenario, _ = self._choices.scenario(place)
            self._known[place] = self._floor.explorer.comparison(pair, scenario=scenario)
        return self._known[place]
