"""How a group is doing, in words a trainer reads."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from sherpa_sim.content.csv_table import csv_table
from sherpa_sim.content.question_parts import Objective
from sherpa_sim.locale.words import N_, Words

from .progress import ObjectiveProgress, PaperProgress, Progress, Step
from .stuck import Reason, Stuck

OBJECTIVES: Mapping[Objective, str] = MappingProxyType(
    {
        Objective.ROLE: N_("Explaining the role and its limits"),
        Objective.OPEN_CONVERSATION: N_("Opening a conversation and keeping it open"),
        Objective.CHANGE_TALK: N_("Hearing and answering change talk"),
        Objective.STAY_OUT_OF_ARGUMENTS: N_("Staying out of arguments"),
        Objective.CHOOSE_A_LEVER: N_("Choosing a lever that fits"),
        Objective.INFORM_NEUTRALLY: N_("Informing neutrally"),
        Objective.FIRST_STEP: N_("Helping with a first step"),
        Objective.ORGANISATION: N_("Working within the organisation"),
        Objective.SIMULATION: N_("Reading the simulation"),
        Objective.PEERS: N_("Learning with peers"),
    }
)
"""What a mentor can do after the course, in a few words."""
_COLUMNS = (
    "id",
    "name",
    "group",
    "paper",
    "step",
    "answered",
    "questions",
    "handed_in",
    "days_late",
    "paper_share",
    "objective",
    "objective_share",
    "objective_questions",
    "objective_waiting",
    "stuck",
)


def step_in_words(own: PaperProgress, words: Words) -> str:
    """How far a person is with a paper."""
    share = words.percent(own.share) if own.share is not None else ""
    return {
        Step.UNKNOWN: words("Cannot be read"),
        Step.NOT_BEGUN: words("Not begun"),
        Step.BEGUN: words("{done} of {of} answered", done=own.answered, of=own.questions),
        Step.HANDED_IN: words("Handed in, to be marked"),
        Step.MARKED: words("{share} of the points, not given back yet", share=share),
        Step.RETURNED: words("{share} of the points", share=share),
    }[own.step]


def stuck_in_words(why: Stuck, words: Words) -> str:
    """Why somebody may be stuck, as a sentence."""
    at = _day(why.at, words)
    match why.reason:
        case Reason.DAMAGED:
            return words.problem(why.problem) if why.problem is not None else ""
        case Reason.NOT_BEGUN:
            return words("Has not answered anything yet; the paper closes on {day}.", day=at)
        case Reason.LEFT_BEHIND:
            return words("Has begun, but not answered anything for {days} days.", days=why.days)
        case Reason.OVERDUE:
            return words(
                "Has not handed in; the paper closed on {day}, but it can still be handed in late.", day=at
            )
        case Reason.MISSED:
            return words("Has not handed in, and can no longer do so; the paper closed on {day}.", day=at)
        case Reason.LOW:
            digits = (
                1 if round(why.share, 2) >= why.bound else 0
            )  # or 59.6% would seem to be the 60% that is needed
            shares = {"share": words.percent(why.share, digits), "bound": words.percent(why.bound)}
            if why.at_best:
                return words(
                    "Can earn {share} of the points at best, with what you still have to mark; {bound} is needed.",
                    **shares,
                )
            return words("Earned {share} of the points; {bound} was needed.", **shares)
        case Reason.WAITS:
            return words("Has waited for your marks for {days} days.", days=why.days)
        case Reason.NOT_RETURNED:
            return words("Was marked, but has got nothing back; handed in {days} days ago.", days=why.days)


def few_data(own: ObjectiveProgress, words: Words) -> str:
    """What to be careful about in the share of an objective; nothing, if there is enough to go by."""
    if own.share is None:
        return words("No marks yet.")
    if own.questions == 1:
        return words("One question only: it says little.")
    if own.people == 1:
        return words("One person only.")
    return ""


def progress_csv(found: Progress, words: Words) -> bytes:
    """All of it as CSV, a row for each person, paper and objective; shares from 0 to 1."""
    return csv_table(_COLUMNS, _rows(found, words), digits=3)


def _rows(found: Progress, words: Words) -> Iterator[tuple[object, ...]]:
    for one in found.people:
        for own in one.papers.values():
            head = (
                one.person.id,
                one.person.name,
                one.person.group,
                own.paper,
                str(own.step),
                own.answered,
                own.questions,
                own.handed_in.isoformat() if own.handed_in is not None else None,
                own.days_late,
                own.share,
            )
            why = " ".join(stuck_in_words(reason, words) for reason in own.stuck)
            for objective, marked in own.objectives.items():
                yield (*head, str(objective), marked.share, marked.questions, marked.waiting, why)
            if not own.objectives:
                yield (*head, None, None, None, None, why)


def _day(moment: datetime | None, words: Words) -> str:
    return words.date(moment.astimezone().date()) if moment is not None else ""
