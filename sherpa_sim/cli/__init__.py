"""The command `sherpa`: the kit from a terminal."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from sherpa_sim import __version__
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for

from .cohort import cohort_app
from .language import OWN_LANGUAGE, Language, asked_language, words_in

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="The SHERPA kit: a course and a simulation for learning mentors.",
    pretty_exceptions_enable=False,
)

Threads = Annotated[
    int | None, typer.Option("--threads", min=1, help="Threads to use; all processors if left out.")
]


app.add_typer(cohort_app)


@app.command()
def serve(
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Port; the next free one when it is busy.")
    ] = 8866,
    address: Annotated[
        str, typer.Option(help="The address to answer at, such as 0.0.0.0; this machine alone, if left out.")
    ] = "127.0.0.1",
    browser: Annotated[bool, typer.Option(help="Open a browser.")] = True,
) -> None:
    """Open the home page of the kit in a browser."""
    from .site import open_site

    open_site(port, address, browser)


@app.command()
def desk(
    name: Annotated[
        str | None, typer.Argument(help="The cohort to be signed in to at once; not needed if there is one.")
    ] = None,
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Port; the next free one when it is busy.")
    ] = 8867,
    address: Annotated[
        str, typer.Option(help="The address to answer at; this machine alone, if left out.")
    ] = "127.0.0.1",
    browser: Annotated[bool, typer.Option(help="Open a browser, signed in.")] = True,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Open the trainer's desk in a browser; it is a site of its own."""
    from .site import open_desk

    open_desk(name, port, address, browser, words_in(language))


