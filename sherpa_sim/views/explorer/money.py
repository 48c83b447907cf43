"""What it costs, who pays, and what one gets for it."""

from itertools import groupby

from markupsafe import Markup

from sherpa_sim.experiments.results import Comparison, Interval
from sherpa_sim.locale.words import Words

from . import names
from .sentences import euro_range


def money(comparison: Comparison, words: Words) -> Markup:
    """Costs by payer and per extra participant, what would have happened anyway, and the mentors' work."""
    return Markup('<h2>{}</h2>{}<dl class="figures">{}</dl>').format(
        words("What does it cost, and what for?"),
        _costs(comparison, words),
        Markup("").join(_figures(comparison, words)),
    )


def _costs(comparison: Comparison, words: Words) -> Markup:
    costs = [cost for cost in comparison.costs if cost.amount.low or cost.amount.high]
    if not costs:
        return Markup("<p>{}</p>").format(words("There are no extra costs."))
    payer_names, item_names = names.payers(words), names.items(words)
    bodies = []
    for payer, borne in groupby(sorted(costs, key=lambda cost: cost.payer.code), key=lambda cost: cost.payer):
        rows = Markup("").join(
            Markup('<tr><th scope="row">{}</th><td class="number">{}</td></tr>').format(
                item_names.get(cost.item, cost.item), euro_range(cost.amount, words)
            )
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
        words("Extra costs over the three years; a minus is money saved or received"),
        words("Who pays, for what"),
        words("Amount (range of 8 in 10 runs)"),
        Markup("").join(bodies),
    )


def _figures(comparison: Comparison, words: Words) -> list[Markup]:
    return [
        _figure(
            words("For one extra worker who takes a course"),
            _euro_or_unknown(comparison.cost_per_extra_participant, words),
        ),
        _figure(
            words("For one extra worker without secondary diploma who takes a course"),
            _euro_or_unknown(comparison.cost_per_extra_low_educated, words),
        ),
        _figure(words("Would have trained anyway"), _deadweight(comparison.deadweight, words)),
        _figure(
            words("Talks of mentors with colleagues"),
            words(
                "{middle} a year ({low} to {high})",
                middle=words.number(comparison.talks_per_year.middle),
                low=words.number(comparison.talks_per_year.low),
                high=words.number(comparison.talks_per_year.high),
            ),
        ),
        _figure(
            words("Colleagues they reach"),
            words(
                "{middle} of {workers} workers ({low} to {high})",
                middle=words.number(comparison.colleagues_reached.middle),
                low=words.number(comparison.colleagues_reached.low),
                high=words.number(comparison.colleagues_reached.high),
                workers=words.number(comparison.workers),
            ),
        ),
    ]


def _figure(name: str, told: str) -> Markup:
    return Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, told)


def _euro_or_unknown(interval: Interval | None, words: Words) -> str:
    if interval is None:
        return words("Not known: in some runs there is no gain to divide the costs by.")
    return euro_range(interval, words)


def _deadweight(interval: Interval | None, words: Words) -> str:
    if interval is None:
        return words("Not known: nobody trained after a talk with a mentor.")
    return words(
        "{middle} in 100 of those who took a course after a talk with a mentor ({low} to {high}): "
        "the same person, with the same luck, also trained in the workplace without mentors.",
        middle=words.number(100 * interval.middle),
        low=words.number(100 * interval.low),
        high=words.number(100 * interval.high),
    )
