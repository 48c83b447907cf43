"""A trainer who marks at random, many times, as a process of her own; prints what was taken from her.

    python two_trainers.py FOLDER PAPER QUESTION TRAINER ROUNDS GO

She begins when the file GO is there. Each line of what she prints is a mark that was taken: whose, the version that
she had seen, the version that it became, and her comment; the last line says how often somebody was before her.
"""

import json
import random
import sys
import time
from pathlib import Path

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.marking import MarkedMeanwhile, mark
from sherpa_sim.cohort.written import written_questions


def main(folder: str, paper: str, question: str, trainer: str, rounds: str, go: str) -> None:
    cohort, draw, refused = Cohort.open(folder), random.Random(trainer), 0
    Path(f"{go}-{trainer}").touch()
    while not Path(go).exists():
        time.sleep(0.005)
    for number in range(int(rounds)):
        (asked,) = (one for one in written_questions(cohort, paper) if one.question.id == question)
        answer, points = draw.choice(asked.answers), draw.randint(0, 6) / 2
        comment = f"{trainer} {number}"
        try:
            seen = answer.mark.version
            after = mark(cohort, answer.trainee, paper, question, points, comment, seen=seen, trainer=trainer)
        except MarkedMeanwhile:
            refused += 1
        else:
            sys.stdout.write(json.dumps([answer.trainee, seen, after.version, comment]) + "\n")
    sys.stdout.write(json.dumps(refused) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