@app.command()
def run(
    scenario: Annotated[str, typer.Argument(help="A scenario file (.yml), or the name of one of the kit.")],
    workforce: Annotated[Path | None, typer.Option(help="Your own list of workers (.csv or .xlsx).")] = None,
    out: Annotated[Path | None, typer.Option(help="Write every number to this CSV file.")] = None,
    figure: Annotated[
        Path | None, typer.Option(help="Draw participation over time to this PNG file.")
    ] = None,
    runs: Annotated[
        int | None, typer.Option(min=1, max=10000, help="Runs, instead of the scenario's own.")
    ] = None,
    price: Annotated[
        list[str] | None, typer.Option(help="A price of your own, such as wage_hour=30; once for each price.")
    ] = None,
    threads: Threads = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Run a scenario beside the same workplace without its changes."""
    from .run import run_to_terminal

    run_to_terminal(scenario, workforce, out, figure, runs, price or (), threads, words_in(language))


@app.command()
def region(
    scenario: Annotated[
        str, typer.Argument(help="A scenario file (.yml), or the name of one of the kit.")
    ] = "sherpa_flanders",
    scheduler: Annotated[
        str | None, typer.Option(help="Use the workers of a Dask scheduler, such as tcp://192.168.1.10:8786.")
    ] = None,
    patience: Annotated[
        int, typer.Option(min=1, help="Seconds to wait for workers of a scheduler that has lost all of them.")
    ] = 60,
    threads: Threads = None,
    store: Annotated[
        Path | None, typer.Option(help="Keep what is finished in this folder, and go on from there.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write every number to this CSV file.")] = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Run a scenario in every workplace of Flanders (about three million workers, about a minute)."""
    from .region import region_to_terminal

    if not region_to_terminal(scenario, scheduler, patience, threads, store, out, words_in(language)):
        raise typer.Exit(130)


@app.command()
def sensitivity(
    scenario: Annotated[str, typer.Argument(help="A scenario file (.yml), or the name of one of the kit.")],
    screen_only: Annotated[
        bool, typer.Option("--screen-only", help="Only find out which numbers matter at all.")
    ] = False,
    all_numbers: Annotated[
        bool, typer.Option("--all-numbers", help="Vary also what would contradict the surveys.")
    ] = False,
    guesses: Annotated[
        bool, typer.Option("--guesses", help="Vary also the settings that the scenario guesses.")
    ] = False,
    at_least: Annotated[
        float, typer.Option(min=0, max=100, help="Points that participation should rise at the end.")
    ] = 1.0,
    at_most: Annotated[
        float | None, typer.Option(min=0, help="Euro that one more in training for a year may cost.")
    ] = None,
    runs: Annotated[int, typer.Option(min=2, max=2**20, help="Runs with the change, at most.")] = 8192,
    out: Annotated[Path | None, typer.Option(help="Write every number to this CSV file.")] = None,
    figure: Annotated[Path | None, typer.Option(help="Draw what matters to this PNG file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    store: Annotated[
        Path | None, typer.Option(help="Keep what is finished in this folder instead of the usual one.")
    ] = None,
    threads: Threads = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Find the numbers that a scenario's result hangs on, and what would change a conclusion (under a minute)."""
    from .sensitivity import Wish, sensitivity_to_terminal

    wish = Wish(screen_only, all_numbers, guesses, at_least, at_most, runs, out, figure, as_json, store)
    if not sensitivity_to_terminal(scenario, wish, threads, words_in(language)):
        raise typer.Exit(130)


@app.command()
def calibrate(
    check: Annotated[bool, typer.Option("--check", help="Only hold the model beside the targets.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the table as JSON.")] = False,
    figure: Annotated[Path | None, typer.Option(help="Draw the fit to this PNG file.")] = None,
    floors: Annotated[
        int, typer.Option(min=4, max=2000, help="Workplaces of 250 workers per population; not for draws.")
    ] = 160,
    posterior: Annotated[
        bool,
        typer.Option(
            "--posterior",
            help="Draw the free numbers from what the targets leave possible (about six minutes).",
        ),
    ] = False,
    split: Annotated[
        bool,
        typer.Option("--split", help="With --posterior: fit one survey, predict the others, keep nothing."),
    ] = False,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Fit the free numbers of the model to the survey targets and save them (about four minutes)."""
    if split and (check or not posterior):
        raise typer.BadParameter("goes with --posterior, without --check", param_hint="--split")
    if posterior:
        from .posterior import posterior_to_terminal

        posterior_to_terminal(check, split, as_json, figure, None, words_in(language))
        return
    from .calibrate import calibrate_to_terminal

    if not calibrate_to_terminal(check, as_json, figure, floors, words_in(language)):
        raise typer.Exit(1)


@app.command()
def assumptions(
    out: Annotated[Path | None, typer.Option(help="Write the page to this Markdown file.")] = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Show every number of the model, with its range, source and confidence."""
    from .assumptions import assumptions_to_terminal

    assumptions_to_terminal(out, words_in(language))


@app.command()
def validate(
    as_json: Annotated[bool, typer.Option("--json", help="Print every pattern as JSON.")] = False,
    save: Annotated[bool, typer.Option("--save", help="Keep the results for the validation page.")] = False,
    figure: Annotated[Path | None, typer.Option(help="Draw the patterns to this PNG file.")] = None,
    threads: Threads = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Hold the model beside patterns it was not fitted to (about half a minute); a pattern not met is no error."""
    from .validate import validate_to_terminal

    validate_to_terminal(as_json, save, figure, threads, words_in(language))


@app.command("train-coder")
def train_coder(
    data: Annotated[
        Path,
        typer.Option(help="The training part of AnnoMI (CSV with a column source_group); not in the kit."),
    ],
    check: Annotated[bool, typer.Option("--check", help="Only judge by five folds, keep nothing.")] = False,
    out: Annotated[Path | None, typer.Option(help="Keep the weights in this folder, not in the kit.")] = None,
    language: Language = OWN_LANGUAGE,
) -> None:
    """Learn to code talk from AnnoMI and our own coded lines (about two minutes)."""
    from .train_coder import train_coder_to_terminal

    train_coder_to_terminal(data, check, out, words_in(language))


@app.command()
def prepare() -> None:
    """Compile the simulation once, so that the first page does not wait for it."""
    from sherpa_sim.content.scenario import Workplace
    from sherpa_sim.experiments.explore import Explorer

    Explorer(Workplace(workers=10), runs=1)


@app.command()
def version() -> None:
    """Print the version."""
    print(__version__)


def main() -> NoReturn:
    """Run the command; what a user can put right is one sentence, without a traceback."""
    try:
        app(standalone_mode=True)
    except Problem as problem:
        words = words_for(asked_language())
        for one in (problem, *problem.others):
            print(words.problem(one), file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(0)
