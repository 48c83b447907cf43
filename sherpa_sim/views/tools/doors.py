"""The ways to the tools for after the course: those of a mentor, and those of whoever coaches mentors."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from sherpa_sim.locale.words import N_, Words


@dataclass(frozen=True)
class Door:
    """A way to a tool: the address of its page, its name and what it is for, both translated when shown."""

    page: str
    name: str
    purpose: str


_INTERVISION = Door(
    "intervision",
    N_("Intervision"),
    N_("Write a case, draw who does what, make the agenda, and let the clock run when you meet."),
)

MENTORS_TOOLS: tuple[Door, ...] = (
    Door(
        "action-plan",
        N_("My action plan"),
        N_("Small steps with a day, how they went, and what comes next. For your calendar and on paper."),
    ),
    Door(
        "signals",
        N_("Signals"),
        N_(
            "What colleagues run into, on one page for management that names nobody; and what management answers."
        ),
    ),
    _INTERVISION,
    Door(
        "refresher",
        N_("Refresher"),
        N_("A few short tasks, chosen for you: what was hard, and what you have not done for long."),
    ),
    Door(
        "learning-event",
        N_("Plan a learning event"),
        N_("Ideas for something small on the floor, a list of what to do when, a poster, and how it was."),
    ),
    Door(
        "seed-grant",
        N_("Ask for a seed grant"),
        N_("A small sum to begin something: what for, for whom, what it costs, and who agrees."),
    ),
    Door(
        "code-of-conduct",
        N_("Code of conduct of a learning mentor"),
        N_("What colleagues may expect of you, article by article. You can sign it here or on paper."),
    ),
)
"""What a mentor uses, in the order in which she meets it; on the site of trainees."""

COACHS_TOOLS: tuple[Door, ...] = (
    _INTERVISION,
    Door(
        "did-it-work",
        N_("Did it work?"),
        N_("A short questionnaire before and after, what changed, and what such a comparison can show."),
    ),
    Door(
        "matching",
        N_("Match mentors and mentees"),
        N_("Two lists in, pairs proposed with why; then meetings, a log and how it went."),
    ),
)
"""What a coach or a programme uses; on the trainer's own site."""


def doors(tools: Iterable[Door], words: Words) -> Markup:
    """The tools as a list of links, each with what it is for."""
    items = Markup("").join(
        Markup('<li><a href="{}?lang={}">{}</a><br>{}</li>').format(
            tool.page, words.language, words(tool.name), words(tool.purpose)
        )
        for tool in tools
    )
    return Markup('<ul class="tools">{}</ul>').format(items)
