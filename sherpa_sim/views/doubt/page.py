"""The page on what an answer hangs on: at a glance, what moves it, what turns it around, and one's own numbers."""

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.experiments.doubt import Doubt
from sherpa_sim.experiments.own_numbers import OwnNumbers
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Download, Downloads, Panel, ShareLink, box
from sherpa_sim.views.explorer.address import read_address, write_address
from sherpa_sim.views.explorer.choices import Choices
from sherpa_sim.views.explorer.pieces import damage, left_out
from sherpa_sim.views.sensitivity_chart import decomposition_as_png
from sherpa_sim.views.visit import Visit, visit

from .address import Doubts, changeable, read_doubts, split, write_doubts
from .changing import Changing
from .glance import glance, intro, nothing_to_doubt
from .ranking import Ranking
from .take_away import doubt_as_csv
from .turning import Turning


def show_doubt() -> VBox:
    """The page for whoever opened it."""
    arrival = visit()
    theirs, ours = split(arrival.query)
    reading = read_address(theirs, arrival.words)
    choices = reading.choices
    scenario, problem = choices.scenario(choices.look)
    doubts, problems = read_doubts(ours, changeable(scenario), arrival.words)
    told = [arrival.words.problem(one) for one in (*reading.problems.values(), *problems.values())]
    top = [
        Panel(intro(choices, arrival.words), kind="intro"),
        Panel(damage(told, arrival.words), kind="damage"),
    ]
    if problem is not None:
        top.append(Panel(left_out(arrival.words.problem(problem), arrival.words), kind="damage"))
    if not scenario.changes:
        return box("doubting", *top, Panel(nothing_to_doubt(choices, arrival.words), kind="card"))
    return box("doubting", *top, *Doubting(arrival, choices, doubts).parts)


class Doubting:
    """One visitor's page about one plan that does something."""

    def __init__(self, arrival: Visit, choices: Choices, doubts: Doubts) -> None:
        self._words = words = arrival.words
        self._language, self._choices = arrival.language, choices
        self._scenario, _ = choices.scenario(choices.look)
        answers = OwnNumbers(self._scenario)
        self._turning = Turning(doubts.limits, words, self._follow)
        self._changing = Changing(answers, changeable(self._scenario), doubts.numbers, words, self._follow)
        self._ranking = Ranking(self._scenario, words, self._found_out, self._changing.choose)
        self._link = ShareLink(self._address(), words)
        self._files = VBox()
        self._stamp = Panel(kind="stamp")
        name = choices.name(choices.look, words)
        numbers = list(load_assumptions().numbers().values())
        self.parts: tuple[DOMWidget, ...] = (
            Panel(glance(name, answers.kit, numbers, words), kind="card"),
            box("card", self._ranking.box),
            box("card", self._turning.box),
            box("card", self._changing.box),
            box("card", Panel(_take_away(words)), self._link, self._files, self._stamp),
        )

    def _found_out(self, found: Doubt) -> None:
        words = self._words
        self._turning.show(found)
        title = self._choices.name(self._choices.look, words)

        def csv() -> bytes:
            return doubt_as_csv(found, self._turning.held)

        def png() -> bytes:
            return decomposition_as_png(found.decomposition, title, found.stamp.line(), words)

        self._files.children = (
            Downloads(
                (
                    Download("sherpa-doubt.csv", "text/csv", words("Save all numbers (CSV)"), csv),
                    Download("sherpa-doubt.png", "image/png", words("Save the chart (PNG)"), png),
                ),
                words,
            ),
        )
        self._stamp.show(Markup("<p>{}</p>").format(found.stamp.line()))

    def _follow(self) -> None:
        self._link.query = self._address()

    def _address(self) -> str:
        doubts = Doubts(self._changing.own, self._turning.limits)
        ours = write_doubts(doubts, self._turning.usual)
        return "&".join(part for part in (write_address(self._choices, self._language), ours) if part)


def _take_away(words: Words) -> Markup:
    return Markup("<h2>{}</h2><p>{}</p>").format(
        words("Take it with you"),
        words(
            "The link holds your plan, your limits and your numbers. What was found out can be saved once it is there."
        ),
    )
