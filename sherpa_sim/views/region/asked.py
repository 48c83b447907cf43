"""What will be computed: which workplaces and workers, where their numbers come from, what a plan means there."""

from collections.abc import Sequence

from markupsafe import Markup

from sherpa_sim.content.plan import MEASURE_NAMES, plan_of
from sherpa_sim.content.region import Count, Region, SizeClass
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.workforce import read_workforce
from sherpa_sim.experiments.region_posts import Posts, mentors_per_100, posts_by_size
from sherpa_sim.experiments.region_slices import Block, blocks_of
from sherpa_sim.locale.words import Words

from ..folding_table import Cell, Part, table


def intro(region: Region, words: Words) -> Markup:
    """What this page is for, in two lines."""
    return Markup('<h1>{}</h1><p class="lead">{}</p>').format(
        words("All workplaces of Flanders"),
        words(
            "What would the same plan bring if every workplace had it: small and large firms, every sector and the "
            "public services?"
        ),
    )


def plans(names: Sequence[str], scenarios: Sequence[Scenario], words: Words) -> Markup:
    """What each plan does, in a line."""
    lines = Markup("").join(
        Markup("<li><strong>{}</strong>: {}</li>").format(name, _measures(scenario, words))
        for name, scenario in zip(names, scenarios, strict=True)
    )
    return Markup("<h2>{}</h2><ul>{}</ul><p>{}</p>").format(
        words("Your plans") if len(names) > 1 else words("Your plan"),
        lines,
        words(
            "Over {weeks} weeks from {day}. The workplace you chose in the explorer is left aside: here it is every "
            "workplace at once. Your prices count here too.",
            weeks=words.number(scenarios[0].weeks),
            day=words.date(scenarios[0].start),
        ),
    )


def workplaces(region: Region, words: Words) -> Markup:
    """How many workplaces and workers there are of each size and sector, with sources, and what is assumed."""
    blocks = blocks_of(region)
    points = Markup("").join(
        Markup("<li>{}</li>").format(point(words.language)) for point in region.assumptions
    )
    return Markup(
        "<h2>{}</h2><p>{}</p><details><summary>{}</summary>{}{}</details>"
        "<details><summary>{}</summary><ul>{}</ul></details>"
    ).format(
        words("Which workplaces?"),
        words(
            "{workplaces} workplaces with {workers} workers. {description}",
            workplaces=words.number(sum(block.workplaces for block in blocks)),
            workers=words.number(sum(block.workers for block in blocks)),
            description=region.description(words.language),
        ),
        words("By size and by sector, with where the numbers come from"),
        _by_size(region, blocks, words),
        _by_sector(region, blocks, words),
        words("What is assumed where no table was found"),
        points,
    )


def small_firms(region: Region, names: Sequence[str], scenarios: Sequence[Scenario], words: Words) -> Markup:
    """What a plan's mentors mean where fewer than a hundred work; nothing for plans without mentors."""
    told = [
        _posts(name, scenario, posts, words)
        for name, scenario in zip(names, scenarios, strict=True)
        if (posts := posts_by_size(region, scenario))
    ]
    if not told:
        return Markup("")
    return Markup("<h2>{}</h2><p>{}</p>{}<p>{}</p>").format(
        words("What about small firms?"),
        words(
            "A small firm would get less than one mentor, and nobody can be a tenth of a mentor. In the model some of "
            "these firms have one mentor with all her hours, and the others have none. Who has one is drawn by lot "
            "and stays so."
        ),
        Markup("").join(told),
        words(
            "Mentors of one firm do not go to another here, though a network of small firms could do that. Where one "
            "person works alone, a mentor has nobody to talk with; her hours are still paid for."
        ),
    )


def _measures(scenario: Scenario, words: Words) -> str:
    """The names of what a plan does."""
    measures = plan_of(scenario).measures()
    if not measures:
        return words("nothing is changed")
    return ", ".join(MEASURE_NAMES[measure](words.language) for measure in measures)


def _by_size(region: Region, blocks: Sequence[Block], words: Words) -> Markup:
    rows = [
        (
            Cell(one.name(words.language)),
            Cell(words.number(one.workplaces.value), _origin(one.workplaces, words)),
            Cell(
                words.number(sum(block.workers for block in blocks if block.size_class == key)),
                _jobs(one, words),
            ),
        )
        for key, one in region.size_classes.items()
    ]
    return table(
        words("By size"),
        (words("Size"), words("Workplaces"), words("Workers")),
        (Part("", rows),),
    )


def _by_sector(region: Region, blocks: Sequence[Block], words: Words) -> Markup:
    sources = load_sources()
    rows = []
    for key, sector in region.sectors.items():
        share = words("the rest up to 100%")
        if sector.share is not None:
            share = words(
                "{share} of all workers ({source})",
                share=words.percent(sector.share.value / 100, 1),
                source=sources[sector.share.source].citation(words.language),
            )
        own = [block for block in blocks if block.sector == key]
        rows.append(
            (
                Cell(sector.name(words.language)),
                Cell(words.number(sum(block.workers for block in own)), share),
                Cell(read_workforce(sector.workforce).name(words.language)),
            )
        )
    return table(
        words(
            "By sector. No table of diploma, age or shift by sector was found: who works there is a stated choice."
        ),
        (words("Sector"), words("Workers"), words("Taken to be people like those in")),
        (Part("", rows),),
    )


def _origin(count: Count, words: Words) -> str:
    return f"{load_sources()[count.source].citation(words.language)} ({count.year})"


def _jobs(one: SizeClass, words: Words) -> str:
    return words(
        "{share} of the jobs of its sectors ({source}, {year})",
        share=words.percent(one.jobs.value / 100),
        source=load_sources()[one.jobs.source].citation(words.language),
        year=one.jobs.year,
    )


def _posts(name: str, scenario: Scenario, posts: Sequence[Posts], words: Words) -> Markup:
    lines = Markup("").join(
        Markup("<li>{}</li>").format(
            words(
                "{workers} workers: {wanted} of a mentor, so there is one in {firms} of 100 such firms.",
                workers=words.number(one.size),
                wanted=words.number(one.wanted, 2),
                firms=words.number(100 * one.one_more, 0 if one.one_more >= 0.01 else 1),
            )
        )
        for one in posts
    )
    per_100 = mentors_per_100(scenario)
    return Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(
        words(
            "{plan} (mentors for every 100 workers: {mentors})",
            plan=name,
            mentors=words.number(per_100, 0 if per_100 == int(per_100) else 1),
        ),
        lines,
    )
