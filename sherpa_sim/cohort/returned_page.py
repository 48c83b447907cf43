"""What a trainee gets back, apart from what makes it: her page need not load nbgrader."""

from sherpa_sim.content.whole_file import read_plain

from .cohort import Cohort, folder_name

MAXIMUM_BYTES = 4_000_000


def returned_page(cohort: Cohort, trainee: str, paper: str) -> bytes | None:
    """The page that was returned to a trainee, as HTML; None if there is none yet."""
    place = cohort.folder / "feedback" / folder_name(trainee) / folder_name(paper) / f"{paper}.html"
    try:
        return read_plain(place, MAXIMUM_BYTES)
    except OSError:
        return None
