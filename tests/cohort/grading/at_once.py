"""Two trainers who mark the same answers at once, and what must come of it."""

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.written import written_questions

QUESTION = "oars-10"
PROGRAM = Path(__file__).with_name("two_trainers.py")


def mark_at_once(cohort: Cohort, rounds: int, place: Path) -> int:
    """Have two processes mark, and check that no mark that was taken is lost; how often one was refused."""
    go, names = place / "go", ("els", "jan")
    before = {one.trainee: one.mark.version for one in _answers(cohort)}
    started = [
        subprocess.Popen(
            [sys.executable, PROGRAM, cohort.folder, "oars", QUESTION, name, str(rounds), go],
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    while not all(Path(f"{go}-{name}").exists() for name in names):
        assert all(process.poll() is None for process in started)
        time.sleep(0.01)
    go.touch()
    told = [
        [json.loads(line) for line in process.communicate(timeout=300)[0].splitlines()] for process in started
    ]
    assert [process.returncode for process in started] == [0, 0]
    taken = [line for lines in told for line in lines[:-1]]
    refused = sum(lines[-1] for lines in told)
    assert len(taken) + refused == 2 * rounds
    for answer in _answers(cohort):
        own = [line for line in taken if line[0] == answer.trainee]
        assert (
            max(Counter(seen for _, seen, _, _ in own).values(), default=1) == 1
        )  # none on top of another's
        becomes = {seen: (after, comment) for _, seen, after, comment in own}
        version, comment = before[answer.trainee], ""
        for _ in own:
            version, comment = becomes[version]  # one chain, from what was there to what is there now
        assert (answer.mark.version, answer.mark.comment) == (version, comment)
    return refused


def _answers(cohort: Cohort):
    (asked,) = (one for one in written_questions(cohort, "oars") if one.question.id == QUESTION)
    return asked.answers
