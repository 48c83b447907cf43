"""The controls of what all plans share: the workplace, how long one looks, and what things cost."""

from datetime import date

from sherpa_sim.content.plan import MOST_WEEKS
from sherpa_sim.content.prices import highest, own_prices
from sherpa_sim.content.scenario import load_scenario, scenario_keys
from sherpa_sim.content.workforce import read_workforce, workforce_keys
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.names import prices
from sherpa_sim.views.controls import Field, Group, Kind, Option

from .choices import SHARED_START as START
from .choices import YEAR, price_key, scale

# A population of a survey, workers or not: there to check the model against, not a workplace to start from.
NOT_A_WORKPLACE = frozenset({"belgium_aes_2022", "flanders_25_64"})
FIRST = "flanders"
OWN_LIST = "own_list"
STOP_LIST = "stop_list"
EXAMPLE_LIST = "example_list"


def workplace_fields(words: Words) -> tuple[Field, ...]:
    """Which workplace: a ready-made one of some size, or a list of one's own."""
    group = Group(words("1. Choose a workplace"))
    own = Group(words("Use your own list"), folded=True)
    more = Group(words("More about the workplace"), folded=True)
    return (
        Field(
            "from",
            Kind.CHOICE,
            words("Who works there"),
            options=_workforces(words),
            value=START["from"],
            group=group,
        ),
        Field(
            "workers",
            Kind.RANGE,
            words("How many work there"),
            unit=words("workers"),
            minimum=10,
            maximum=1000,
            step=10,
            value=START["workers"],
            group=group,
        ),
        Field(
            OWN_LIST,
            Kind.FILE,
            words("Or use a list of your own workers"),
            help=words(
                "A CSV or Excel file with one row per worker: education, age, sex, shift. Leave names out. "
                "The list is used for this page only and is not kept."
            ),
            accept=".csv,.xlsx",
            group=own,
        ),
        Field(EXAMPLE_LIST, Kind.BUTTON, words("Save an example list to fill in"), group=own),
        Field(STOP_LIST, Kind.BUTTON, words("Stop using the list"), group=own),
        Field(
            "begin",
            Kind.CHOICE,
            words("Begin on"),
            help=words("Rules of training leave and vouchers differ from year to year."),
            options=tuple(Option(day.isoformat(), words.date(day)) for day in _days()),
            value=START["begin"],
            group=more,
        ),
        Field(
            "years",
            Kind.CHOICE,
            words("How long to look"),
            options=tuple(
                Option(str(years), words("1 year") if years == 1 else words("{years} years", years=years))
                for years in range(1, MOST_WEEKS // YEAR + 1)
            ),
            value=START["years"],
            group=more,
        ),
        Field(
            "has-leave", Kind.TOGGLE, words("There is training leave"), value=START["has-leave"], group=more
        ),
        Field(
            "has-voucher",
            Kind.TOGGLE,
            words("There are training vouchers"),
            help=words("In the years in which the rules gave them; without the plan and with it."),
            value=START["has-voucher"],
            group=more,
        ),
    )


def price_fields(words: Words) -> tuple[Field, ...]:
    """What things cost in the visitor's own workplace, instead of what the kit takes."""
    group = Group(words("Fill in your own prices"), folded=True)
    called = prices(words)
    return tuple(
        Field(
            price_key(name),
            Kind.NUMBER,
            called[name],
            help=number.meaning(words.language),
            unit="%" if number.unit == "share" else "€",
            minimum=0,
            maximum=highest(number) * scale(number),
            step=1 if number.unit == "share" else 0.01,
            value=START[price_key(name)],
            group=group,
        )
        for name, number in own_prices().items()
    )


def _days() -> list[date]:
    """The days on which scenarios of the kit begin."""
    return sorted({load_scenario(key).start for key in scenario_keys()})


def _workforces(words: Words) -> tuple[Option, ...]:
    keys = [key for key in workforce_keys() if key not in NOT_A_WORKPLACE]
    keys.sort(key=lambda key: key != FIRST)
    return tuple(Option(key, read_workforce(key).name(words.language)) for key in keys)
