"""What stands above and below the drawing: what it is, and how this one run lies among the others."""

from dataclasses import replace

from markupsafe import Markup

from sherpa_sim.content.scenario import Workplace
from sherpa_sim.experiments.floor_weeks import FloorWeeks, Watched
from sherpa_sim.experiments.results import Interval
from sherpa_sim.locale.words import Words
from sherpa_sim.reports import names
from sherpa_sim.reports.amounts import signed

from ..explorer.address import write_address
from ..explorer.choices import Choices


def intro(words: Words) -> Markup:
    """What the page is."""
    return Markup('<h1>{}</h1><p class="lead">{}</p><p>{}</p>').format(
        words("The shop floor, person by person"),
        words(
            "Each sign is a person. Play the weeks: who talks with a mentor, who applies, who takes a course? Then "
            "look at the same people without the plan."
        ),
        words(
            "Nobody here exists: the simulation made these people up, so they have numbers and no names. This is a "
            "model. No trial has measured what a mentor does."
        ),
    )


def heading(name: str, asked: Workplace, watched: Watched, words: Words) -> Markup:
    """The plan's name and the workplace; and, where fewer people are shown than were asked for, that they are."""
    workplace = watched.scenario.workplace
    heading = Markup('<h2>{} <span class="of">{}</span></h2>').format(name, names.workplace(workplace, words))
    if asked.workers == workplace.workers:
        return heading
    return heading + Markup('<p class="fewer">{}</p>').format(
        words(
            "Your workplace has {asked} workers. So many signs cannot be told apart. Here you see a workplace of "
            "{shown} with the same kind of people; its figures are its own.",
            asked=words.number(asked.workers),
            shown=words.number(workplace.workers),
        )
    )


def other_plans(choices: Choices, words: Words) -> Markup:
    """The way to the other plans of the address, if there are any."""
    if not choices.many:
        return Markup("")
    links = Markup("").join(
        Markup('<li><a href="shop-floor?{}"{}>{}</a></li>').format(
            write_address(replace(choices, look=place), words.language),
            Markup(' aria-current="page"') if place == choices.look else "",
            choices.name(place, words),
        )
        for place in range(len(choices.plans))
    )
    return Markup('<p>{}</p><ul class="plans">{}</ul>').format(words("Look at another of your plans:"), links)


def among_others(watched: Watched, floor: FloorWeeks, number: int, words: Words) -> Markup:
    """How many more took part in this run, and in most runs."""
    comparison, weeks = watched.comparison, floor.changed.weeks
    with_plan, without = (int(side.took_part[-1]) for side in (floor.changed, floor.without))
    extra = comparison.difference
    return Markup('<h2>{}</h2><p class="answer">{}</p><p>{}</p>').format(
        words("One run of {runs}", runs=words.number(comparison.runs)),
        words(
            "Run {number}: after {weeks} weeks, {with_plan} of the {workers} people took a course in the last 12 "
            "months; without the plan {without}. A difference of {difference}.",
            number=words.number(number + 1),
            weeks=words.number(weeks),
            with_plan=words.number(with_plan),
            workers=words.number(len(floor.members)),
            without=words.number(without),
            difference=signed(with_plan - without, 0, words),
        ),
        words(
            "In 8 of 10 runs that difference lies between {low} and {high} people. In each run other people are "
            "drawn, luck is different, and so are the numbers that surveys leave open. So do not draw conclusions "
            "from one run, and none from one person.",
            **_ends(extra, len(floor.members), words),
        ),
    )


def _ends(extra: Interval, workers: int, words: Words) -> dict[str, str]:
    return {
        name: signed(round(share * workers), 0, words)
        for name, share in (("low", extra.low), ("high", extra.high))
    }
