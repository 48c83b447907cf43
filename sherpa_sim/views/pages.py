"""Which pages each site has. What stands in one list is neither listed nor served by a site of the other."""

from collections.abc import Callable

from sherpa_sim.content.units import Unit, load_units
from sherpa_sim.locale.words import Words

from .page import Opening, Page


def _home(words: Words) -> Opening:
    return Opening(words("SHERPA kit"), words("The home page is opening ..."))


def _explorer(words: Words) -> Opening:
    return Opening(
        words("What would learning mentors do?"),
        words("The simulation is starting ... In a few seconds you see a first result and can change it."),
    )


def _validation(words: Words) -> Opening:
    return Opening(
        words("Does the model behave like the world?"),
        words("The comparison with what was observed is opening ..."),
    )


def _doubt(words: Words) -> Opening:
    return Opening(
        words("What the answer hangs on"), words("The simulation is starting ... Your plan is run first.")
    )


def _shop_floor(words: Words) -> Opening:
    return Opening(
        words("The shop floor, person by person"),
        words("The people of the workplace are taking their places ..."),
    )


def _stories(words: Words) -> Opening:
    return Opening(words("Guided stories"), words("The stories are opening ..."))


def _region(words: Words) -> Opening:
    return Opening(
        words("All workplaces of Flanders"), words("The workplaces of Flanders are being listed ...")
    )


def _paper(words: Words) -> Opening:
    return Opening(words("Your papers"), words("Your papers are opening ..."))


def _learn(words: Words) -> Opening:
    return Opening(words("The course"), words("The course is opening ..."))


def _action_plan(words: Words) -> Opening:
    return Opening(words("My action plan"), words("Your plan is opening ..."))


def _conversation(words: Words) -> Opening:
    return Opening(words("Practise a talk"), words("Your colleagues are coming ..."))


def _intervision(words: Words) -> Opening:
    return Opening(words("Intervision"), words("The page for intervision is opening ..."))


def _refresher(words: Words) -> Opening:
    return Opening(words("Refresher"), words("Your refresher is opening ..."))


def _signals(words: Words) -> Opening:
    return Opening(words("Signals"), words("Your log is opening ..."))


def _unit(unit: Unit) -> Page:
    def opening(words: Words) -> Opening:
        return Opening(unit.name(words.language), words("The unit is opening ..."))

    return Page(
        f"unit-{unit.key}",
        f"/unit/{unit.key}",
        "modules",
        f"{{language}}/{unit.key}.ipynb",
        opening,
        ready=0,
        lasting=True,
    )


def _learning_event(words: Words) -> Opening:
    return Opening(words("Plan a learning event"), words("The planner is opening ..."))


def _seed_grant(words: Words) -> Opening:
    return Opening(words("Ask for a seed grant"), words("The form is opening ..."))


def _code_of_conduct(words: Words) -> Opening:
    return Opening(words("Code of conduct of a learning mentor"), words("The code is opening ..."))


def _desk(words: Words) -> Opening:
    return Opening(words("The trainer's desk"), words("The desk is opening ..."))


def _sessions(words: Words) -> Opening:
    return Opening(words("The trainer's pages"), words("The trainer's pages are opening ..."))


def _questionnaire(words: Words) -> Opening:
    return Opening(words("Learning at your work"), words("The questionnaire is opening ..."))


def _did_it_work(words: Words) -> Opening:
    return Opening(words("Did it work?"), words("Your surveys are opening ..."))


def _matching(words: Words) -> Opening:
    return Opening(words("Match mentors and mentees"), words("The page for matching is opening ..."))


def _tool(name: str, opening: Callable[[Words], Opening], address: str = "") -> Page:
    """A tool for after the course, in the notebook of that name."""
    return Page(name, f"/{address or name}", "course", f"{name}.ipynb", opening, ready=0, lasting=True)


VISITOR = (
    Page("home", "/", "course", "home.ipynb", _home),
    Page(
        "explorer",
        "/explorer",
        "simulations",
        "explorer.ipynb",
        _explorer,
        prepare="sherpa_sim.views.explorer.opening:make_ready",
    ),
    Page("shop-floor", "/shop-floor", "simulations", "shop-floor.ipynb", _shop_floor),
    Page("validation", "/validation", "simulations", "validation.ipynb", _validation),
    Page("doubt", "/doubt", "simulations", "doubt.ipynb", _doubt, ready=0),
    Page("stories", "/stories", "simulations", "stories.ipynb", _stories),
    Page("region", "/region", "simulations", "region.ipynb", _region, ready=0),
    Page("learn", "/learn", "course", "learn.ipynb", _learn, lasting=True),
    Page("conversation", "/conversation", "simulations", "conversation.ipynb", _conversation, lasting=True),
    *map(_unit, load_units().values()),
    Page("paper", "/paper", "course", "paper.ipynb", _paper, ready=2, lasting=True),
    _tool("action-plan", _action_plan),
    _tool("signals", _signals),
    _tool("intervision", _intervision),
    _tool("refresher", _refresher),
    _tool("learning-event", _learning_event),
    _tool("seed-grant", _seed_grant),
    _tool("code-of-conduct", _code_of_conduct),
    Page("questionnaire", "/questionnaire", "course", "questionnaire.ipynb", _questionnaire, lasting=True),
)
"""What everybody who can reach the site may open: visitors, policymakers, trainees."""

TRAINER = (
    Page("desk", "/", "course", "desk.ipynb", _desk, lasting=True),
    Page("sessions", "/sessions", "course", "sessions.ipynb", _sessions, lasting=True),
    _tool("coach-intervision", _intervision, "intervision"),
    _tool("did-it-work", _did_it_work),
    Page("matching", "/matching", "simulations", "matching.ipynb", _matching, ready=0, lasting=True),
)
"""The trainer's own site, which nobody else needs to reach."""
