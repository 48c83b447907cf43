"""What every scenario of the kit comes to, stored: `python -m tests.experiments.golden` tells what has changed and
stores it anew, after a change of the model that is meant.
"""

import json
import sys
from pathlib import Path

from sherpa_sim.content.scenario import load_scenario, scenario_keys
from sherpa_sim.experiments.explore import run_scenario
from sherpa_sim.experiments.results import Comparison, Interval

STORED = Path(__file__).with_name("golden.json")
RUNS = 24
DIGITS = 9

Outcomes = dict[str, float | None]


def outcomes_of(key: str) -> Outcomes:
    """The outcomes of a scenario by name, each to nine digits."""
    scenario = load_scenario(key)
    result = run_scenario(scenario.model_copy(update={"runs": min(RUNS, scenario.runs)}))
    return {
        name: None if value is None else float(f"{value:.{DIGITS}g}")
        for name, value in _named(result).items()
    }


def _named(result: Comparison) -> Outcomes:
    found: Outcomes = {
        "runs in which more trained": result.share_better,
        "cost per extra participant": _middle(result.cost_per_extra_participant),
        "cost per extra low educated": _middle(result.cost_per_extra_low_educated),
        "deadweight": _middle(result.deadweight),
        "mentor skill": _middle(result.mentor_skill),
    }
    for name, value in (
        ("difference", result.difference),
        ("extra participants", result.extra_participants),
        ("talks per year", result.talks_per_year),
        ("colleagues reached", result.colleagues_reached),
    ):
        found |= {name: value.middle, f"{name}, 10%": value.low, f"{name}, 90%": value.high}
    for gain in result.groups:
        found[f"{gain.dimension} {gain.group} without"] = gain.without.middle
        found[f"{gain.dimension} {gain.group} with"] = gain.with_change.middle
        found[f"{gain.dimension} {gain.group} only with"] = gain.only_with.middle
    for held in result.barriers:
        found[f"held back by {held.barrier} with"] = held.with_change.middle
    for cost in result.costs:
        found[f"{cost.payer} pays {cost.item}"] = cost.amount.middle
    return found


def _middle(interval: Interval | None) -> float | None:
    return interval.middle if interval is not None else None


def changes(key: str, before: Outcomes, now: Outcomes) -> list[str]:
    """What is not as it was, a line each: outcome, then, now, and by how much."""
    lines = []
    for name in dict.fromkeys((*before, *now)):
        then, since = before.get(name), now.get(name)
        if then is None or since is None:
            if then != since or (name in before) != (name in now):
                lines.append(f"{key}: {name}: {then} -> {since}")
        elif abs(since - then) > 10.0 ** (1 - DIGITS) * max(abs(then), abs(since)):
            share = f" ({(since - then) / abs(then):+.2%})" if then else ""
            lines.append(f"{key}: {name}: {then:.6g} -> {since:.6g}{share}")
    return lines


def stored() -> dict[str, Outcomes]:
    """What is stored, by the key of the scenario."""
    return dict(json.loads(STORED.read_text("utf-8"))) if STORED.exists() else {}


def main() -> None:
    """Tells what has changed, and stores it."""
    before = stored()
    now = {key: outcomes_of(key) for key in scenario_keys()}
    for key in dict.fromkeys((*before, *now)):
        for line in changes(key, before.get(key, {}), now.get(key, {})):
            sys.stdout.write(f"{line}\n")
    STORED.write_text(json.dumps(now, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
