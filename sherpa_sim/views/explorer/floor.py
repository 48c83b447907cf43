"""The workplace a visitor works on: a ready-made one, or her own list."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sherpa_sim.content.plan import Ground
from sherpa_sim.content.workforce_list import Person, WorkforceReading, read_workforce_list
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.explore import Explorer, Pair
from sherpa_sim.locale.words import Words
from sherpa_sim.reports import names

from .ahead import Ahead
from .choices import Choices

LISTED = 20  # problems of a list that are shown; the rest is counted


@dataclass(frozen=True)
class Floor:
    """A workplace, ready to be compared with itself, and what it is called."""

    ahead: Ahead
    name: str
    ground: Ground
    people: tuple[Person, ...] = ()
    file: str = ""

    def pair(self, choices: Choices, place: int) -> Pair:
        """Both sides of a comparison: the workplace as it is, and with the plan at a place."""
        return self.ahead.pair(choices.changes(place))

    @property
    def own_list(self) -> bool:
        """Whether it is somebody's own list."""
        return bool(self.people)

    @property
    def explorer(self) -> Explorer:
        """Who is asked, where the answers are made."""
        return self.ahead.explorer


def ready_made(ground: Ground, words: Words, made: Ahead | None = None) -> Floor:
    """A workplace from a preset; `made` is that workplace, with its answers, if it was made before."""
    workplace = ground.workplace
    name = names.workplace(workplace, words)
    return Floor(made or Ahead(Explorer(workplace, scenario=ground.idle())), name, ground)


def from_list(people: Sequence[Person], name: str, ground: Ground, words: Words) -> Floor:
    """A workplace from somebody's own list; of the ground all but the workplace is used."""
    told = words("{file}, {workers} workers", file=name, workers=words.number(len(people)))
    explorer = Explorer(people, scenario=ground.idle())
    return Floor(Ahead(explorer), told, ground, tuple(people), name)


def read_list(name: str, data: bytes, words: Words) -> tuple[WorkforceReading | None, Markup]:
    """What could be read from a list, and a report on it in words."""
    try:
        reading = read_workforce_list(name, data)
    except Problem as problem:
        return None, _report(
            words.problem(problem),
            words("The page goes on with the workplace it had."),
            problem.others,
            words,
        )
    heading = words(
        "Your list is in use: {usable} of {rows} rows.",
        usable=words.number(len(reading.people)),
        rows=words.number(reading.rows),
    )
    rest = words("Some rows are left out:") if reading.problems else ""
    return reading, _report(heading, rest, (*reading.problems, *reading.remarks), words)


def _report(heading: str, text: str, problems: Sequence[Problem], words: Words) -> Markup:
    lines = [words.problem(problem) for problem in problems[:LISTED]]
    if len(problems) > LISTED:
        lines.append(words("... and {count} more.", count=words.number(len(problems) - LISTED)))
    listed = Markup("<ul>{}</ul>").format(
        Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    )
    return Markup('<p class="strong">{}</p><p>{}</p>{}').format(heading, text, listed if lines else "")
