"""How much there is to compute, how long that takes here, and who may ask for how much."""

from collections.abc import Mapping
from ipaddress import ip_address

from markupsafe import Markup

from sherpa_sim.experiments.region_work import Effort, Exactness
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Field, Kind, Option

HOW = "how"
_MINUTE = 60
_LONG = 90  # seconds from which minutes are told


def may_ask(machine: str) -> tuple[Exactness, ...]:
    """What a visitor may ask for: a sample, and at the machine itself every workplace.

    `machine` is the visitor's network address, empty where the page is not served over a network.
    """
    try:
        here = not machine or ip_address(machine).is_loopback
    except ValueError:
        here = False
    return tuple(Exactness) if here else (Exactness.QUICK,)


def duration(seconds: float, words: Words) -> str:
    """A length of time, roughly."""
    if seconds < _LONG:
        return words("about {seconds} seconds", seconds=5 * max(1, round(seconds / 5)))
    return words("about {minutes} minutes", minutes=round(seconds / _MINUTE))


def names(words: Words) -> dict[Exactness, str]:
    """What each exactness is called."""
    return {
        Exactness.QUICK: words("Quick: a sample of the workplaces"),
        Exactness.WHOLE: words("Exact: every workplace"),
    }


def fields(allowed: tuple[Exactness, ...], words: Words) -> tuple[Field, ...]:
    """The choice of exactness."""
    called = names(words)
    return (
        Field(
            HOW,
            Kind.CHOICE,
            words("How exactly?"),
            options=tuple(Option(str(one), called[one]) for one in allowed),
            value=str(Exactness.QUICK),
        ),
    )


def told(efforts: Mapping[Exactness, Effort], speed: float, words: Words) -> Markup:
    """What each choice simulates, how long it takes on this machine as busy as it is, and what comes first."""
    called = names(words)
    lines = Markup("").join(
        Markup("<li><strong>{}</strong>: {}</li>").format(
            called[one],
            words(
                "{workplaces} workplaces with {workers} workers, {duration}.",
                workplaces=words.number(effort.workplaces),
                workers=words.number(effort.workers),
                duration=duration(effort.seconds(speed), words),
            ),
        )
        for one, effort in efforts.items()
    )
    notes = [
        words(
            "The times were measured on this machine just now. The sample has one in twenty workplaces of every "
            "kind, and at least 8; how far that may be off is told with the answer."
        ),
        words(
            "One visitor at a time: if somebody else is computing, yours begins after that. It stops when you close "
            "the page."
        ),
    ]
    if Exactness.WHOLE not in efforts:
        notes.append(
            words(
                "Every workplace can be simulated at the machine that runs this kit only, so that visitors do not "
                "have to wait for each other."
            )
        )
    return Markup("<h2>{}</h2><ul>{}</ul><p>{}</p>").format(
        words("How long does it take?"), lines, " ".join(notes)
    )
