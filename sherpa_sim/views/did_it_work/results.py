"""Two surveys beside each other, and beside the same workplace simulated with mentors and without."""

from collections.abc import Mapping, Sequence
from datetime import date
from threading import Event

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.surveys import answers_of, surveys
from sherpa_sim.content.learning_culture import load_learning_culture
from sherpa_sim.content.plan import Ground
from sherpa_sim.content.scenario import Workplace
from sherpa_sim.content.survey import Answer, Round, Side, Survey
from sherpa_sim.content.workforce import read_workforce, workforce_keys
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.between_rounds import Expected, expected_change
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.did_it_work import did_it_work_csv, did_it_work_pdf, stamp
from sherpa_sim.reports.survey_words import Measured, too_few
from sherpa_sim.survey.before_after import before_after

from ..controls import (
    Button,
    Buttons,
    Download,
    Downloads,
    Field,
    Form,
    Kind,
    Option,
    Panel,
    Progress,
    Value,
    box,
)
from ..desk.desk import Desk
from ..markup import heading
from .told import SurveysPanel, beside, results

NONE = ""
BEFORE, AFTER, OTHERS_BEFORE, OTHERS_AFTER, PAIRED = (
    "before",
    "after",
    "others_before",
    "others_after",
    "paired",
)
LEAST_WEEKS, MOST_WEEKS, USUAL_WEEKS = 4, 260, 52
LEAST_WORKERS, MOST_WORKERS, USUAL_WORKERS = 10, 2000, 100
USUAL_MENTORS = 2.0
WORKFORCE, WORKERS, WEEKS, MENTORS = "workforce", "workers", "weeks", "mentors"


