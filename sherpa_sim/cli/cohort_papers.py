"""`sherpa cohort set-paper`, `take-in` and `status`."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.cohort.standing import PaperStanding, standing
from sherpa_sim.cohort.take_in import take_in
from sherpa_sim.content.paper import LateRule
from sherpa_sim.locale.words import Words


def set_paper_to_terminal(
    name: str,
    paper: str,
    opens: datetime | None,
    closes: datetime | None,
    late_days: int | None,
    penalty: float,
    words: Words,
) -> None:
    """Set a paper of the kit for a cohort.

    Raises:
        Problem: if there is no such cohort or paper, or it closes before it opens.
    """
    cohort = Cohort.open(name)
    late = None if late_days is None and not penalty else LateRule(days=late_days, share_a_day=penalty)
    cohort.set_paper(SetPaper.checked(paper, opens, closes, late))
    print(words("Set: {paper}", paper=paper))


def take_in_to_terminal(
    name: str, files: Sequence[Path], sender: str | None, received: datetime | None, words: Words
) -> bool:
    """Take in files and say what became of each; true if none was refused.

    Raises:
        Problem: if there is no such cohort or sender.
    """
    cohort = Cohort.open(name)
    who = load_roster(cohort).person(sender).id if sender is not None else None
    done = take_in(cohort, files, who, received.astimezone() if received is not None else None)
    names = {person.id: person.name for person in load_roster(cohort).people}
    for taken in done.taken:
        own = taken.hand_in
        print(
            words(
                "{file}: taken in for {name}, {paper}; receipt {code}",
                file=taken.name,
                name=names[own.answers.trainee],
                paper=own.answers.paper,
                code=own.receipt().code,
            )
            + _late(own.days_late, words)
        )
    for known in done.known:
        print(words("{file}: was taken in before", file=known.name))
    for refused in done.refused:
        print(words.problem(refused.problem))
        if refused.kept is not None:
            print("  " + words("kept in {folder}", folder=refused.kept))
    print(
        words(
            "{taken} taken in, {known} known, {refused} refused",
            taken=len(done.taken),
            known=len(done.known),
            refused=len(done.refused),
        )
    )
    return not done.refused


def status_to_terminal(name: str, words: Words) -> None:
    """Print a line for each person, with each paper.

    Raises:
        Problem: if there is no such cohort, or its roster cannot be read.
    """
    cohort = Cohort.open(name)
    papers = [own.paper for own in cohort.settings.papers]
    print(f"{cohort.settings.name:<43} " + "".join(f"{paper:<34}" for paper in papers).rstrip())
    for one in standing(cohort):
        cells = "".join(f"{_cell(one.papers[paper], words):<34}" for paper in papers)
        print(f"{one.person.id:<12} {one.person.name:<30} {cells}".rstrip())


def _cell(own: PaperStanding, words: Words) -> str:
    if own.problem is not None:
        return words.problem(own.problem)
    if own.handed_in is not None:
        done = words("handed in {date}", date=f"{own.handed_in.at.astimezone():%Y-%m-%d %H:%M}")
        return done + _late(own.handed_in.days_late, words)
    return words("answers: {count}", count=own.answered) if own.answered else "-"


def _late(days: int, words: Words) -> str:
    return " " + words("(days late: {days})", days=days) if days else ""
