"""Papers: set them, take in what was sent, grade, and return."""

from collections.abc import Sequence

from ipywidgets import DOMWidget, VBox

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.handling import PaperHandling, handling
from sherpa_sim.cohort.parcels import MAXIMUM_ZIP_BYTES
from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.cohort.set_aside import refused_files, throw_away
from sherpa_sim.cohort.take_in import TakeIn, take_in_uploads
from sherpa_sim.content.paper import load_paper, paper_keys
from sherpa_sim.locale.words import Words

from ..controls import Action, Cell, Column, Panel, Row, Table, Upload
from ..markup import heading, paragraphs_of
from ..paper.standing import at
from .desk import Desk
from .one_paper import paper_card
from .paper_dates import dates_form


def papers(desk: Desk) -> DOMWidget:
    """The section."""
    words, cohort = desk.words, desk.cohort
    cards = VBox([Panel(paragraphs_of([words("Looking at what was handed in ...")]))])
    cards.add_class("stack")

    def show(handled: Sequence[PaperHandling]) -> None:
        cards.children = tuple(paper_card(desk, cohort, one) for one in handled)

    if cohort.settings.papers:
        desk.later(lambda: handling(cohort), show)
    else:
        cards.children = (Panel(paragraphs_of([words("No paper is set yet.")])),)
    return VBox([cards, _taking_in(desk), *_setting(desk, cohort), *_refused(desk, cohort)])


def _taking_in(desk: Desk) -> VBox:
    words = desk.words
    taken = VBox()

    def take(files: Sequence[tuple[str, bytes]]) -> None:
        taken.children = ()
        cohort = desk.cohort
        desk.work(
            words("Taking in what was sent"),
            lambda progress, stop: take_in_uploads(cohort, files, progress=progress, stop=stop),
            lambda done: tell(cohort, done),
        )

    def tell(cohort: Cohort, done: TakeIn) -> None:
        names = {person.id: person.name for person in load_roster(cohort).people}
        taken.children = (_what_became(done, names, words),)
        desk.say(
            words(
                "{taken} taken in, {known} known, {refused} refused",
                taken=len(done.taken),
                known=len(done.known),
                refused=len(done.refused),
            )
        )

    return VBox(
        [
            Panel(
                heading(
                    words("Take in files"),
                    words(
                        "For people who answered where they could not reach the page: the files that they saved and "
                        "sent you (.json), one by one or together in a zip. What cannot be used is kept aside, with "
                        "the reason, and never stops the others."
                    ),
                )
            ),
            Upload(
                words("Choose files"),
                words,
                desk.guarded(take),
                accept=".json,.zip",
                largest=MAXIMUM_ZIP_BYTES,
                several=True,
            ),
            taken,
        ]
    )


def _what_became(done: TakeIn, names: dict[str, str], words: Words) -> Table:
    rows = [
        Row(
            f"refused-{number}",
            (one.name, Cell(words("refused"), 0, "bad"), words.problem(one.problem)),
        )
        for number, one in enumerate(done.refused)
    ]
    for state, tone, which in (
        (words("taken in"), "good", done.taken),
        (words("was taken in before"), "", done.known),
    ):
        for number, own in enumerate(which):
            answers = own.hand_in.answers
            told = words(
                "{name}, {paper}",
                name=names.get(answers.trainee, answers.trainee),
                paper=load_paper(answers.paper).name(words.language),
            )
            rows.append(Row(f"{state}-{number}", (own.name, Cell(state, 1, "good" if tone else ""), told)))
    columns = (Column(words("File")), Column(words("What became of it")), Column(words("Whose, or why")))
    return Table(words("What became of the files"), columns, rows, words)


def _setting(desk: Desk, cohort: Cohort) -> tuple[DOMWidget, ...]:
    """Where a paper of the kit is set that is not set yet."""
    words = desk.words
    already = {own.paper for own in cohort.settings.papers}
    left = [key for key in paper_keys() if key not in already]
    if not left:
        return ()
    told = words("From then on the group finds it on its page, between the dates that you give.")
    return (Panel(heading(words("Set a paper"), told)), dates_form(desk, left))


def _refused(desk: Desk, cohort: Cohort) -> tuple[DOMWidget, ...]:
    """What is kept aside."""
    words = desk.words
    kept = refused_files(cohort)
    if not kept:
        return ()

    def discard(key: str, _action: str) -> None:
        throw_away(desk.cohort, key)
        desk.go("papers")
        desk.say(words("Thrown away."))

    rows = [
        Row(
            one.key,
            (one.name, Cell(at(one.at, words), one.at.timestamp()), words.problem(one.problem)),
            (Action("discard", words("Throw away")),),
        )
        for one in kept
    ]
    columns = (Column(words("File")), Column(words("When")), Column(words("Why")))
    told = words("They lie in the folder of the group under set-aside until you throw them away.")
    return (
        Panel(heading(words("Files that were refused"), told)),
        Table(words("Refused: {count}", count=len(kept)), columns, rows, words, desk.guarded(discard)),
    )
