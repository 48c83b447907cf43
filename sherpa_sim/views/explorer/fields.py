"""The controls of the explorer, in plain words."""

from sherpa_sim.content.prices import highest, own_prices
from sherpa_sim.content.workforce import read_workforce, workforce_keys
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.names import lever_policies, prices, reaches
from sherpa_sim.views.controls import Field, Group, Kind, Option

from .choices import START, price_key, scale

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
    )


def mentor_fields(words: Words) -> tuple[Field, ...]:
    """What mentors are given and how they work."""
    group = Group(words("2. Change the mentors"))
    more = Group(words("More choices"), folded=True)
    return (
        Field(
            "mentors",
            Kind.RANGE,
            words("Mentors per 100 workers"),
            unit=words("mentors"),
            minimum=0,
            maximum=10,
            step=0.5,
            value=START["mentors"],
            group=group,
        ),
        Field(
            "hours",
            Kind.RANGE,
            words("Time a mentor gets"),
            unit=words("hours a week"),
            minimum=0,
            maximum=20,
            step=0.5,
            help=words("Paid working time, kept free for talks with colleagues."),
            value=START["hours"],
            group=group,
        ),
        Field(
            "course",
            Kind.RANGE,
            words("Course for new mentors"),
            unit=words("days"),
            minimum=0,
            maximum=10,
            step=0.5,
            help=words(
                "Days on which mentors practise talks before they start. Two days are usual; each further day "
                "adds less."
            ),
            value=START["course"],
            group=group,
        ),
        Field(
            "coaching",
            Kind.RANGE,
            words("Coaching of mentors"),
            unit=words("sessions in half a year"),
            minimum=0,
            maximum=12,
            step=0.5,
            help=words(
                "A coach observes talks and gives feedback. Without it, what was learned in the course wears off. "
                "Mentors miss some of the sessions."
            ),
            value=START["coaching"],
            group=group,
        ),
        Field(
            "intervision",
            Kind.RANGE,
            words("Intervision of mentors"),
            unit=words("sessions in half a year"),
            minimum=0,
            maximum=12,
            step=0.5,
            help=words(
                "Mentors discuss their talks with each other. It counts for less than coaching; how much less is "
                "a guess."
            ),
            value=START["intervision"],
            group=more,
        ),
        Field(
            "refresher",
            Kind.RANGE,
            words("Refresher for mentors"),
            unit=words("days a year"),
            minimum=0,
            maximum=10,
            step=0.5,
            help=words("Brings back part of what wore off since the course; how much is a guess."),
            value=START["refresher"],
            group=more,
        ),
        Field(
            "reach",
            Kind.CHOICE,
            words("Whom mentors approach"),
            options=tuple(Option(str(reach), name) for reach, name in reaches(words).items()),
            value=START["reach"],
            group=more,
        ),
        Field(
            "lever",
            Kind.CHOICE,
            words("What mentors do in a talk"),
            options=tuple(Option(str(policy), name) for policy, name in lever_policies(words).items()),
            value=START["lever"],
            group=more,
        ),
        Field(
            "support",
            Kind.RANGE,
            words("Support by the employer"),
            unit="%",
            minimum=0,
            maximum=100,
            step=5,
            help=words(
                "How easily one gets time and approval for a course. 50% is the average employer, "
                "and what the workplace without mentors always has."
            ),
            value=START["support"],
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


def _workforces(words: Words) -> tuple[Option, ...]:
    keys = [key for key in workforce_keys() if key not in NOT_A_WORKPLACE]
    keys.sort(key=lambda key: key != FIRST)
    return tuple(Option(key, read_workforce(key).name(words.language)) for key in keys)
