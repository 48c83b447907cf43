"""One survey: its link and its papers, how many answered, a list in, its answers out, closing and deleting it."""

from collections.abc import Callable, Sequence
from datetime import date
from urllib.parse import urlencode, urlsplit

import segno
from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.surveys import answers_of, bring_in, close_survey, delete_survey, set_asked
from sherpa_sim.content.spreadsheet import MAXIMUM_BYTES
from sherpa_sim.content.survey import MOST_ANSWERS, Survey
from sherpa_sim.content.survey_list import AnswersReading, answers_as_csv, example_answers, read_answers_list
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import LANGUAGES, Words, words_for
from sherpa_sim.reports.questionnaire import handing_out_pdf, questionnaire_pdf
from sherpa_sim.reports.survey_words import answered
from sherpa_sim.survey.small_groups import LEAST

from ..controls import Button, Buttons, Download, Downloads, Field, Form, Kind, Panel, Upload, box
from ..desk.desk import Desk
from ..language import NAMES
from ..markup import heading, listed, paragraphs_of
from ..questionnaire.page import GROUP, SURVEY

ASKED = "asked"
SITE = "http://localhost:8866"
"""Where the visitors' site is if nobody says otherwise."""


def survey_card(desk: Desk, survey: Survey, on_change: Callable[[Survey | None], None]) -> DOMWidget:
    """What can be done with a survey; `on_change` gets it as it is then, or None when the card is to be closed."""
    return _Card(desk, survey, on_change).box


def asked_field(asked: int | None, words: Words) -> Field:
    """The field for how many people are asked, in which 0 stands for not known."""
    return Field(
        ASKED,
        Kind.NUMBER,
        words("How many people are asked"),
        help=words("0 if you do not know it yet."),
        minimum=0,
        maximum=MOST_ANSWERS,
        value=float(asked or 0),
    )


