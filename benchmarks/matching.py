"""How long it takes to match 500 mentees with 500 mentors, with what is as good as each pair.

Prints a table, then one line of JSON:

    python benchmarks/matching.py

The people are invented and differ in everything that is compared (`tests/matching/people.py`). The figures are wall
time in seconds, each the median of the turns:

- `proposal_seconds`: all that the page does when a slider moves: fit and limits of 250 000 pairs, the best matching,
  what is as good as each pair and what is lost without it, and why each pair.
- `proposal_cpu_seconds`: the same in processor time, which does not count what else the machine does.
- `best_seconds`, `alternatives_seconds`: of these, the best matching alone, and what is as good and what is lost.
- `stable_seconds`: the stable matching, which is asked for apart.
- `refusal_seconds`: both ways to go on after one says no.
- `pairs`, `tied`: how many pairs there are, and for how many another choice is as good.
"""

import statistics
import sys
import time
from pathlib import Path

from measure import tell, times

sys.path.append(str(Path(__file__).resolve().parents[1]))

from sherpa_sim.content.matching import Pairing
from sherpa_sim.matching.alternatives import alternatives
from sherpa_sim.matching.proposal import Matching
from sherpa_sim.matching.refusal import refusals
from tests.matching.people import crowd

MENTORS = MENTEES = 500
TURNS = 5


def main() -> None:
    """Measures, tells, and prints the line."""
    record = crowd(MENTORS, MENTEES)
    matching = Matching(record)
    proposal, best = matching.proposal(), matching.best()
    first = proposal.pairs[0]
    refused = Pairing(mentor=first.mentor.id, mentee=first.mentee.id)
    works = (
        lambda: Matching(record).proposal(),
        matching.best,
        lambda: alternatives(matching.points, matching.open, matching.capacity, best),
        matching.stable,
        lambda: refusals(record, proposal, refused),
    )
    whole, alone, others, stable, refusal = (
        statistics.median(taken) for taken in times(time.perf_counter, works, TURNS)
    )
    ((*_, busy),) = times(time.process_time, works[:1], 2)
    tied = sum(bool(pair.as_good) or pair.may_be_left for pair in proposal.pairs)
    rows = (
        ("pairs", f"{len(proposal.pairs)}", ""),
        ("of them with another choice that is as good", f"{tied}", ""),
        ("the whole proposal", whole, "s"),
        ("the whole proposal, processor time", busy, "s"),
        ("the best matching alone", alone, "s"),
        ("what is as good and what is lost, for all pairs", others, "s"),
        ("the stable matching", stable, "s"),
        ("both ways to go on after a no", refusal, "s"),
    )
    figures = {
        "proposal_seconds": round(whole, 3),
        "proposal_cpu_seconds": round(busy, 3),
        "best_seconds": round(alone, 3),
        "alternatives_seconds": round(others, 3),
        "stable_seconds": round(stable, 3),
        "refusal_seconds": round(refusal, 3),
        "pairs": len(proposal.pairs),
        "tied": tied,
    }
    tell("matching", rows, figures)


if __name__ == "__main__":
    main()
