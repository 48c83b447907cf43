"""The surveys of a group: a list, a form for a new one, and the card of the one that is open."""

from collections.abc import Callable
from datetime import date, timedelta

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.surveys import answers_of, make_survey, surveys
from sherpa_sim.content.survey import LONGEST_TEAM, MOST_TEAMS, Round, Side, Survey
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import (
    Action,
    Button,
    Buttons,
    Cell,
    Column,
    Field,
    Form,
    Kind,
    Option,
    Panel,
    Row,
    Table,
    box,
)
from ..desk.desk import Desk
from ..markup import heading, paragraphs_of
from .card import ASKED, asked_field, survey_card

USUAL_WEEKS = 3


class Surveys:
    """The list of surveys; `on_change()` hears when one was made, closed, filled or deleted."""

    def __init__(self, desk: Desk, on_change: Callable[[], None]) -> None:
        self._desk, self._on_change = desk, on_change
        words = desk.words
        self._opened = VBox()
        self._table = Table(
            words("The surveys of this group"),
            (
                Column(words("Name")),
                Column(words("Round")),
                Column(words("Who")),
                Column(words("Until")),
                Column(words("Answers"), number=True),
            ),
            (),
            words,
            desk.guarded(self._open),
            empty=words("There is no survey yet. Make the first one before the mentors begin."),
        )
        self._new = Buttons(
            [Button("new", words("Make a survey"), "main")], desk.guarded(lambda _: self._ask())
        )
        self.box: DOMWidget = box("card stack", Panel(_about(words)), self._table, self._new, self._opened)

    def show(self) -> None:
        """Shows the surveys as they are now, and lets what hangs on them follow."""
        self._list()
        self._on_change()

    def _list(self) -> None:
        words, cohort = self._desk.words, self._desk.cohort
        today = date.today()
        self._table.show(
            [
                Row(
                    survey.key,
                    (
                        survey.name,
                        round_name(survey.round, words),
                        side_name(survey.side, words),
                        Cell(words.short_date(survey.closes), survey.closes.toordinal())
                        if survey.open_on(today)
                        else Cell(words("closed"), survey.closes.toordinal(), "good"),
                        words.number(len(answers_of(cohort, survey.key))),
                    ),
                    (Action("open", words("Open")),),
                )
                for survey in surveys(cohort)
            ]
        )

    def _open(self, key: str, _action: str) -> None:
        self._card(next(one for one in surveys(self._desk.cohort) if one.key == key))

    def _card(self, survey: Survey | None) -> None:
        """Opens the card of a survey, or (None) closes the one that is open; the list follows."""
        self._opened.children = () if survey is None else (survey_card(self._desk, survey, self._changed),)

    def _changed(self, survey: Survey | None) -> None:
        self._card(survey)
        self.show()

    def _ask(self) -> None:
        words, desk = self._desk.words, self._desk
        form = Form(_fields(words), words, words("Make a survey"))

        def decide(key: str) -> None:
            if key == "leave":
                self._card(None)
                return
            values = form.accepted
            made = make_survey(
                desk.cohort,
                str(values["name"]),
                Round(str(values["round"])),
                _day(str(values["closes"])),
                side=Side(str(values["side"])),
                asked=int(values[ASKED]) or None,
                teams=_teams(str(values["teams"])),
                codes=bool(values["codes"]),
            )
            self._changed(made)
            desk.say(words("Saved: {row}", row=made.name))

        buttons = Buttons(
            [Button("make", words("Make it"), "main"), Button("leave", words("Leave it"))],
            desk.guarded(decide),
        )
        title = Panel(heading(words("A new survey")), reached=True)
        self._opened.children = (box("card asking", title, form, buttons),)


def round_name(round: Round, words: Words) -> str:
    """What a round is called."""
    return words("Before") if round is Round.BEFORE else words("After")


def side_name(side: Side, words: Words) -> str:
    """Who is asked."""
    return words("People who get mentors") if side is Side.MENTORS else words("Others, without mentors")


def _about(words: Words) -> Markup:
    return heading(words("Ask")) + paragraphs_of(
        [
            words(
                "A survey is one round: before the mentors begin, or later. People answer on paper or by a link, "
                "without a name. Make the second round exactly like the first."
            ),
            words(
                "Answers belong to nobody: they hold no name, no address and no time, and they go when the group is "
                "deleted. Results are shown once a survey is closed, and never of fewer than five people."
            ),
        ]
    )


def _fields(words: Words) -> list[Field]:
    usual = (date.today() + timedelta(weeks=USUAL_WEEKS)).isoformat()
    longest = MOST_TEAMS * (LONGEST_TEAM + 1)
    return [
        Field(
            "name",
            Kind.TEXT,
            words("Name"),
            help=words("It stands on paper: “Spring 2027”."),
            maximum=80,
            value="",
        ),
        Field(
            "round",
            Kind.CHOICE,
            words("Round"),
            options=tuple(Option(str(one), round_name(one, words)) for one in Round),
            value=str(Round.BEFORE),
        ),
        Field(
            "side",
            Kind.CHOICE,
            words("Who"),
            help=words("Others, such as a second site, make the comparison much stronger."),
            options=tuple(Option(str(one), side_name(one, words)) for one in Side),
            value=str(Side.MENTORS),
        ),
        Field("closes", Kind.DAY, words("Last day to answer"), value=usual),
        asked_field(None, words),
        Field(
            "teams",
            Kind.LONG_TEXT,
            words("Teams to choose from, one a line"),
            help=words(
                "Only if each has well over five people. Leave it empty and more people will trust the questionnaire."
            ),
            maximum=longest,
            value="",
        ),
        Field(
            "codes",
            Kind.TOGGLE,
            words("Ask for a code that each person makes up herself"),
            help=words(
                "It makes small changes easier to see, but colleagues can guess a code, and some people will not "
                "answer. Without it is usually better."
            ),
            value=False,
        ),
    ]


def _teams(typed: str) -> tuple[str, ...]:
    return tuple(line for line in (" ".join(part.split()) for part in typed.splitlines()) if line)


def _day(typed: str) -> date:
    if not typed:
        raise Problem("Choose the last day to answer.")
    return date.fromisoformat(typed)
