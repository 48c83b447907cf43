"""`sherpa cohort certificates` and `certificate-rule`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from sherpa_sim.cohort.badges import fingerprint
from sherpa_sim.cohort.certificate_register import Issued, find, revoke
from sherpa_sim.cohort.certificate_rule import LONGEST, CertificateRule
from sherpa_sim.cohort.certificates import Standing, standings
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.award import award_all
from sherpa_sim.reports.certificate_words import standing_of, why_not

from .unserved import refuse_served


@dataclass(frozen=True)
class CertificatesWish:
    """What the command asks: a folder for the files, for whom, a code to check, a code to revoke."""

    out: Path | None
    people: tuple[str, ...]
    check: str | None
    revoke: str | None


def certificates_to_terminal(name: str, wish: CertificatesWish, words: Words) -> bool:
    """Do what is asked, or say who has earned the certificate; false if a code does not count or one was not made.

    Raises:
        Problem: if there is no such cohort or code, or the folder cannot be written.
    """
    cohort = Cohort.open(name)
    if wish.revoke is not None:
        print(standing_of(revoke(cohort, wish.revoke), words))
        return True
    if wish.check is not None:
        found: Issued = find(cohort, wish.check)
        print(standing_of(found, words))
        return found.ended is None
    everybody = _wanted(cohort, standings(cohort), wish.people)
    if wish.out is not None:
        return _write(cohort, everybody, wish.out, words)
    for one in everybody:
        print(f"{one.person.name}: {why_not(one, words) or words('has earned it')}")
    if (key := fingerprint(cohort)) is not None:
        print(words("The key that signs the badges of this group: {key}", key=key))
    return True


def certificate_rule_to_terminal(name: str, changes: Mapping[str, object], words: Words) -> None:
    """Change the rule of the cohort by what was given, and say what it is now.

    Raises:
        Problem: if there is no such cohort, a paper is not set for it, or a text is too long.
    """
    cohort = Cohort.open(name)
    before = cohort.settings.certificate
    try:
        rule = CertificateRule.model_validate(before.model_dump() | dict(changes))
    except ValidationError:
        raise Problem(
            "Name each paper once, and write at most {most} characters for a name or a place.", most=LONGEST
        ) from None
    for paper in rule.papers or ():
        cohort.paper(paper)
    if rule != before:
        cohort.set_certificate(rule)
    papers = rule.papers or tuple(own.paper for own in cohort.settings.papers)
    print(words("Papers that have to be passed: {papers}", papers=", ".join(papers) or "-"))
    print(
        words("Share of the points that passes: {share}", share=words.percent(rule.share))
        if rule.share
        else words("Each paper has its own share of the points that passes it.")
    )
    print(
        words(
            "On the certificate: hours {hours}, trainer {trainer}, organisation {organisation}, place {place}",
            hours=f"{rule.hours:g}" if rule.hours else "-",
            trainer=rule.trainer or "-",
            organisation=rule.organisation or "-",
            place=rule.place or "-",
        )
    )


def _wanted(cohort: Cohort, everybody: tuple[Standing, ...], people: Iterable[str]) -> list[Standing]:
    roster = load_roster(cohort)
    ids = [roster.person(one).id for one in people]
    return [one for one in everybody if not ids or one.person.id in ids]


def _write(cohort: Cohort, everybody: list[Standing], folder: Path, words: Words) -> bool:
    refuse_served(folder, cohort)
    with writing(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
    awards = award_all(cohort, everybody)
    for own in awards.made:
        for name, data in own.files.items():
            with writing(folder / name):
                write_whole(folder / name, data, 0o600)
        print(f"{own.person.name}: {own.issued.code}")
    for one in everybody:
        if not one.earned:
            print(f"{one.person.name}: {why_not(one, words)}")
    for _, problem in awards.failed:
        print(words.problem(problem))
    print(words("Certificates made: {count}, in {folder}", count=len(awards.made), folder=folder))
    if not awards.made and not awards.failed:
        raise Problem("Nobody here has earned a certificate yet; nothing was made.")
    return not awards.failed