class Comparing:
    """What a trainer compares, and what came out; `show` begins anew with the surveys that there are."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._measured: Measured | None = None
        self._expected: Expected | None = None
        self._choice = VBox()
        self._found = VBox()
        self._beside = VBox()
        self._files = VBox()
        self.box: DOMWidget = box("card stack", self._choice, self._found, self._beside, self._files)

    def show(self) -> None:
        """Asks which surveys are compared; what was found before is taken away."""
        words = self._desk.words
        self._measured = self._expected = None
        self._found.children = self._beside.children = self._files.children = ()
        there = {one.key: one for one in surveys(self._desk.cohort)}
        closed = [one for one in there.values() if not one.open_on(date.today())]
        title = Panel(heading(words("Compare")))
        if not _of(closed, Round.BEFORE, Side.MENTORS) or not _of(closed, Round.AFTER, Side.MENTORS):
            told = words(
                "You can compare once two surveys are closed, one of before and one of after. While a survey is open "
                "nothing of it is shown, so that nobody can see what the last person answered."
            )
            self._choice.children = (title, Panel(Markup("<p>{}</p>").format(told)))
            return
        form = Form(_fields(closed, words), words, words("Compare"))

        def compare(_key: str) -> None:
            self._compare(form.accepted, there)

        buttons = Buttons(
            [Button("compare", words("Show what changed"), "main")], self._desk.guarded(compare)
        )
        self._choice.children = (title, box("asking", form, buttons))

    def _compare(self, values: Mapping[str, Value], there: Mapping[str, Survey]) -> None:
        desk, words = self._desk, self._desk.words
        before, after = there[str(values[BEFORE])], there[str(values[AFTER])]
        if after.closes < before.closes:
            raise Problem("The survey of after closed before the one of before; choose others.")
        chosen = [there.get(str(values.get(key, NONE))) for key in (OTHERS_BEFORE, OTHERS_AFTER)]
        others = (chosen[0], chosen[1]) if chosen[0] is not None and chosen[1] is not None else None
        if others is None and any(chosen):
            raise Problem("Choose a survey of the others at both rounds, or none.")
        paired = bool(values.get(PAIRED))

        def answers(survey: Survey) -> tuple[Answer, ...]:
            return answers_of(desk.cohort, survey.key)

        found = before_after(
            load_learning_culture(),
            (answers(before), answers(after)),
            others=(answers(others[0]), answers(others[1])) if others else None,
            paired=paired,
            teams=tuple(team for team in before.teams if team in after.teams),
        )
        self._measured = measured = Measured(
            desk.cohort.settings.name, before, after, found, paired=paired, others=others
        )
        self._expected = None
        title = Panel(Markup("<h2>{}</h2>").format(words("What changed")), reached=True)
        shown = SurveysPanel(results(measured, words), kind="results-of-surveys")
        self._found.children = (title, shown)
        self._beside.children = self._files.children = ()
        if not too_few(measured, words):
            self._ask_model(measured)
            self._offer(measured)

    def _ask_model(self, measured: Measured) -> None:
        words, desk = self._desk.words, self._desk
        form = Form(_workplace_fields(measured, words), words, words("Beside the simulation"))
        shown = SurveysPanel(kind="results-of-surveys")

        def work(_progress: Progress, stop: Event) -> Expected:
            values = form.accepted
            ground = Ground(
                workplace=Workplace(workforce=str(values[WORKFORCE]), workers=int(values[WORKERS])),
                start=measured.before.closes,
                weeks=int(values[WEEKS]),
            )
            return expected_change(ground, float(values[MENTORS]), stop=stop)

        def finished(expected: Expected) -> None:
            if self._measured is not measured:
                return
            self._expected = expected
            shown.show(beside(measured, expected, words))
            self._offer(measured)
            desk.say(words("The simulation is ready; it stands below what changed."))

        def run(_key: str) -> None:
            desk.work(words("The workplace is simulated, with mentors and without"), work, finished)

        told = words(
            "The model can play the same time at a workplace like yours, with mentors and without. Then you see "
            "how much of what you saw it would expect. It knows nothing of your people."
        )
        self._beside.children = (
            Panel(heading(words("Beside the simulation"), told)),
            box("asking", form, Buttons([Button("run", words("Simulate"), "main")], desk.guarded(run))),
            shown,
        )

    def _offer(self, measured: Measured) -> None:
        words, desk, expected = self._desk.words, self._desk, self._expected
        questionnaire = load_learning_culture()
        offers = (
            Download(
                f"sherpa-did-it-work-{words.language}.pdf",
                "application/pdf",
                words("Save the report (PDF, two pages)"),
                desk.file(lambda: did_it_work_pdf(measured, questionnaire, words, expected)),
            ),
            Download(
                "sherpa-did-it-work.csv",
                "text/csv",
                words("Save all numbers (CSV)"),
                desk.file(lambda: did_it_work_csv(measured, questionnaire, words, expected)),
            ),
        )
        line = Markup('<p class="stamp">{}</p>').format(stamp(expected, date.today()))
        self._files.children = (
            Panel(heading(words("Take it with you"))),
            Downloads(offers, words),
            SurveysPanel(line, kind="results-of-surveys"),
        )


def _of(there: Sequence[Survey], round: Round, side: Side) -> list[Survey]:
    """The surveys of a round and a side, the newest first."""
    return [one for one in reversed(there) if one.round is round and one.side is side]


def _fields(closed: Sequence[Survey], words: Words) -> list[Field]:
    """Which surveys are compared; of the others only if there are some at both rounds."""

    def choice(key: str, label: str, found: Sequence[Survey], none: str = "") -> Field:
        options = [Option(one.key, one.name) for one in found]
        options += [Option(NONE, none)] if none else []
        return Field(key, Kind.CHOICE, label, options=tuple(options), value=options[0].value)

    fields = [
        choice(BEFORE, words("Before"), _of(closed, Round.BEFORE, Side.MENTORS)),
        choice(AFTER, words("After"), _of(closed, Round.AFTER, Side.MENTORS)),
    ]
    others = [_of(closed, round, Side.OTHERS) for round in Round]
    if all(others):
        none = words("Compare with nobody")
        fields += [
            choice(OTHERS_BEFORE, words("The others without mentors, before"), others[0], none),
            choice(OTHERS_AFTER, words("The others without mentors, after"), others[1], none),
        ]
    if any(one.codes for one in closed):
        label = words("Compare who gave the same code with herself")
        fields.append(Field(PAIRED, Kind.TOGGLE, label, value=False))
    return fields


def _workplace_fields(measured: Measured, words: Words) -> list[Field]:
    language = words.language
    kinds = tuple(Option(key, read_workforce(key).name(language)) for key in workforce_keys())
    days = (measured.after.closes - measured.before.closes).days
    weeks = min(MOST_WEEKS, max(LEAST_WEEKS, round(days / 7))) if days else USUAL_WEEKS
    asked = measured.before.asked or USUAL_WORKERS
    return [
        Field(
            WORKFORCE,
            Kind.CHOICE,
            words("Which workplace is most like yours"),
            options=kinds,
            value="flanders",
        ),
        Field(
            WORKERS,
            Kind.NUMBER,
            words("How many people work there"),
            minimum=LEAST_WORKERS,
            maximum=MOST_WORKERS,
            value=float(min(MOST_WORKERS, max(LEAST_WORKERS, asked))),
        ),
        Field(
            WEEKS,
            Kind.NUMBER,
            words("Weeks between the two rounds"),
            minimum=LEAST_WEEKS,
            maximum=MOST_WEEKS,
            value=float(weeks),
        ),
        Field(
            MENTORS,
            Kind.NUMBER,
            words("Learning mentors per 100 workers"),
            minimum=0.5,
            maximum=10,
            step=0.5,
            value=USUAL_MENTORS,
        ),
    ]
