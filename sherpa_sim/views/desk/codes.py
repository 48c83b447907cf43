"""Personal codes: made for who has none, on a sheet that is seen once."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from ipywidgets import VBox

from sherpa_sim.cohort.codes import make_codes, with_code
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.roster import Trainee, load_roster
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.access_sheet import Card, access_sheet

from ..controls import Button, Buttons, Download, Downloads, Field, Form, FramedPage, Kind, Panel
from ..markup import heading, paragraphs_of
from .desk import Desk

SIGN_IN_ADDRESS = "http://localhost:8866/paper"
SHEET = "codes.html"


def codes_part(desk: Desk) -> VBox:
    """Where codes are made for everybody who has none, or anew for all."""
    words, cohort = desk.words, desk.cohort
    people = load_roster(cohort).people
    having = with_code(cohort)
    without = [person for person in people if person.id not in having]
    address = address_form(desk)
    sheet, sure = VBox(), VBox()

    def make(key: str) -> None:
        sure.children = ()
        if key == "all" and having:
            sure.children = (
                Panel(
                    paragraphs_of(
                        [
                            words(
                                "Everybody gets a new code, and the codes that people have now no longer work."
                            )
                        ]
                    )
                ),
                Buttons(
                    (
                        Button("yes", words("Make new codes for everybody"), "grave"),
                        Button("no", words("Leave it")),
                    ),
                    desk.guarded(decide),
                ),
            )
            return
        show(people if key == "all" else without)

    def decide(key: str) -> None:
        sure.children = ()
        if key == "yes":
            show(people)

    def show(whose: Sequence[Trainee]) -> None:
        sheet.children = new_sheet(desk, cohort, whose, str(address.accepted["address"]))

    buttons = [Button("all", words("Make new codes for everybody"))]
    if without:
        told = words("Make codes for the {count} people who have none", count=len(without))
        buttons.insert(0, Button("without", told, "main"))
    return VBox(
        [
            Panel(
                heading(
                    words("Codes to sign in with"),
                    words(
                        "Each person signs in with a code of her own. You get a sheet with a card for each, to print "
                        "and cut. It can be made only once: the kit itself does not keep the codes."
                    ),
                )
            ),
            address,
            Buttons(buttons, desk.guarded(make)),
            sure,
            sheet,
        ]
    )


def address_form(desk: Desk) -> Form:
    """Asks where the people of the group open their papers."""
    words = desk.words
    field = Field(
        "address",
        Kind.TEXT,
        words("The address of their page"),
        help=words("As their telephones reach it; it stands on the cards and in their QR codes."),
        maximum=200,
        value=SIGN_IN_ADDRESS,
    )
    return Form([field], words, words("Codes to sign in with"))


def new_sheet(
    desk: Desk, cohort: Cohort, people: Sequence[Trainee], address: str
) -> tuple[Panel, Downloads, FramedPage]:
    """Makes new codes for these people and shows the sheet with them, which the browser also saves.

    Raises:
        Problem: if the address is none, or the codes cannot be kept; the old ones then still hold.
    """
    words = desk.words
    if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).netloc:
        raise Problem(
            '"{address}" is no address of a page; it begins with http:// or https://.', address=address
        )
    shown = make_codes(cohort, [person.id for person in people])
    settings = cohort.settings
    cards = [Card(person.name, shown[person.id]) for person in people]
    page = access_sheet(settings.name, settings.key, cards, address, words_for(settings.language))
    desk.say(words("New codes: {count}. Save and print the sheet now.", count=len(people)))
    save = Download(SHEET, "text/html", words("Save the sheet to print"), desk.file(lambda: page))
    told = words("This sheet is gone when you go to another part of the desk.")
    return (
        Panel(heading(words("The sheet with codes"), told)),
        Downloads((save,), words),
        FramedPage(page, words("The sheet with codes")),
    )
