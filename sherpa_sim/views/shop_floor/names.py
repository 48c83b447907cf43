"""What people and where they stand are called on the page; nobody has a name, only a number."""

from sherpa_sim.content.lever_guide import load_lever_guide
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.people import Dimension, Sex
from sherpa_sim.experiments.floor_weeks import Member, Standing
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.names import groups


def number_of(worker: int, words: Words) -> str:
    """Somebody's number, from 1."""
    return words.number(worker + 1)


def who(member: Member, words: Words) -> str:
    """What somebody is, in a line."""
    named = groups(words)
    sex = {Sex.MEN: words("man"), Sex.WOMEN: words("woman")}[member.sex]
    return ", ".join(
        (
            sex,
            named[Dimension.AGE, member.age].lower(),
            named[Dimension.EDUCATION, member.education].lower(),
            named[Dimension.SHIFT, member.shift].lower(),
        )
    )


def department(place: int, words: Words) -> str:
    """What a department is called, from its place from 0."""
    return words("Department {number}", number=place + 1)


def standings(words: Words) -> dict[Standing, str]:
    """Where somebody can stand."""
    return {
        Standing.NO_COURSE: words("no course in the last 12 months"),
        Standing.TRAINED: words("took a course in the last 12 months"),
        Standing.WAITING: words("applied, waits for a place"),
        Standing.IN_TRAINING: words("in a course now"),
    }


def levers(words: Words) -> dict[Lever, str]:
    """The seven levers."""
    guide = load_lever_guide()
    return {lever: guide[lever].name(words.language) for lever in Lever}
