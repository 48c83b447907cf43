"""A plan and its reviews in words on a page."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from sherpa_sim.cohort.action_plan_words import answer_in_words, day_in_words, said_in_words
from sherpa_sim.content.action_plan import ActionPlan, PlanPart
from sherpa_sim.content.plan_record import PlanReview
from sherpa_sim.content.plan_standing import StandingStep
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words


def plan_told(plan: ActionPlan, words: Words, level: int = 3) -> Markup:
    """Every question of the plan, with headings of that level, and what was answered."""
    return Markup("").join(_part(part, words, level) for part in plan.parts)


def reviews_told(reviews: Sequence[PlanReview], words: Words, level: int = 3) -> Markup:
    """Every review, the newest first, each under its day as a heading of that level."""
    return Markup("").join(_review(review, words, level) for review in reversed(reviews))


def steps_told(steps: Iterable[StandingStep], words: Words) -> Markup:
    """Each step with its day, who helps and how it went, for paper."""
    return _listed(
        (
            one.step.what,
            [
                day_in_words(one, words) or words("no day yet"),
                *([words("Who helps: {help}", help=one.step.help)] if one.step.help else []),
                *(said_in_words(one.said, words) if one.said is not None else ()),
            ],
        )
        for one in steps
    )


def remarks_told(remarks: Iterable[Problem], words: Words) -> Markup:
    """What may be looked at again, as a list; that nothing stands out, if nothing does."""
    items = Markup("").join(Markup("<li>{}</li>").format(words.problem(one)) for one in remarks)
    if not items:
        return Markup("<p>{}</p>").format(words("Nothing stands out in your plan."))
    lead = words("You may look at this again. You decide; nothing is refused.")
    return Markup("<p>{}</p><ul>{}</ul>").format(lead, items)


def _part(part: PlanPart, words: Words, level: int) -> Markup:
    lines = [(line.asked(words.language), answer_in_words(line, words).split("\n")) for line in part.lines]
    title = Markup("<h{0}>{1}</h{0}>").format(level, part.asked(words.language))
    return title + (_listed(lines) if lines else Markup("<p>{}</p>").format(words("Left open.")))


def _review(review: PlanReview, words: Words, level: int) -> Markup:
    lines: list[tuple[str, Sequence[str]]] = [(one.what, said_in_words(one, words)) for one in review.steps]
    if review.learned:
        lines.append((words("What I learned"), review.learned.split("\n")))
    if (new := review.added) is not None:
        day = [words.date(new.day)] if new.day is not None else []
        helper = [words("Who helps: {help}", help=new.help)] if new.help else []
        lines.append((words("A new step"), [new.what, *day, *helper]))
    if review.next_review is not None:
        lines.append((words("Looks back again"), [words.date(review.next_review)]))
    return Markup("<h{0}>{1}</h{0}>").format(level, words.date(review.day)) + _listed(lines)


def _listed(lines: Iterable[tuple[str, Iterable[str]]]) -> Markup:
    """What was asked or planned, and what was said of it, which may be several lines."""
    pairs = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(label, Markup("<br>").join(said))
        for label, said in lines
    )
    return Markup('<dl class="facts">{}</dl>').format(pairs)
