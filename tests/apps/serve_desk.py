"""Starts the trainer's own site, for the tests."""

import sys
from dataclasses import replace

from sherpa_sim.views import site
from sherpa_sim.views.pages import TRAINER

if __name__ == "__main__":
    site.serve(int(sys.argv[1]), open_browser=False, pages=tuple(replace(page, ready=1) for page in TRAINER))
