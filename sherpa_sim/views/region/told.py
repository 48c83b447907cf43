"""What comes out for one plan, in words and tables."""

from itertools import groupby

from markupsafe import Markup

from sherpa_sim.domain.people import Dimension
from sherpa_sim.experiments.cost import ITEMS
from sherpa_sim.experiments.region_result import Outcome, RegionResult
from sherpa_sim.experiments.results import Interval
from sherpa_sim.locale.words import Words
from sherpa_sim.reports import answer_words, names
from sherpa_sim.reports.amounts import euro, euro_range, number_range

from ..folding_table import Cell, Part, table

MILLION = 1e6


def answer(result: RegionResult, words: Words) -> Markup:
    """The answer in a few sentences, and what the range holds."""
    found = result.outcome()
    told = [
        words(
            "At the end, {changed} of all workers took a course in the last 12 months, instead of {without}.",
            changed=words.percent(found.with_change, 1),
            without=words.percent(found.without, 1),
        ),
        words(
            "Of the extra ones, {count} have no secondary diploma ({range}).",
            count=words.number(_rounded(found.extra_low.middle)),
            range=_rough_range(found.extra_low, words),
        ),
        words(
            "On average {mentors} mentors are in post. All costs together come to {cost} over the whole time.",
            mentors=words.number(_rounded(found.mentors)),
            cost=millions(found.cost, words),
        ),
    ]
    return Markup('<p class="answer">{}</p><p>{}</p><p>{}</p><p>{}</p>').format(
        words(
            "About {extra} more workers in training in an average year ({range}).",
            extra=words.number(_rounded(found.extra.middle)),
            range=_rough_range(found.extra, words),
        ),
        " ".join(told),
        f"{per_extra_in_words(found, words)} {deadweight_in_words(found.deadweight, words)}",
        how_sure(result, words),
    )


def how_sure(result: RegionResult, words: Words) -> str:
    """What the range holds, and what simulating a sample adds to it."""
    ranges = words(
        "The range holds 8 in 10 of what chance and the numbers that surveys leave open can make of it. What a talk "
        "does is not among them, because no survey tells."
    )
    if not result.sampled:
        return f"{ranges} {words('Every workplace was simulated.')}"
    sample = words(
        "Simulated were {run} of the {all} workplaces, at least 8 of every kind; the others are taken to do as these "
        "do. In 8 of 10 samples that puts the number off by {error} workers at most, which is in the range.",
        run=words.number(sum(block.run for block in result.blocks)),
        all=words.number(sum(block.workplaces for block in result.blocks)),
        error=words.number(_rounded(result.outcome().sample_error)),
    )
    return f"{ranges} {sample}"


def by_size_and_sector(result: RegionResult, words: Words) -> Markup:
    """A row for each size class and each sector, and one for all of them."""
    region, language = result.region, words.language
    sizes = [_row(one.name(language), result.outcome(key), words) for key, one in region.size_classes.items()]
    sectors = [
        _row(one.name(language), result.outcome(sector=key), words) for key, one in region.sectors.items()
    ]
    return table(
        words("Took a course in the last 12 months, at the end; and what the plan adds"),
        (
            words("Workplaces"),
            words("Without the plan"),
            words("With the plan"),
            words("More in training in an average year"),
            words("Mentors in post"),
            words("Extra costs, whole time"),
            words("Cost of one more in training for a year"),
        ),
        (
            Part("", [_row(words("All workplaces"), result.outcome(), words)]),
            Part(words("By size"), sizes),
            Part(words("By sector"), sectors),
        ),
    )


def by_education(result: RegionResult, words: Words) -> Markup:
    """Who gains by diploma: shares, and numbers of workers followed one by one."""
    called = names.groups(words)
    rows = [
        (
            Cell(
                called[(group.dimension, group.group)],
                words("{count} workers", count=words.number(group.workers)),
            ),
            Cell(words.percent(group.without, 1)),
            Cell(words.percent(group.with_change, 1)),
            Cell(words.number(group.only_with)),
            Cell(words.number(group.only_without)),
        )
        for group in result.groups()
        if group.dimension in (Dimension.ALL, Dimension.EDUCATION)
    ]
    return Markup("<h2>{}</h2>{}<p class='quiet'>{}</p>").format(
        words("Who gains, by diploma?"),
        table(
            words("Took a course in the last 12 months, at the end"),
            (
                words("Group"),
                words("Without the plan"),
                words("With the plan"),
                words("Only with the plan"),
                words("Only without the plan"),
            ),
            (Part("", rows),),
        ),
        answer_words.followed_twice(words),
    )


def costs(result: RegionResult, words: Words) -> Markup:
    """Who pays for what, over the whole time, in millions of euro."""
    whole, called, payers = result.costs_by_payer(), names.items(words), names.payers(words)
    lines = [
        (payer, item, float(amount))
        for (payer, item), amount in zip(ITEMS, result.costs(), strict=True)
        if amount
    ]
    heading = Markup("<h2>{}</h2>").format(words("What does it cost, and who pays?"))
    if not lines:
        return heading + Markup("<p>{}</p>").format(words("There are no extra costs."))
    parts = [
        Part(
            payers[payer],
            [
                *((Cell(called[item]), Cell(millions(amount, words))) for _, item, amount in borne),
                (Cell(words("Together")), Cell(millions(whole[payer], words))),
            ],
        )
        for payer, borne in groupby(lines, key=lambda line: line[0])
    ]
    return heading + table(
        words("Extra costs over the whole time; a minus is money saved or received"),
        (words("Who pays, for what"), words("Amount")),
        parts,
    )


def millions(amount: float, words: Words) -> str:
    """An amount in millions of euro."""
    return words("{millions} million euro", millions=words.number(amount / MILLION, 1).replace("-", "−"))


def per_extra(interval: Interval | None, words: Words) -> Cell:
    """A cost for one more worker in training for a year with its range, or that it is not known."""
    if interval is None:
        return Cell(words("Not known"), words("The gain cannot be told from no gain at all."))
    return Cell(euro(interval.middle, words), euro_range(interval, words))


def per_extra_in_words(found: Outcome, words: Words) -> str:
    """What one more worker in training for a year costs."""
    cost = found.cost_per_extra
    if cost is None:
        return words("What one more costs is not known: the gain cannot be told from no gain at all.")
    return words(
        "One more worker in training for a year costs {cost} ({range}).",
        cost=euro(cost.middle, words),
        range=euro_range(cost, words),
    )


def deadweight_in_words(share: float | None, words: Words) -> str:
    """How many of those who trained after a talk would have done so anyway."""
    if share is None:
        return words("Nobody trained after a talk with a mentor.")
    return words(
        "Of every 100 who took a course after a talk with a mentor, {count} would have taken one anyway.",
        count=words.number(100 * share),
    )


def _rounded(number: float) -> float:
    """A number as exact as a sentence can stand for: three figures."""
    return float(f"{number:.3g}")


def _rough_range(interval: Interval, words: Words) -> str:
    ends = (interval.middle, interval.low, interval.high)
    return number_range(Interval(*map(_rounded, ends)), words)


def _row(name: str, found: Outcome, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(
            name,
            words(
                "{workplaces} workplaces, {workers} workers",
                workplaces=words.number(found.workplaces),
                workers=words.number(found.workers),
            ),
        ),
        Cell(words.percent(found.without, 1)),
        Cell(words.percent(found.with_change, 1)),
        Cell(words.number(found.extra.middle), number_range(found.extra, words)),
        Cell(words.number(found.mentors)),
        Cell(millions(found.cost, words)),
        per_extra(found.cost_per_extra, words),
    )
