"""`sherpa cohort …`: a trainer's groups from a terminal."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from .language import OWN_LANGUAGE, Language, words_in

cohort_app = typer.Typer(
    name="cohort",
    no_args_is_help=True,
    help="Groups that follow the course: people, codes, papers, answers.",
)

Name = Annotated[str, typer.Argument(help="The name of the cohort, or its folder.")]
Moment = Annotated[datetime | None, typer.Option(help="Such as 2027-03-01 or 2027-03-01T17:00.")]
OnePaper = Annotated[str | None, typer.Option("--paper", help="Only this paper.")]
Group = Annotated[str | None, typer.Option("--group", help="Only the people of this group.")]
Table = Annotated[Path | None, typer.Option("--csv", help="Write every number to this CSV file.")]
SIGN_IN_ADDRESS = "http://localhost:8866/paper"
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")]


@cohort_app.command()
def new(
    name: Annotated[str, typer.Argument(help="The name of the new cohort.")],
    roster: Annotated[Path | None, typer.Option(help="The list of people (.xlsx or .csv).")] = None,
    database: Annotated[
        str | None,
        typer.Option(help="The gradebook's own empty database, such as postgresql://user@host/name."),
    ] = None,
    dry_run: DryRun = False,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Make a cohort; --language is that of its people, too."""
    from .cohort_people import new_to_terminal

    new_to_terminal(name, roster, database, dry_run, words_in(language))


@cohort_app.command("list")
def every(language: Language = OWN_LANGUAGE) -> None:
    """Show which cohorts there are."""
    from .cohort_people import list_to_terminal

    list_to_terminal(words_in(language))


