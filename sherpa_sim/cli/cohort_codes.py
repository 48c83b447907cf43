"""`sherpa cohort codes`: codes that are seen once, on the sheet that is printed."""

from dataclasses import dataclass
from pathlib import Path

from sherpa_sim.cohort.codes import make_codes, make_trainer_secret, revoke_codes, with_code
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words, words_for
from sherpa_sim.reports.access_sheet import Card, access_sheet

from .results import check_folders
from .unserved import refuse_served


@dataclass(frozen=True)
class CodesWish:
    """What the command asks: a sheet at an address, whose codes to renew or revoke, a trainer's secret."""

    sheet: Path | None
    address: str
    renew: tuple[str, ...]
    renew_all: bool
    revoke: tuple[str, ...]
    trainer: bool


def codes_to_terminal(name: str, wish: CodesWish, words: Words) -> None:
    """Do what is asked; say who has a code if nothing is.

    Raises:
        Problem: if there is no such cohort or person, or the sheet cannot be written; then no code was made.
    """
    cohort = Cohort.open(name)
    roster = load_roster(cohort)
    renewed = [roster.person(one).id for one in wish.renew]
    revoked = [roster.person(one).id for one in wish.revoke]
    if revoked:
        print(words("Codes made void: {count}", count=revoke_codes(cohort, revoked)))
    if wish.trainer:
        print_secret(cohort, words)
    if wish.sheet is not None:
        _print_sheet(cohort, wish.sheet, wish, renewed, words)
    elif renewed or wish.renew_all:
        raise Problem("Say where the sheet with the new codes must be written, with --sheet codes.html.")
    elif not revoked and not wish.trainer:
        having = with_code(cohort)
        for person in roster.people:
            since = having.get(person.id)
            print(
                f"{person.id:<12} {person.name:<30} "
                + (words.date(since.date()) if since else words("no code"))
            )


def print_secret(cohort: Cohort, words: Words) -> None:
    """Make a new secret for the trainer's desk and print it, with the way to the desk.

    Raises:
        Problem: if it cannot be kept; the old one then still holds.
    """
    secret = make_trainer_secret(cohort)
    print(words("The secret of the trainer's desk, shown only now: {secret}", secret=secret))
    print(words('The desk is opened with "sherpa desk {cohort}".', cohort=cohort.settings.key))


def _print_sheet(cohort: Cohort, sheet: Path, wish: CodesWish, renewed: list[str], words: Words) -> None:
    refuse_served(sheet, cohort)
    check_folders(sheet)
    roster, having = load_roster(cohort), with_code(cohort)
    wanted = [
        person
        for person in roster.people
        if wish.renew_all or person.id in renewed or (not renewed and person.id not in having)
    ]
    with writing(sheet):
        write_whole(sheet, b"", 0o600)  # a full disk shows before codes are made that nobody would see
        shown = make_codes(cohort, [person.id for person in wanted])
        cards = [Card(person.name, shown[person.id]) for person in wanted]
        settings = cohort.settings
        page = access_sheet(settings.name, settings.key, cards, wish.address, words_for(settings.language))
        write_whole(sheet, page, 0o600)
    print(words("New codes: {count}, on {file}; print it and then delete it.", count=len(wanted), file=sheet))
