"""Starts the visitor's site with three more pages: one whose notebook breaks, papers and a region of the tests' own."""

import sys
from dataclasses import replace
from pathlib import Path

from sherpa_sim.content.places import folder
from sherpa_sim.views import site
from sherpa_sim.views.page import Opening, Page

BROKEN = Page("broken", "/broken", "broken", "broken.ipynb", lambda words: Opening("Broken", "..."), ready=0)
OWN = Page(
    "own-paper", "/own-paper", "tests", "own-paper.ipynb", lambda words: Opening("Papers", "..."), ready=1
)
SMALL_REGION = Page(
    "small-region",
    "/small-region",
    "tests",
    "small-region.ipynb",
    lambda words: Opening("Region", "..."),
    ready=0,
)


def place_of(name: str) -> Path:
    return Path(__file__).parent / "pages" if name in ("broken", "tests") else folder(name)


if __name__ == "__main__":
    site.folder = place_of
    pages = tuple(replace(page, ready=min(page.ready, 1)) for page in site.VISITOR)
    site.serve(int(sys.argv[1]), open_browser=False, pages=(*pages, BROKEN, OWN, SMALL_REGION))