@cohort_app.command()
def people(
    name: Name,
    roster: Annotated[Path | None, typer.Option(help="Add the people of this list (.xlsx or .csv).")] = None,
    dry_run: DryRun = False,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Show the people, or add those of a list."""
    from .cohort_people import people_to_terminal

    people_to_terminal(name, roster, dry_run, words_in(language))


@cohort_app.command()
def codes(
    name: Name,
    sheet: Annotated[
        Path | None, typer.Option(help="Make codes for who has none, and this page (.html) to print.")
    ] = None,
    address: Annotated[
        str, typer.Option(help="Where people sign in, as their telephones reach it.")
    ] = SIGN_IN_ADDRESS,
    renew: Annotated[
        list[str] | None, typer.Option(help="Make a new code for this person; once for each.")
    ] = None,
    renew_all: Annotated[bool, typer.Option("--renew-all", help="Make new codes for everybody.")] = False,
    revoke: Annotated[
        list[str] | None, typer.Option(help="Make the code of this person void; once for each.")
    ] = None,
    trainer: Annotated[
        bool, typer.Option("--trainer", help="Make a new secret for the trainer's desk.")
    ] = False,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Make, print, renew or revoke personal codes."""
    from .cohort_codes import CodesWish, codes_to_terminal

    wish = CodesWish(sheet, address, tuple(renew or ()), renew_all, tuple(revoke or ()), trainer)
    codes_to_terminal(name, wish, words_in(language))


@cohort_app.command("set-paper")
def set_paper(
    name: Name,
    paper: Annotated[str, typer.Argument(help="The key of the paper, such as role.")],
    opens: Moment = None,
    closes: Moment = None,
    late_days: Annotated[
        int | None, typer.Option(min=0, help="Days that it is still taken in; the paper's own if left out.")
    ] = None,
    penalty: Annotated[
        float, typer.Option(min=0, max=1, help="Share of what was earned that a day late costs.")
    ] = 0.0,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Set a paper for the cohort, or give it other dates."""
    from .cohort_papers import set_paper_to_terminal

    set_paper_to_terminal(name, paper, opens, closes, late_days, penalty, words_in(language))


@cohort_app.command("take-in")
def take_in(
    name: Name,
    files: Annotated[list[Path], typer.Argument(help="Files with answers, zips, or folders of them.")],
    sender: Annotated[str | None, typer.Option("--from", help="Who sent them: id, name or e-mail.")] = None,
    received: Moment = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Take in answers that were sent as files; what cannot be used is kept aside with the reason."""
    from .cohort_papers import take_in_to_terminal

    if not take_in_to_terminal(name, files, sender, received, words_in(language)):
        raise typer.Exit(1)


@cohort_app.command()
def grade(
    name: Name,
    papers: Annotated[list[str] | None, typer.Argument(help="Papers; all, if left out.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Also what has not changed since.")] = False,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Grade what was handed in with nbgrader; written answers wait for the trainer."""
    from .cohort_grading import grade_to_terminal

    if not grade_to_terminal(name, papers or (), again, words_in(language)):
        raise typer.Exit(1)


@cohort_app.command()
def mark(
    name: Name,
    paper: Annotated[str, typer.Argument(help="The key of the paper, such as oars.")],
    person: Annotated[str | None, typer.Option(help="Whose answer: id, name or e-mail address.")] = None,
    question: Annotated[str | None, typer.Option(help="The id of the question, such as oars-10.")] = None,
    points: Annotated[float | None, typer.Option(min=0, help="The points of the answer.")] = None,
    comment: Annotated[
        str | None, typer.Option(help="For the trainee; empty takes away what is there.")
    ] = None,
    by: Annotated[str, typer.Option(help="Your name, for other trainers.")] = "",
    blind: Annotated[bool, typer.Option("--blind", help="Do not show the names.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Also what is marked already.")] = False,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Show the written answers that wait for a mark, or mark one (with --person, --question and --points)."""
    from .cohort_marking import list_answers_to_terminal, mark_to_terminal

    if points is None:
        list_answers_to_terminal(name, paper, person, question, blind, every, words_in(language))
        return
    if person is None or question is None:
        raise typer.BadParameter("goes with --person and --question", param_hint="--points")
    mark_to_terminal(name, paper, person, question, points, comment, by, words_in(language))


@cohort_app.command()
def formgrader(
    name: Name,
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Port; the next free one when it is busy.")
    ] = 8889,
    browser: Annotated[bool, typer.Option(help="Open a browser.")] = True,
) -> None:
    """Open nbgrader's own pages for this cohort, on this machine only; the desk shows the same marks."""
    from .cohort_marking import open_formgrader_of

    open_formgrader_of(name, port, browser)


@cohort_app.command("return")
def return_papers(
    name: Name,
    papers: Annotated[list[str] | None, typer.Argument(help="Papers; all, if left out.")] = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Return papers that are marked whole, with feedback."""
    from .cohort_grading import return_to_terminal

    if not return_to_terminal(name, papers or (), words_in(language)):
        raise typer.Exit(1)


@cohort_app.command()
def export(
    name: Name,
    to: Annotated[Path | None, typer.Argument(help="The table of marks to write (.csv).")] = None,
    xapi: Annotated[
        Path | None, typer.Option(help="Write xAPI statements for a learning record store (.json).")
    ] = None,
    paper: OnePaper = None,
    home: Annotated[
        str, typer.Option(help="In statements: the web address of the system that people's ids are of.")
    ] = "https://sherpa-kit.invalid/",
    names: Annotated[bool, typer.Option("--names", help="In statements: tell people's names, too.")] = False,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Write the marks for another program: as a table, as xAPI statements, or both."""
    from .cohort_grading import ExportWish, export_to_terminal

    export_to_terminal(name, ExportWish(to, xapi, paper, home, names), words_in(language))


@cohort_app.command()
def progress(
    name: Name,
    paper: OnePaper = None,
    group: Group = None,
    csv: Table = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Show how everybody is doing, by paper and by objective, and who may need you."""
    from .cohort_insight import progress_to_terminal

    progress_to_terminal(name, paper, group, csv, words_in(language))


@cohort_app.command()
def questions(
    name: Name,
    paper: OnePaper = None,
    group: Group = None,
    csv: Table = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Show how hard each question was, and whether it tells strong from weak."""
    from .cohort_insight import questions_to_terminal

    questions_to_terminal(name, paper, group, csv, words_in(language))


@cohort_app.command()
def talks(
    name: Name,
    person: Annotated[str | None, typer.Option(help="Read this person's talk: id, name or e-mail.")] = None,
    question: Annotated[
        str | None, typer.Option(help="The id of the question, where there are more.")
    ] = None,
    line: Annotated[int | None, typer.Option(min=1, help="The line that has another code.")] = None,
    code: Annotated[str | None, typer.Option(help="That code, such as open_question.")] = None,
    looked_at: Annotated[
        bool, typer.Option("--looked-at", help="Every line was looked at; the other codes are right.")
    ] = False,
    by: Annotated[str, typer.Option(help="Your name, for other trainers.")] = "",
    csv: Table = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Show the talks of a cohort, read one with its codes, or correct a code (the points follow)."""
    from .cohort_talks import TalkWish, talks_to_terminal

    if (line is None) != (code is None):
        raise typer.BadParameter("goes with --code", param_hint="--line")
    wish = TalkWish(person, question, (line, code) if line and code else None, looked_at, by, csv)
    talks_to_terminal(name, wish, words_in(language))


@cohort_app.command("language-model")
def language_model(
    name: Name,
    address: Annotated[
        str | None,
        typer.Option(help="Such as http://localhost:11434/v1; its key in SHERPA_LANGUAGE_MODEL_KEY."),
    ] = None,
    model: Annotated[str, typer.Option(help="What the service calls the model.")] = "default",
    off: Annotated[
        bool, typer.Option("--off", help="Use the written lines only, as from the start.")
    ] = False,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Show, set and try the language model that may word lines of practice talks; off unless you set one."""
    from .cohort_talks import language_model_to_terminal

    if not language_model_to_terminal(name, address, model, off, words_in(language)):
        raise typer.Exit(1)


@cohort_app.command()
def status(name: Name, language: Language = OWN_LANGUAGE) -> None:
    """Show how far everybody is with each paper."""
    from .cohort_papers import status_to_terminal

    status_to_terminal(name, words_in(language))


@cohort_app.command()
def plans(
    name: Name,
    csv: Annotated[Path | None, typer.Option(help="Write every step to this file (.csv) instead.")] = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Show which steps of the action plans come next, and who has no plan yet."""
    from .cohort_plans import plans_to_terminal

    plans_to_terminal(name, csv, words_in(language))


@cohort_app.command()
def certificates(
    name: Name,
    out: Annotated[
        Path | None, typer.Option(help="Make certificates (.pdf) and badges (.jwt) in this folder.")
    ] = None,
    person: Annotated[list[str] | None, typer.Option(help="Only this person; once for each.")] = None,
    check: Annotated[
        str | None, typer.Option(help="Say whether the certificate with this code counts.")
    ] = None,
    revoke: Annotated[str | None, typer.Option(help="Make the certificate with this code void.")] = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Show who has earned the certificate and why not, make certificates, or check a code."""
    from .cohort_certificates import CertificatesWish, certificates_to_terminal

    wish = CertificatesWish(out, tuple(person or ()), check, revoke)
    if not certificates_to_terminal(name, wish, words_in(language)):
        raise typer.Exit(1)


@cohort_app.command("certificate-rule")
def certificate_rule(
    name: Name,
    paper: Annotated[
        list[str] | None, typer.Option(help="A paper that has to be passed; once for each.")
    ] = None,
    share: Annotated[
        float | None, typer.Option(min=0.01, max=1, help="Share of a paper's points that passes it.")
    ] = None,
    hours: Annotated[
        float | None, typer.Option(min=0.5, max=2000, help="Hours that the course took.")
    ] = None,
    trainer: Annotated[str | None, typer.Option(help="Who signs.")] = None,
    organisation: Annotated[str | None, typer.Option(help="In whose name.")] = None,
    place: Annotated[str | None, typer.Option(help="Where it is signed.")] = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Show or change when the certificate is earned, and what stands on it."""
    from .cohort_certificates import certificate_rule_to_terminal

    given = {
        "papers": tuple(paper) if paper else None,
        "share": share,
        "hours": hours,
        "trainer": trainer,
        "organisation": organisation,
        "place": place,
    }
    changes = {key: value for key, value in given.items() if value is not None}
    certificate_rule_to_terminal(name, changes, words_in(language))


@cohort_app.command("delete-person")
def delete_person(
    name: Name,
    person: Annotated[str, typer.Argument(help="Id, name or e-mail address.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is sure.")] = False,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Delete a person with everything that is hers; this cannot be undone."""
    from .cohort_people import delete_person_to_terminal

    if not delete_person_to_terminal(name, person, yes, words_in(language)):
        raise typer.Exit(1)


@cohort_app.command()
def delete(
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is sure.")] = False,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Delete a cohort with all its people, answers and marks; this cannot be undone."""
    from .cohort_people import delete_to_terminal

    if not delete_to_terminal(name, yes, words_in(language)):
        raise typer.Exit(1)


@cohort_app.command()
def demo(
    site: Annotated[str, typer.Option(help="Where the kit is open.")] = "http://localhost:8866/",
    language: Language = OWN_LANGUAGE,
) -> None:
    """Make the demo, a group of invented people, or new codes for the one there is."""
    from .cohort_demo import demo_to_terminal

    demo_to_terminal(site, words_in(language))


@cohort_app.command("remove-demo")
def remove_demo(language: Language = OWN_LANGUAGE) -> None:
    """Remove the demo, and nothing else."""
    from .cohort_demo import remove_demo_to_terminal

    remove_demo_to_terminal(words_in(language))
