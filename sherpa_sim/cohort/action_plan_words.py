"""What stands in an action plan and its reviews, in words; alike on a page, on paper and in a table."""

from datetime import date

from sherpa_sim.content.action_plan import Line
from sherpa_sim.content.plan_record import Outcome, StepReview
from sherpa_sim.content.plan_standing import StandingStep
from sherpa_sim.locale.words import N_, Words

OUTCOMES = {Outcome.DONE: N_("It is done"), Outcome.PARTLY: N_("Partly done"), Outcome.NOT: N_("Not done")}


def answer_in_words(line: Line, words: Words) -> str:
    """What was answered in a field of the plan."""
    if isinstance(line.answer, date):
        return words.date(line.answer)
    return line.answer if isinstance(line.answer, str) else line.answer(words.language)


def day_in_words(step: StandingStep, words: Words) -> str:
    """The day of a step, with the day that was planned first if it was moved; empty without a day."""
    if step.day is None:
        return ""
    day = words.short_date(step.day)
    if not step.earlier:
        return day
    return words("{day} (first: {earlier})", day=day, earlier=words.short_date(step.earlier[0]))


def how_it_went(step: StandingStep, words: Words) -> str:
    """What was said of a step at the last review that spoke of it, for a row of a table; empty if none did."""
    return " · ".join(said_in_words(step.said, words)) if step.said is not None else ""


def said_in_words(said: StepReview, words: Words) -> tuple[str, ...]:
    """How a step went, what got in the way, what comes next and where it was moved; what was not said, is left out."""
    told = [words(OUTCOMES[said.outcome])]
    if said.obstacle:
        told.append(words("In the way: {obstacle}", obstacle=said.obstacle))
    if said.next:
        told.append(words("Next: {next}", next=said.next))
    if said.moved_to is not None:
        moved = words.short_date(said.moved_to)
        told.append(
            words("Moved from {day} to {moved}.", day=words.short_date(said.day), moved=moved)
            if said.day is not None
            else words("Planned for {moved}.", moved=moved)
        )
    return tuple(told)
