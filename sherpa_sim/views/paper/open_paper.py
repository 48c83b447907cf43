"""One paper: its questions, or what came back; a way to the list, and the answers as a file."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.assessment.talk_seed import talk_seed
from sherpa_sim.cohort.hand_in import download_answers, hand_in, hand_ins
from sherpa_sim.cohort.returned_page import returned_page
from sherpa_sim.content.action_plan import PLAN_PAPER
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Download, Downloads, Field, Form, FramedPage, Kind, Panel
from ..questions import QuestionWidget, Receipt, Store
from .released import asked, paper_sheet
from .standing import closing, receipt_lines
from .trainee import Participant


def open_paper(
    participant: Participant, key: str, words: Words, on_back: Callable[[], None]
) -> tuple[DOMWidget, ...]:
    """What a trainee sees of a paper of hers; `on_back` is called when she wants her list again.

    Raises:
        Problem: if the paper is not set or its answers cannot be read.
    """
    cohort, trainee = participant.cohort, participant.person.id
    sheet = paper_sheet(key)
    store = cohort.answers(trainee, key)

    def answers_file() -> bytes:
        return download_answers(store.load())[1]

    name = sheet.name(words.language)
    heading = Markup('<h1>{}</h1><p class="lead">{}</p>').format(name, sheet.introduction(words.language))
    file_name = download_answers(store.load())[0]
    back = Form([Field("back", Kind.BUTTON, words("Back to all my papers"))], words, words("Your papers"))
    back.on_press(lambda _: on_back())
    return (
        back,
        Panel(heading),
        *_marks(participant, key, bool(hand_ins(cohort, trainee, key)), words),
        *(() if cohort.is_open(key, datetime.now(UTC)) else (Panel(closed(words)),)),
        *((Panel(_plan_door(words)),) if key == PLAN_PAPER else ()),
        paper_questions(participant, key, store, words),
        Panel(
            Markup("<h2>{}</h2><p>{}</p>").format(
                words("Your answers as a file"),
                words("Keep them, or send them to your trainer when the page cannot be reached."),
            )
        ),
        Downloads(
            (Download(file_name, "application/json", words("Download my answers"), answers_file),), words
        ),
    )


def paper_questions(
    participant: Participant,
    key: str,
    store: Store,
    words: Words,
    on_handed_in: Callable[[], None] = lambda: None,
) -> QuestionWidget:
    """The questions of a paper of hers to answer into `store`, and at their end the place to hand in.

    `on_handed_in()` is called each time that it was.

    Raises:
        Problem: if the paper is not set, or what is in the store or was handed in cannot be read.
    """
    cohort, trainee = participant.cohort, participant.person.id
    sheet = paper_sheet(key)
    before = hand_ins(cohort, trainee, key)
    receipt: Receipt = receipt_lines(before[-1].receipt(), words) if before else ()

    def take_in() -> Receipt:
        lines = receipt_lines(hand_in(participant.now().cohort, trainee, key), words)
        on_handed_in()
        return lines

    return QuestionWidget(
        asked(sheet),
        store,
        words,
        sheet.name(words.language),
        kept_as=_tab_key(cohort.settings.key, trainee, key),
        before_save=lambda: while_open(participant, key),
        hand_in=take_in,
        deadline=closing(cohort.paper(key), words),
        receipt=receipt,
        seed=lambda question: talk_seed(cohort.settings.key, key, trainee, question),
    )


def while_open(participant: Participant, key: str) -> None:
    """Raises Problem if a paper is not open now, or she is no longer in the group."""
    if not participant.now().cohort.is_open(key, datetime.now(UTC)):
        raise Problem("This paper is closed. What you answer now is not saved.")


def _marks(participant: Participant, key: str, handed_in: bool, words: Words) -> tuple[DOMWidget, ...]:
    """What the trainer returned; that there is nothing yet, once something was handed in."""
    page = returned_page(participant.cohort, participant.person.id, key)
    if page is not None:
        return (
            Panel(Markup("<h2>{}</h2>").format(words("Your marks and feedback"))),
            FramedPage(page, words("Your marks and feedback")),
        )
    if handed_in:
        return (Panel(Markup("<p>{}</p>").format(words("Your trainer has not marked this paper yet."))),)
    return ()


def closed(words: Words) -> Markup:
    """That nothing is saved any more."""
    sentence = words("This paper is closed. What you answer now is not saved.")
    return Markup('<p class="trouble">{}</p>').format(sentence)


def _plan_door(words: Words) -> Markup:
    """The way to the page that goes on with the action plan after the course."""
    return Markup('<p>{} <a href="action-plan?lang={}">{}</a></p>').format(
        words("You can go on with this plan later: look back on it, and put its days in your calendar."),
        words.language,
        words("My action plan"),
    )


def _tab_key(*parts: str) -> str:
    """Under which name a tab keeps what is not saved yet; nobody can read from it whose answers they are."""
    return "sherpa-unsaved-" + hashlib.sha256("/".join(parts).encode()).hexdigest()[:16]
