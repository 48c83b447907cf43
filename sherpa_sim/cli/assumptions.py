"""`sherpa assumptions`: every number of the model as a page of tables."""

from pathlib import Path

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.posterior import load_posterior
from sherpa_sim.content.sources import load_sources
from sherpa_sim.locale.words import Words
from sherpa_sim.views.assumptions_table import assumptions_as_markdown

from .results import check_folders, write_result


def assumptions_to_terminal(out: Path | None, words: Words) -> None:
    """Print the page, or write it to a file.

    Raises:
        Problem: if a record is damaged, or the file cannot be written.
    """
    check_folders(out)
    page = assumptions_as_markdown(load_assumptions(), load_posterior(), load_sources(), words)
    if out is None:
        print(page, end="")
    else:
        write_result(out, page.encode(), words)
