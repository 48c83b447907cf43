"""Where a trainee's papers stand, in her own words."""

from datetime import UTC, datetime

from sherpa_sim.cohort.cohort import SetPaper
from sherpa_sim.cohort.hand_in import HandIn, Receipt, hand_ins
from sherpa_sim.cohort.returned_page import returned_page
from sherpa_sim.locale.words import Words

from .paper_list import PaperCard
from .released import paper_sheet
from .trainee import Participant


def cards(participant: Participant, words: Words, now: datetime | None = None) -> list[PaperCard]:
    """A card for each paper that is set for the trainee's cohort.

    Raises:
        Problem: if a paper or a hand-in cannot be read.
    """
    moment = now or datetime.now(UTC)
    return [_card(participant, own, words, moment) for own in participant.cohort.settings.papers]


def _card(participant: Participant, own: SetPaper, words: Words, now: datetime) -> PaperCard:
    cohort, trainee = participant.cohort, participant.person.id
    paper = paper_sheet(own.paper)
    known = paper.sheets()
    answers = cohort.answers(trainee, own.paper).load().answers
    counted = words(
        "Answered: {done} of {of}", done=sum(question in known for question in answers), of=len(known)
    )
    before = hand_ins(cohort, trainee, own.paper)
    returned = returned_page(cohort, trainee, own.paper) is not None
    is_open = cohort.is_open(own.paper, now)
    state, told, action = _standing(own, is_open, before, returned, bool(answers), words, now)
    about = [
        words("About {minutes} minutes", minutes=paper.minutes),
        counted,
        *([_until(own, is_open, bool(before), words, now)] if own.closes else []),
    ]
    return PaperCard(own.paper, paper.name(words.language), state, told, tuple(about), action)


def _standing(
    own: SetPaper,
    is_open: bool,
    before: tuple[HandIn, ...],
    returned: bool,
    begun: bool,
    words: Words,
    now: datetime,
) -> tuple[str, str, str]:
    """Its state, that state in words, and what can be done with it (nothing: an empty text)."""
    if own.opens is not None and now < own.opens:
        return "soon", words("Opens on {moment}", moment=at(own.opens, words)), ""
    if returned:
        return "returned", words("Marked: see your marks"), words("See my marks")
    if before:
        told = words("Handed in on {moment}", moment=at(before[-1].at, words))
        return "handed-in", told, words("Look at it or change it") if is_open else words("Look at it")
    if not is_open:
        return "closed", words("Closed; you did not hand it in."), words("Look at it") if begun else ""
    if own.days_late(now):
        return "late", words("Late: you can still hand it in."), words("Go on") if begun else words("Begin")
    return "open", words("Open"), words("Go on") if begun else words("Begin")


def _until(own: SetPaper, is_open: bool, handed_in: bool, words: Words, now: datetime) -> str:
    """As `closing`; but who has handed in, or cannot any more, is not told to hurry."""
    if own.closes is not None and own.days_late(now) and (handed_in or not is_open):
        return words("Closed since {moment}.", moment=at(own.closes, words))
    return closing(own, words, now)


def closing(own: SetPaper, words: Words, now: datetime | None = None) -> str:
    """Until when a paper can be handed in, and again."""
    if own.closes is None:
        return words("You can hand in as often as you like. The last time counts.")
    if own.days_late(now or datetime.now(UTC)):
        return words(
            "The paper closed on {moment}. What you hand in now is late.", moment=at(own.closes, words)
        )
    return words(
        "Hand in before {moment}. Until then you can hand in again; the last time counts.",
        moment=at(own.closes, words),
    )


def receipt_lines(receipt: Receipt, words: Words) -> tuple[tuple[str, str], ...]:
    """What a trainee keeps of a hand-in."""
    lines = [
        (words("When"), at(receipt.at, words)),
        (words("Which time"), words.number(receipt.number)),
        (words("Receipt"), receipt.code),
        (words("Fingerprint of your answers (SHA-256)"), receipt.digest),
    ]
    if receipt.days_late:
        lines.insert(1, (words("Days late"), words.number(receipt.days_late)))
    return tuple(lines)


def at(moment: datetime, words: Words) -> str:
    """A moment on the clock of this place: the date, and hours and minutes."""
    here = moment.astimezone()
    return words("{date} at {time}", date=words.date(here.date()), time=here.strftime("%H:%M"))
