"""Results in a terminal: amounts in words, and files that a user asked for."""

import sys
from pathlib import Path

from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.results import Interval
from sherpa_sim.locale.words import Words


def check_folders(*paths: Path | None) -> None:
    """Refuse, before any work is done, what has nowhere to go.

    Raises:
        Problem: if the folder of a file does not exist.
    """
    for path in paths:
        if path is not None and not path.absolute().parent.is_dir():
            raise Problem("There is no folder {folder}; make it first.", folder=path.absolute().parent)


def write_result(path: Path, data: bytes, words: Words) -> None:
    """Write a file and say so.

    Raises:
        Problem: if it cannot be written; an older file is then still whole.
    """
    with writing(path):
        write_whole(path, data)
    print(words("Written: {file}", file=path), file=sys.stderr)


def euros(interval: Interval | None, words: Words) -> str:
    """An amount with its range, or that it cannot be told."""
    if interval is None:
        return words("cannot be told, the gain is too small or uncertain")
    return words(
        "{middle} ({low} to {high})",
        middle=words.euro(interval.middle),
        low=words.euro(interval.low),
        high=words.euro(interval.high),
    )
