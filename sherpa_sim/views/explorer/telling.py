"""What the picture shows, in words and tables: the answer, who gains, reasons, money, and plans beside each other."""

from markupsafe import Markup

from sherpa_sim.experiments.versus import versus
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Panel, box

from . import pieces
from .answers import Answers
from .beside import beside
from .choices import Choices
from .expectation import expected_and_told
from .floor import Floor
from .money import money
from .picture_table import picture_table
from .tables import person_by_person, reasons, who_gains


class Telling:
    """The panels that tell of an answer; they stay empty until somebody has asked for it."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.heading = Panel(kind="heading")
        self.sentence = Panel(kind="sentence", spoken=True)
        self.numbers = Panel(kind="numbers-of-picture")
        self.beside = Panel(kind="card folded beside-plans")
        self.stamp = Panel(kind="stamp")
        self._gains = Panel(kind="card folded gains")
        self._persons = Panel(kind="card folded persons")
        self._reasons = Panel(kind="card folded reasons")
        self._money = Panel(kind="card money")
        self.results = box(
            "results", box("beside", self._gains, self._persons), box("beside", self._reasons, self._money)
        )

    def tell(self, choices: Choices, floor: Floor, answers: Answers) -> None:
        """Tells of the plan that is looked at, and of all plans where there are several."""
        words, comparison = self._words, answers.of(choices.look)
        expected = expected_and_told(choices.expected, comparison, words)
        self.sentence.show(expected + pieces.sentence(comparison, words))
        names = [choices.name(place, words) for place in choices.places]
        told = [answers.of(place) for place in choices.places]
        self.numbers.show(picture_table(names if choices.many else [words("With the plan")], told, words))
        self.beside.show(self._compared(choices, floor, answers))
        self._gains.show(who_gains(comparison, words))
        self._persons.show(person_by_person(comparison, words))
        self._reasons.show(reasons(comparison, words))
        self._money.show(money(comparison, choices.prices, words))
        self.stamp.show(Markup("<p>{}</p>").format(comparison.stamp.line()))

    def say_nothing(self) -> None:
        """Empties every panel that tells of an answer."""
        for panel in (
            self.sentence,
            self.numbers,
            self.beside,
            self._gains,
            self._persons,
            self._reasons,
            self._money,
            self.stamp,
        ):
            panel.show(Markup(""))

    def _compared(self, choices: Choices, floor: Floor, answers: Answers) -> Markup:
        if not choices.many:
            return Markup("")
        pairs = [floor.pair(choices, place) for place in choices.places]
        found = versus(pairs[0].without, [pair.changed for pair in pairs])
        names = [choices.name(place, self._words) for place in choices.places]
        return beside(names, [answers.of(place) for place in choices.places], found, self._words)
