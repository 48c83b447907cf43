"""What the trainer fills in about certificates: a code to check, and what stands on them."""

from ipywidgets import VBox

from sherpa_sim.cohort.certificate_rule import LONGEST
from sherpa_sim.content.paper import load_paper

from ..controls import Button, Buttons, Field, Form, Kind, Panel
from ..markup import heading
from .desk import Desk

_MOST_HOURS = 2000


def check_form(desk: Desk) -> VBox:
    """Checks the code of a certificate that somebody shows."""
    words = desk.words
    form = Form(
        [Field("code", Kind.TEXT, words("The code on the certificate"), maximum=40, value="")],
        words,
        words("Check a code"),
    )

    def check(_key: str) -> None:
        from sherpa_sim.cohort.certificate_register import find  # brings nbgrader, which takes seconds
        from sherpa_sim.reports.certificate_words import standing_of

        found = find(desk.cohort, str(form.accepted["code"]))
        told = standing_of(found, words)
        if found.ended is None:
            desk.say(told)
        else:
            desk.complain(told)

    box = VBox(
        [
            Panel(
                heading(
                    words("Check a code"),
                    words("Does somebody ask whether a certificate is genuine? Type its code here."),
                )
            ),
            form,
            Buttons([Button("check", words("Check"))], desk.guarded(check)),
        ]
    )
    box.add_class("stack")
    return box


def rule_form(desk: Desk) -> VBox:
    """Asks who signs and what else stands on the certificate, and which share passes a paper."""
    words, cohort = desk.words, desk.cohort
    rule = cohort.settings.certificate
    keys = rule.papers or tuple(own.paper for own in cohort.settings.papers)
    names = ", ".join(load_paper(key).name(words.language) for key in keys)
    fields = [
        *(
            Field(key, Kind.TEXT, label, maximum=LONGEST, value=value)
            for key, label, value in (
                ("trainer", words("Who signs"), rule.trainer),
                ("organisation", words("In whose name"), rule.organisation),
                ("place", words("Where"), rule.place),
            )
        ),
        Field(
            "hours",
            Kind.NUMBER,
            words("Hours that the course took"),
            help=words("0: it does not stand on the certificate."),
            maximum=_MOST_HOURS,
            step=0.5,
            value=rule.hours or 0,
        ),
        Field(
            "share",
            Kind.NUMBER,
            words("Share of the points that passes a paper"),
            help=words("0: what the paper itself says."),
            unit="%",
            maximum=100,
            value=round(100 * (rule.share or 0)),
        ),
    ]
    form = Form(fields, words, words("What stands on the certificate"))

    def save(_key: str) -> None:
        given = form.accepted
        before = desk.cohort.settings.certificate
        desk.cohort.set_certificate(
            before.model_copy(
                update={
                    "trainer": str(given["trainer"]).strip(),
                    "organisation": str(given["organisation"]).strip(),
                    "place": str(given["place"]).strip(),
                    "hours": float(given["hours"]) or None,
                    "share": float(given["share"]) / 100 or None,
                }
            )
        )
        desk.go("certificates")
        desk.say(
            words("Saved. Certificates that were given already stay as they are until you make them again.")
        )

    told = words("These papers have to be handed in, marked and passed: {papers}.", papers=names or "–")
    box = VBox(
        [
            Panel(heading(words("The rule, and what stands on the certificate"), told)),
            form,
            Buttons([Button("save", words("Save"))], desk.guarded(save)),
        ]
    )
    box.add_class("stack")
    return box