class _Card:
    def __init__(self, desk: Desk, survey: Survey, on_change: Callable[[Survey | None], None]) -> None:
        self._desk, self._survey, self._on_change = desk, survey, on_change
        words = desk.words
        many = len(answers_of(desk.cohort, survey.key))
        self._below = VBox()
        self._open = survey.open_on(date.today())
        parts: list[DOMWidget] = [
            Panel(
                Markup("<h3>{}</h3>").format(survey.name) + paragraphs_of([answered(survey, many, words)]),
                reached=True,
            )
        ]
        if self._open:
            parts.append(self._link())
        parts += [self._paper(), self._list_in(), self._below, self._asked(), self._ways_out(many)]
        self.box = box("card stack", *parts)

    def _link(self) -> DOMWidget:
        """The link to the page, for the address where people reach it, with its code to scan."""
        words, survey = self._desk.words, self._survey
        shown = Panel()
        field = Field(
            "site",
            Kind.TEXT,
            words("The address of the site, as the telephones of your people reach it"),
            maximum=200,
            value=SITE,
        )
        form = Form([field], words, words("Online"))
        query = urlencode({GROUP: self._desk.cohort.settings.key, SURVEY: survey.key})

        def show(site: str) -> None:
            parts = urlsplit(site)
            if parts.scheme not in ("http", "https") or not parts.netloc:
                raise Problem(
                    '"{address}" is no address of a page; it begins with http:// or https://.', address=site
                )
            self._address = f"{site.rstrip('/')}/questionnaire?{query}"
            picture = Markup(segno.make(self._address, error="m", micro=False).svg_inline(scale=4, border=4))
            shown.show(
                Markup(
                    '<p class="link"><a href="{0}">{0}</a></p><div aria-hidden="true">{1}</div><p>{2}</p>'
                ).format(
                    self._address,
                    picture,
                    words("Give the link or the square code to your people only: whoever has it can answer."),
                )
            )

        form.on_change(self._desk.guarded(lambda values: show(str(values["site"]).strip())))
        show(SITE)
        return box("asking", Panel(Markup("<h4>{}</h4>").format(words("Online"))), form, shown)

    def _paper(self) -> DOMWidget:
        words, desk, survey = self._desk.words, self._desk, self._survey
        link = self._address if self._open else ""
        offers: list[Download] = []
        for language in LANGUAGES:
            own = words_for(language)
            offers += [
                Download(
                    f"sherpa-{file}-{language}.pdf",
                    "application/pdf",
                    words("{what} ({language})", what=what, language=dict(NAMES)[language]),
                    desk.file(make),
                )
                for file, what, make in (
                    ("questionnaire", words("Questionnaire"), lambda own=own: questionnaire_pdf(survey, own)),
                    (
                        "handing-out",
                        words("How to hand it out"),
                        lambda own=own: handing_out_pdf(survey, own, link),
                    ),
                )
            ]
        return box(
            "paper", Panel(Markup("<h4>{}</h4>").format(words("On paper (PDF)"))), Downloads(offers, words)
        )

    def _list_in(self) -> DOMWidget:
        words, desk, survey = self._desk.words, self._desk, self._survey
        example = Download(
            "sherpa-answers-example.csv",
            "text/csv",
            words("An empty list to type into"),
            desk.file(lambda: example_answers(words.language, survey.teams, codes=survey.codes)),
        )
        return box(
            "bring",
            Panel(
                Markup("<h4>{}</h4>").format(words("Bring in answers from a list"))
                + paragraphs_of(
                    [
                        words(
                            "A table (.xlsx or .csv) with a row a questionnaire; its first row has the codes "
                            "that stand on paper, or the questions themselves. First you see what can be used; "
                            "the file itself is not kept."
                        )
                    ]
                )
            ),
            Downloads((example,), words),
            Upload(
                words("Choose a list"),
                words,
                desk.guarded(self._try),
                accept=".csv,.xlsx",
                largest=MAXIMUM_BYTES,
            ),
        )

    def _try(self, files: Sequence[tuple[str, bytes]]) -> None:
        self._below.children = ()
        words = self._desk.words
        (name, data), *_ = files
        reading = read_answers_list(name, data, self._survey.teams)
        told = [words.problem(one) for one in (*reading.remarks, *reading.problems)]
        parts: list[DOMWidget] = [
            Panel(
                heading(
                    words("What {file} would add", file=name),
                    words(
                        "{answers} questionnaires of {rows} rows; {half} of them are not filled in whole and "
                        "count with what they have.",
                        answers=len(reading.answers),
                        rows=reading.rows,
                        half=reading.half_filled,
                    ),
                ),
                reached=True,
            )
        ]
        if told:
            parts.append(Panel(paragraphs_of([words("Look at this:")]) + listed(told[:100]), kind="refused"))
        buttons = (Button("take", words("Take these answers in"), "main"), Button("leave", words("Leave it")))
        parts.append(Buttons(buttons, self._desk.guarded(lambda key: self._take(key, data, reading))))
        self._below.children = (box("card opened", *parts),)
        self._desk.say(words("The list was looked at; nothing was changed yet."))

    def _take(self, key: str, data: bytes, reading: AnswersReading) -> None:
        self._below.children = ()
        if key == "take":
            count = bring_in(self._desk.cohort, self._survey.key, data, reading)
            self._on_change(self._survey)
            self._desk.say(self._desk.words("Added: {count} questionnaires.", count=count))

    def _asked(self) -> DOMWidget:
        words, desk, survey = self._desk.words, self._desk, self._survey
        form = Form([asked_field(survey.asked, words)], words, words("How many people are asked"))

        def keep(_key: str) -> None:
            self._on_change(set_asked(desk.cohort, survey.key, int(form.accepted[ASKED]) or None))
            desk.say(words("Saved: {row}", row=survey.name))

        return box("asking", form, Buttons([Button("keep", words("Save"))], desk.guarded(keep)))

    def _ways_out(self, many: int) -> DOMWidget:
        """The answers as a list, once nothing more can be told from one more; closing, deleting, leaving."""
        words, desk, survey = self._desk.words, self._desk, self._survey
        parts: list[DOMWidget] = []
        if not self._open and many >= LEAST:
            own = Download(
                "sherpa-answers.csv",
                "text/csv",
                words("Save the answers as a list (CSV)"),
                desk.file(lambda: answers_as_csv(answers_of(desk.cohort, survey.key), codes=survey.codes)),
            )
            parts.append(Downloads((own,), words))
        buttons = [
            *([Button("close", words("Close this survey now ..."))] if self._open else []),
            Button("delete", words("Delete this survey ..."), "grave"),
            Button("ready", words("Ready")),
        ]
        sure = VBox()

        def press(key: str) -> None:
            sure.children = ()
            if key == "ready":
                self._on_change(None)
            elif key == "close":
                ask(
                    words(
                        "It stays closed for good: no more answers by the link. Lists can still be brought in."
                    ),
                    Button("yes-close", words("Close it"), "main"),
                )
            elif key == "delete":
                ask(
                    words("The survey and all its answers go for good."),
                    Button("yes-delete", words("Delete for good"), "grave"),
                )

        def ask(sentence: str, yes: Button) -> None:
            no = Button("no", words("Leave it"))
            sure.children = (
                Panel(paragraphs_of([sentence]), spoken=True),
                Buttons((yes, no), desk.guarded(decide)),
            )

        def decide(key: str) -> None:
            sure.children = ()
            if key == "yes-close":
                self._on_change(close_survey(desk.cohort, survey.key))
                desk.say(words("{survey} is closed.", survey=survey.name))
            elif key == "yes-delete":
                delete_survey(desk.cohort, survey.key)
                self._on_change(None)
                desk.say(words("{survey} is deleted.", survey=survey.name))

        return box("out", *parts, Buttons(buttons, desk.guarded(press)), sure)
