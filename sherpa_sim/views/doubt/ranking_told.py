"""What moves an answer most, in sentences and as rows of a table."""

from collections.abc import Sequence

from markupsafe import Markup

from sherpa_sim.content.origin import Origin
from sherpa_sim.experiments.doubt import Doubt
from sherpa_sim.experiments.ensemble import Outcomes
from sherpa_sim.experiments.free_numbers import Say
from sherpa_sim.experiments.ranks import Rank
from sherpa_sim.experiments.sensitivity import COST, EXTRA
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Action, Cell, Column, Row
from sherpa_sim.views.factor_names import factor_name
from sherpa_sim.views.sensitivity_text import cases_in_words

from .grounds import ground_name, ground_told, number_of, origin_at

CHANGE = "change"
FIRST = 5
"""Of how many numbers at the top it is said how many are choices."""


def measure_options(words: Words) -> dict[str, str]:
    """What can be asked, by measure."""
    return {
        EXTRA: words("How many more people are in training"),
        COST: words("What it costs"),
    }


def told(ranks: Sequence[Rank], found: Doubt, words: Words) -> Markup:
    """What moves the answer most, what that rests on, and how sure the order is."""
    if not ranks:
        return Markup('<p class="answer">{}</p>').format(
            words("No number moves this answer: it is the same in every case.")
        )
    top = ranks[0]
    return Markup('<p class="answer">{}</p><p>{} {} {}</p><p>{}</p>{}').format(
        words("This moves the answer most: {number}.", number=_quoted(factor_name(top.factor, words))),
        words(
            "It accounts for {share} of the differences between the cases, alone or together with others (± {error}).",
            share=words.percent(top.share),
            error=words.number(100 * top.share_error),
        ),
        ground_told(top.factor, words),
        _how_sure(top, words),
        _choices_among(ranks, words),
        _spread(found.decomposition.outcomes, words),
    )


def _quoted(name: str) -> str:
    return f"“{name}”"


def _how_sure(top: Rank, words: Words) -> str:
    if top.worst == 1:
        return words("That it comes first is sure enough.")
    return words(
        "Whether it comes first is not sure in so few runs: it may be place {best} to {worst}.",
        best=top.best,
        worst=top.worst,
    )


def _choices_among(ranks: Sequence[Rank], words: Words) -> str:
    numbers = [rank for rank in ranks if number_of(rank.factor) is not None][:FIRST]
    if not numbers:
        return ""
    return words(
        "Of the {count} numbers that move it most, {chosen} are stated choices that nobody has measured.",
        count=len(numbers),
        chosen=sum(origin_at(rank) is Origin.CHOSEN for rank in numbers),
    )


def _spread(outcomes: Outcomes, words: Words) -> Markup:
    return Markup("<p>{} {}</p>").format(
        words("With every number anywhere in its range the answer is less sure than the first line says."),
        " ".join(cases_in_words(outcomes, words)).replace("€ ", "€\u00a0"),
    )


def method(found: Doubt, words: Words) -> Markup:
    """How it was found out, how far that goes, and what finds out more."""
    tied = sum(one.says is Say.TIED for one in found.question.standings)
    return Markup("<details><summary>{}</summary><p>{}</p><p>{}</p><p>{}</p></details>").format(
        words("How was this found out, and how far can you rely on it?"),
        words(
            "A case is one set of numbers, each somewhere in the range that can be defended, for one workplace with "
            "its own luck. First {screened} cases showed which numbers do most (Morris screening); then {runs} cases "
            "showed which share of the differences each of these accounts for (Sobol indices).",
            screened=words.number(found.screening.runs),
            runs=words.number(found.runs),
        ),
        words(
            "{tied} numbers stayed at their values, because with another value the model would contradict the "
            "surveys. What your plan decides was not varied either; numbers that you change below change nothing here.",
            tied=words.number(tied),
        ),
        words(
            "This is the short form: the errors (± 95%) tell how rough it is. The full one is the command "
            '"sherpa sensitivity" with the scenario file of your plan.'
        ),
    )


def columns(words: Words) -> tuple[Column, ...]:
    """The columns of the table."""
    return (
        Column(words("What it is")),
        Column(words("Place (may be)"), number=True),
        Column(words("Share of the differences"), number=True),
        Column(words("If it is higher")),
        Column(words("Rests on")),
    )


def rows(ranks: Sequence[Rank], words: Words) -> list[Row]:
    """A row for each factor; a number of the model has a button that takes it to the slider."""
    return [
        Row(
            rank.factor.name,
            (
                factor_name(rank.factor, words),
                Cell(_place(rank, words), rank.place),
                Cell(f"{words.percent(rank.share)} ± {words.number(100 * rank.share_error)}", rank.share),
                _way(rank, words),
                ground_name(rank, words),
            ),
            (Action(CHANGE, words("Change it")),) if number_of(rank.factor) is not None else (),
        )
        for rank in ranks
    ]


def _place(rank: Rank, words: Words) -> str:
    if rank.best == rank.worst:
        return words.number(rank.place)
    return words("{place} ({best} to {worst})", place=rank.place, best=rank.best, worst=rank.worst)


def _way(rank: Rank, words: Words) -> str:
    if not rank.factor.has_order:
        return ""
    return {1: words("the answer goes up"), -1: words("the answer goes down"), 0: words("that differs")}[
        rank.way
    ]
