"""A refresher in words: each task with why it was chosen, where it is done, and when the next ones are due."""

from datetime import date

from markupsafe import Markup

from sherpa_sim.cohort.progress_words import OBJECTIVES
from sherpa_sim.cohort.refresher_rule import next_day
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.refresher import Reason, RefresherRecord, Task, Why
from sherpa_sim.content.units import load_units
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words


def task_name(task: Task, words: Words) -> str:
    """What a task is called."""
    if task.colleague:
        return words("A talk with {colleague}", colleague=_colleague(task.colleague))
    return words(
        "{objective}: a task of unit {unit}",
        objective=words(OBJECTIVES[task.objective]),
        unit=_unit(task.unit, words),
    )


def task_told(number: int, task: Task, words: Words) -> Markup:
    """A task: its number and name, its minutes, why it was chosen, and the way to it."""
    page = "conversation" if task.colleague else f"unit/{task.unit}"
    what = (
        words(
            "Choose {colleague}, and try this: {objective}.",
            colleague=_colleague(task.colleague),
            objective=_lower(words(OBJECTIVES[task.objective])),
        )
        if task.colleague
        else words("Read the key points of the unit again, then do task {task}.", task=_place(task))
    )
    return Markup(
        '<h3>{}. {}</h3><p class="why">{}</p><p>{}</p><p><a href="{}?lang={}" target="_blank" rel="noopener">{}</a> '
        '<span class="quiet">{}</span></p>'
    ).format(
        number,
        task_name(task, words),
        words("Why: {reason}", reason=reason_told(task.reason, words)),
        what,
        page,
        words.language,
        words("Open the talks")
        if task.colleague
        else words("Open unit {unit}", unit=_unit(task.unit, words)),
        words("About {minutes} minutes", minutes=task.minutes),
    )


def reason_told(reason: Reason, words: Words) -> str:
    """Why a task was chosen, as a sentence with its figures."""
    day = words.date(reason.on) if reason.on is not None else ""
    got, of = _plain(reason.got, words), _plain(reason.of, words)
    match reason.why:
        case Why.MARKS:
            return words(
                "in “{paper}”, handed in on {day}, you earned {got} of {of} points on this.",
                paper=_paper(reason.place, words),
                day=day,
                got=got,
                of=of,
            )
        case Why.PRACTICE:
            return words(
                "in unit {unit} you had {got} of {of} tasks all right.",
                unit=_unit(reason.place, words),
                got=got,
                of=of,
            )
        case Why.OPEN_QUESTIONS:
            return words("in your latest talks {got} of {of} questions were open.", got=got, of=of)
        case Why.REFLECTIONS:
            return words(
                "in your latest talks you said back what you heard {got} times, and asked {of} questions.",
                got=got,
                of=of,
            )
        case Why.PUSHING:
            return words(
                "in your latest talks {got} of {of} lines pushed: convincing, blaming or telling what to do.",
                got=got,
                of=of,
            )
        case Why.HARD:
            return words("you ticked that you find this hard.")
        case Why.LONG_AGO:
            return words("you have not practised this since {day}, and it wears off.", day=day)
        case Why.NEVER:
            return words("you have not practised this yet.")
        case Why.FRESH:
            return words("this goes well. A short task keeps it so.")
        case Why.NO_TALK:
            return words("you have not had a practice talk yet.")
        case Why.LAST_TALK:
            return words("your latest practice talk was on {day}. A talk puts all of it together.", day=day)


def next_told(record: RefresherRecord, words: Words) -> str:
    """How far the round is, and once it is done the day that is proposed for the next one."""
    if record.round is None:
        return ""
    tasks = record.round.tasks
    done = [
        one.on for task in tasks for one in record.done if one.task == task.key and record.is_done(task.key)
    ]
    if not record.finished:
        many = sum(record.is_done(task.key) for task in tasks)
        return words("You have done {done} of {of} tasks.", done=many, of=len(tasks))
    return words(
        "All done. A good day for the next round: {day}. Three or four times in half a year kept the skill in studies.",
        day=words.date(next_day(max(done, default=date.today()))),
    )


def _plain(number: float, words: Words) -> str:
    return words.number(number, 0 if round(number, 1) == round(number) else 1)


def _unit(key: str, words: Words) -> str:
    unit = load_units().get(key)
    return f"{key[:2]} {unit.name(words.language)}" if unit is not None else key


def _place(task: Task) -> int:
    """The number of a task in its unit."""
    unit = load_units().get(task.unit)
    return unit.practice.index(task.key) + 1 if unit is not None and task.key in unit.practice else 1


def _colleague(key: str) -> str:
    people = load_colleagues()
    return people[key].name if key in people else key


def _paper(key: str, words: Words) -> str:
    try:
        return load_paper(key).name(words.language)
    except Problem:
        return key


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
