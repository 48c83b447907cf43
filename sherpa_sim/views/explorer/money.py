"""What it costs, who pays, and what one gets for it."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

from sherpa_sim.content.assumptions import Number, load_assumptions
from sherpa_sim.content.sources import load_sources
from sherpa_sim.experiments.results import Comparison, Interval
from sherpa_sim.locale.words import Words
from sherpa_sim.reports import names
from sherpa_sim.reports.amounts import euro, euro_range, number_range


def money(comparison: Comparison, prices: Mapping[str, float], words: Words) -> Markup:
    """Costs by payer and per extra participant, what would have happened anyway, and the mentors' work.

    `prices` are those that the visitor filled in.
    """
    return Markup('<h2 id="money">{}</h2>{}<dl class="figures">{}</dl>{}').format(
        words("What does it cost, and what for?"),
        _costs(comparison, words),
        Markup("").join(_figures(comparison, words)),
        _prices(frozenset(prices.items()), words),
    )


@lru_cache(8)
def _prices(own_prices: frozenset[tuple[str, float]], words: Words) -> Markup:
    """Every price with where it comes from; one of the visitor's own goes before the kit's."""
    filled = dict(own_prices)
    costs = load_assumptions().costs
    called, sources = names.prices(words), load_sources()
    rows = []
    for name in type(costs).model_fields:
        number: Number = getattr(costs, name)
        own = name in filled
        value = filled.get(name, number.value)
        shown = words.percent(value) if number.unit == "share" else words.number(value, 2)
        if own:
            origin = words("your own")
        elif number.source in sources:
            origin = f"{sources[number.source].citation(words.language)} ({number.date})"
        else:
            origin = words("a guess of ours; fill in your own") if number.yours else words("a guess of ours")
        rows.append(
            Markup("<div><dt>{}</dt><dd>{} <span class='count'>{}</span></dd></div>").format(
                called.get(name, number.meaning(words.language)), shown, origin
            )
        )
    return Markup('<details><summary>{}</summary><dl class="figures">{}</dl></details>').format(
        words("The prices and where they come from (euro, unless told otherwise)"), Markup("").join(rows)
    )


def _costs(comparison: Comparison, words: Words) -> Markup:
    costs = [cost for cost in comparison.costs if cost.amount.low or cost.amount.high]
    if not costs:
        return Markup("<p>{}</p>").format(words("There are no extra costs."))
    payer_names, item_names = names.payers(words), names.items(words)
    bodies = []
    for payer, borne in groupby(sorted(costs, key=lambda cost: cost.payer.code), key=lambda cost: cost.payer):
        rows = Markup("").join(
            Markup(
                '<tr><th scope="row">{}</th><td class="number">{} <span class="count">{}</span></td></tr>'
            ).format(item_names[cost.item], euro(cost.amount.middle, words), euro_range(cost.amount, words))
            for cost in borne
        )
        bodies.append(
            Markup('<tbody><tr><th colspan="2" scope="rowgroup" class="part">{}</th></tr>{}</tbody>').format(
                payer_names[payer], rows
            )
        )
    return Markup(
        '<table><caption>{}</caption><thead><tr><th scope="col">{}</th>'
        '<th scope="col" class="number">{}</th></tr></thead>{}</table>'
    ).format(
        words("Extra costs over the whole time; a minus is money saved or received"),
        words("Who pays, for what"),
        words("Amount (range of 8 in 10 runs)"),
        Markup("").join(bodies),
    )


def _figures(comparison: Comparison, words: Words) -> list[Markup]:
    talks, reached = comparison.talks_per_year, comparison.colleagues_reached
    return [
        _per_extra(
            words("Cost of one more worker in training for a year"),
            comparison.cost_per_extra_participant,
            words,
        ),
        _per_extra(
            words("Cost of one more worker without secondary diploma in training for a year"),
            comparison.cost_per_extra_low_educated,
            words,
        ),
        _deadweight(comparison.deadweight, words),
        _figure(
            words("Talks of mentors with colleagues"),
            words("{count} a year", count=words.number(talks.middle)),
            number_range(talks, words),
        ),
        _figure(
            words("Colleagues they reach in that time"),
            words(
                "{count} of {workers} workers",
                count=words.number(reached.middle),
                workers=words.number(comparison.workers),
            ),
            number_range(reached, words),
        ),
        *_skill(comparison.mentor_skill, words),
    ]


def _skill(interval: Interval | None, words: Words) -> list[Markup]:
    if interval is None:
        return []
    even = load_assumptions().conversation.break_even_skill.value
    return [
        _figure(
            words("How much of what mentors say invites a colleague to think aloud"),
            words.percent(interval.middle),
            words(
                "{low} to {high}. Trainers call it MI-consistent talk; below {even} a talk does the wish to learn more "
                "harm than good.",
                low=words.percent(interval.low),
                high=words.percent(interval.high),
                even=words.percent(even),
            ),
        )
    ]


def _figure(name: str, told: str, more: str = "") -> Markup:
    return Markup('<div><dt>{}</dt><dd>{} <span class="count">{}</span></dd></div>').format(name, told, more)


def _per_extra(name: str, interval: Interval | None, words: Words) -> Markup:
    if interval is None:
        return _figure(name, words("Not known"), words("The gain cannot be told from no gain at all."))
    return _figure(name, euro(interval.middle, words), euro_range(interval, words))


def _deadweight(interval: Interval | None, words: Words) -> Markup:
    name = words("Would have trained anyway")
    if interval is None:
        return _figure(name, words("Not known"), words("Nobody trained after a talk with a mentor."))
    return _figure(
        name,
        words("{count} in 100", count=words.number(100 * interval.middle)),
        words(
            "{low} to {high} of every 100 who took a course after a talk with a mentor: the same person, "
            "with the same luck, also took one in the workplace without the plan, sooner or later.",
            low=words.number(100 * interval.low),
            high=words.number(100 * interval.high),
        ),
    )
