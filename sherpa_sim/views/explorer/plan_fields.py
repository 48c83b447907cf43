"""The controls of a plan: what it began as, what mentors are given, and what is done beside them."""

from sherpa_sim.content.plan import LONGEST_NAME, MEASURE_NAMES, Measure
from sherpa_sim.content.scenario import load_scenario, scenario_keys
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.names import lever_policies, reaches
from sherpa_sim.views.controls import Field, Group, Kind, Option

from .choices import PLAN_START as START
from .plan_values import NO, OWN, SAME, YES

NO_PROGRAMME = frozenset({"baseline"})


def plan_fields(words: Words) -> tuple[Field, ...]:
    """Everything that a plan decides, but for when."""
    return (*_beginning(words), *_mentors(words), *_beside(words))


def _beginning(words: Words) -> tuple[Field, ...]:
    group = Group(words("2. Choose where the plan begins"))
    return (
        Field(
            "programme",
            Kind.CHOICE,
            words("Begin as"),
            help=words("What a programme did is filled in below; change what you like."),
            options=(Option(OWN, words("A plan of your own")), *_programmes(words)),
            value=START["programme"],
            group=group,
        ),
        Field(
            "name",
            Kind.TEXT,
            words("What do you call this plan?"),
            maximum=LONGEST_NAME,
            value=START["name"],
            group=group,
        ),
    )


def programme_name(key: str, words: Words) -> str:
    """What a programme of the kit is called."""
    return load_scenario(key).name(words.language)


def _programmes(words: Words) -> tuple[Option, ...]:
    keys = [key for key in scenario_keys() if key not in NO_PROGRAMME]
    named = [Option(key, programme_name(key, words)) for key in keys]
    return tuple(sorted(named, key=lambda option: option.label))


def _mentors(words: Words) -> tuple[Field, ...]:
    """What mentors are given and how they work."""
    group = Group(words("3. Change the mentors"))
    more = Group(words("More about the mentors"), folded=True)
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
            "practice",
            Kind.RANGE,
            words("Part of the course that practises talks"),
            unit="%",
            minimum=0,
            maximum=100,
            step=5,
            value=START["practice"],
            group=more,
        ),
        Field(
            "pairs",
            Kind.RANGE,
            words("Weeks that a mentor stays with one colleague"),
            unit=words("weeks"),
            minimum=0,
            maximum=104,
            help=words("With 0 she chooses anew for every talk."),
            value=START["pairs"],
            group=more,
        ),
    )


def _beside(words: Words) -> tuple[Field, ...]:
    """What is done beside the mentors, or instead of them."""
    group = Group(words("Beside the mentors: events, support, seats, instruments"), folded=True)
    instrument = (
        Option(SAME, words("As it is without the plan")),
        Option(YES, words("The plan brings it")),
        Option(NO, words("The plan takes it away")),
    )
    name = {measure: MEASURE_NAMES[measure](words.language) for measure in Measure}
    return (
        Field(
            "events",
            Kind.RANGE,
            name[Measure.EVENTS],
            unit=words("a year"),
            minimum=0,
            maximum=12,
            help=words("At each, a part of the workers hears what courses there are."),
            value=START["events"],
            group=group,
        ),
        Field(
            "campaign",
            Kind.RANGE,
            name[Measure.CAMPAIGN],
            unit=words("% of the workers a week"),
            minimum=0,
            maximum=20,
            step=0.5,
            help=words("How many more workers are told each week, from outside, what courses there are."),
            value=START["campaign"],
            group=group,
        ),
        Field(
            "support",
            Kind.RANGE,
            name[Measure.SUPPORT],
            unit="%",
            minimum=0,
            maximum=100,
            step=5,
            help=words(
                "How easily one gets time and approval for a course. 50% is the average employer, "
                "and what the workplace without the plan always has."
            ),
            value=START["support"],
            group=group,
        ),
        Field(
            "seats",
            Kind.RANGE,
            name[Measure.SEATS],
            unit=words("at once, for 100 workers"),
            minimum=0,
            maximum=100,
            step=5,
            help=words("With too few seats, people wait. 30 is what the workplace without the plan has."),
            value=START["seats"],
            group=group,
        ),
        Field(
            "leave", Kind.CHOICE, name[Measure.LEAVE], options=instrument, value=START["leave"], group=group
        ),
        Field(
            "voucher",
            Kind.CHOICE,
            name[Measure.VOUCHER],
            options=instrument,
            value=START["voucher"],
            group=group,
        ),
    )
