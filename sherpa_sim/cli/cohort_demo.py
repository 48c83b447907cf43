"""`sherpa cohort demo` and `remove-demo`, and the demo that is made when the kit starts for the first time."""

import os
import subprocess
import sys

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.first_start import demo_is_wanted
from sherpa_sim.content.demo import load_demo
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words, words_for

_MODEST = 10
"""Of the system's priority: the page that is being opened goes first."""


def demo_to_terminal(site: str, words: Words) -> None:
    """Make the demo, or new codes for the one there is, and say how to try it on the site at this address.

    Raises:
        Problem: if there is another group of that name, or the demo cannot be written.
    """
    from sherpa_sim.cohort.demo import make_demo, renew_keys  # brings nbgrader, which takes seconds

    name = load_demo().name
    try:
        existing = Cohort.open(name)
    except Problem:
        made = make_demo("nl" if words.language == "nl" else "en")
    else:
        made = renew_keys(existing)
    people = len(load_demo().people)
    print(words('Demo: a group "{name}" of {people} people who do not exist.', name=name, people=people))
    address = f"{site}paper?lang={words.language}#group={made.cohort.settings.key}&code={made.code}"
    print("  " + words("As a trainee, {name}: {address}", name=made.name, address=address))
    print("  " + words("The secret of the trainer's desk, shown only now: {secret}", secret=made.secret))
    print("  " + words("Remove it, when you wish: sherpa cohort remove-demo"), flush=True)


def remove_demo_to_terminal(words: Words) -> None:
    """Delete the demo and say so; raises Problem if there is none, or not only invented people are in it."""
    from sherpa_sim.cohort.demo import remove_demo

    remove_demo()
    print(words("The demo is removed. It does not come back by itself."))


def begin_demo(site: str, language: str) -> None:
    """Where the kit starts for the first time, have the demo made by another program, so that no page waits for it."""
    if demo_is_wanted():
        command = f"from {__name__} import at_first_start; at_first_start({site!r}, {language!r})"
        subprocess.Popen([sys.executable, "-c", command])


def at_first_start(site: str, language: str) -> None:
    """As `demo_to_terminal`, with little of the processor; what goes wrong is one sentence."""
    if hasattr(os, "nice"):
        os.nice(_MODEST)
    words = words_for(language)
    try:
        demo_to_terminal(site, words)
    except Problem as problem:
        print(words.problem(problem), file=sys.stderr)
    except KeyboardInterrupt:
        sys.exit(130)
