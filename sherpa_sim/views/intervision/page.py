"""The page for intervision, on the site of trainees and on the trainer's own."""

from collections.abc import Mapping
from pathlib import Path

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.intervision import load_intervision
from sherpa_sim.content.intervision_record import Agreement, Case, Gathering, IntervisionRecord, Taking
from sherpa_sim.domain.names_in_text import likely_names
from sherpa_sim.locale.words import Words

from ..controls import Panel, box
from ..paper.trainee import sign_in_address
from ..tools.keeping import Keeping
from ..visit import visit
from .cases import Cases
from .methods_told import methods_told
from .notes import Notes
from .together import Together

_STYLE = Path(__file__).with_name("intervision.css")


class IntervisionPanel(Panel):
    """A piece of this page, which prints on A4."""

    _css = _STYLE


def show_intervision(*, on_trainers_site: bool = False) -> VBox:
    """The page in the visitor's language; on the trainer's site nobody signs in with a mentor's code."""
    words = visit().words
    return IntervisionPage(words, sign_in_at="" if on_trainers_site else sign_in_address(words)).box


class IntervisionPage:
    """One visitor's page: its parts show one record, and each change goes into it."""

    def __init__(self, words: Words, *, sign_in_at: str = "") -> None:
        self._words = words
        self._keeping = Keeping(IntervisionRecord(), words, self._known, sign_in_at=sign_in_at)
        self._cases = Cases(words, self._cases_are)
        self._together = Together(words, load_intervision(), self._gathering_is)
        self._notes = Notes(words, self._takings_are, self._agreements_are)
        self._names = Panel(kind="names", spoken=True)
        self.box = box(
            "intervision",
            IntervisionPanel(_heading(words)),
            self._keeping.top,
            self._names,
            box("card own-case", self._cases.box),
            box("card together", self._together.box),
            box("card notes", self._notes.box),
            box("card methods", Panel(methods_told(load_intervision(), words))),
            box(
                "card own-files",
                Panel(Markup("<h2>{}</h2>").format(words("Keep it as a file"))),
                self._keeping.files,
            ),
        )

    def _known(self) -> None:
        record = self._keeping.record
        self._cases.show(record.cases)
        self._together.show(record.gathering)
        self._notes.show(record.takings, record.agreements)
        self._look_for_names()

    def _cases_are(self, cases: tuple[Case, ...]) -> None:
        self._keep({"cases": cases})

    def _gathering_is(self, gathering: Gathering) -> None:
        self._keep({"gathering": gathering})

    def _takings_are(self, takings: tuple[Taking, ...]) -> None:
        self._keep({"takings": takings})

    def _agreements_are(self, agreements: tuple[Agreement, ...]) -> None:
        self._keep({"agreements": agreements})

    def _keep(self, changed: Mapping[str, object]) -> None:
        self._keeping.keep(self._keeping.record.model_copy(update=changed))
        self._look_for_names()

    def _look_for_names(self) -> None:
        """Asks, gently, whether what looks like a name is one of a colleague."""
        words, record = self._words, self._keeping.record
        written = "\n".join(text for case in record.cases for text in case.texts)
        found = likely_names(written)
        if not found:
            self._names.show(Markup(""))
            return
        self._names.show(
            Markup("<p>{}</p>").format(
                words(
                    "In your cases stands: {names}. Is that a colleague's name? Then write an initial, or “somebody "
                    "on nights”. If it is not, leave it.",
                    names=", ".join(found),
                )
            )
        )


def _heading(words: Words) -> Markup:
    return Markup('<h1>{}</h1><p class="lead">{}</p><p>{}</p>').format(
        words("Intervision: a case, a group, a clock"),
        words(
            "Mentors who meet and help each other to think. One brings a case, the others ask. No boss, no teacher."
        ),
        words(
            "What is said there stays there. Colleagues have no names there, and none on this page either."
        ),
    )
