"""A plan as the file that `sherpa run` reads back, with how to run it above."""

from sherpa_sim.content.scenario import Scenario
from sherpa_sim.content.yaml_file import record_as_yaml
from sherpa_sim.experiments.results import Stamp
from sherpa_sim.locale.words import Words


def scenario_file_name(scenario: Scenario) -> str:
    """What the file of a scenario is called."""
    return f"sherpa-{scenario.key.replace('_', '-')}.yml"


def run_command(scenario: Scenario, own_list: bool, words: Words) -> str:
    """The command that runs the file of a scenario; with a place for the list, where the workplace is one's own."""
    command = f"sherpa run {scenario_file_name(scenario)}"
    return f"{command} --workforce {words('LIST.csv')}" if own_list else command


def scenario_file(scenario: Scenario, stamp: Stamp, own_list: bool, words: Words) -> bytes:
    """A scenario as YAML, everything it delivers included; `stamp` is that of the results it gave.

    A list of somebody's own workers is not in it: the file says so.
    """
    heading = [
        words("A scenario of the SHERPA kit. Run it in a terminal:"),
        f"  {run_command(scenario, own_list, words)}",
        words("What it gave: {stamp}", stamp=stamp.line()),
    ]
    if own_list:
        heading.append(
            words(
                "It was run on a list of workers that is not in this file; give the list with the command. The "
                "workplace below is used without one."
            )
        )
    return record_as_yaml(scenario, "\n".join(heading))
