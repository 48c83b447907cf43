"""How fast papers are graded, beside stock nbgrader, which starts a kernel for each: 25 trainees, two papers.

Prints a table, then one line of JSON:

    python benchmarks/grading.py

The same hand-ins with answers at random go through `sherpa cohort grade`, and through `nbgrader autograde` on stock
courses whose cells call the same scoring in their kernel. Each is started as a trainer starts it; the start of its
process is counted, shared out over its papers. `ratio_to_stock_nbgrader` is its whole time over the whole of ours.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from measure import tell

from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.grading import prepare_paper
from sherpa_sim.cohort.hand_in import keep_hand_in
from sherpa_sim.cohort.roster import Roster, Trainee
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.question_parts import Kind
from sherpa_sim.content.question_sheet import QuestionSheet

KIT = Path(__file__).resolve().parents[1]
PAPERS = ("role", "oars")
OURS = """
import json, sys, time
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.grading import grade_paper
cohort, seen = Cohort.open(sys.argv[1]), []
for paper in sys.argv[2:]:
    at = []
    run = grade_paper(cohort, paper, lambda done, people: at.append(time.perf_counter()))
    assert not run.ungraded, run
    seen += [after - before for before, after in zip(at, at[1:])]
print(json.dumps(seen))
"""
STOCK = """
c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "stock"
"""


def random_answer(sheet: QuestionSheet, draw: random.Random) -> object:
    """Some answer to a question."""
    options, items = [one.key for one in sheet.options], [one.key for one in sheet.items]
    match sheet.kind:
        case Kind.ONE:
            return draw.choice(options)
        case Kind.MANY:
            return draw.sample(options, draw.randint(1, len(options)))
        case Kind.CLASSIFY:
            return {item: draw.choice(options) for item in items}
        case Kind.MATCH:
            return dict(zip(items, draw.sample(options, len(options)), strict=False))
        case Kind.ORDER:
            return draw.sample(items, len(items))
        case Kind.NUMBER:
            return sheet.low + draw.randint(0, 5) * sheet.step
        case Kind.PLAN:
            return {sheet.slots[0].key: draw.randint(1, sheet.budget)}
        case Kind.TEXT:
            return "Je wil dat je ploeg mee kan."
        case Kind.FORM:
            return {field.key: "Volgende week" for field in sheet.fields if field.kind == "text"}


def cohort_in(folder: Path, trainees: int) -> Cohort:
    """A cohort whose people handed in both papers."""
    cohort, draw = Cohort.create("Benchmark", "nl", folder), random.Random(4)
    people = tuple(Trainee(id=f"t{number:02}", name=f"Trainee {number}") for number in range(trainees))
    (cohort.folder / "roster.json").write_text(Roster(people=people).model_dump_json(), "utf-8")
    now = datetime.now(UTC)
    for paper in PAPERS:
        cohort.set_paper(SetPaper(paper=paper))
        prepare_paper(cohort, paper)
        sheets = load_paper(paper).for_trainee(load_bank()).sheets()
        for person in people:
            empty = cohort.answers(person.id, paper).load()
            given = {key: random_answer(sheet, draw) for key, sheet in sheets.items()}
            answers = type(empty).model_validate(
                empty.model_dump() | {"answers": given, "started": now, "saved": now, "sequence": len(given)}
            )
            keep_hand_in(cohort, answers, "page", now)
    return cohort


def environment(paper: str = "") -> dict[str, str]:
    """What a process of either side finds."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    here = os.pathsep.join((str(KIT), str(KIT / "tests" / "cohort" / "grading")))
    return os.environ | {"PATH": path, "PYTHONPATH": here, "STOCK_PAPER": paper}


def run(arguments: list[str], folder: Path, paper: str = "") -> tuple[float, str]:
    """Seconds and output of a process."""
    start = time.perf_counter()
    done = subprocess.run(
        arguments, cwd=folder, env=environment(paper), check=True, capture_output=True, text=True
    )
    return time.perf_counter() - start, done.stdout


def stock_course(cohort: Cohort, course: Path, paper: str) -> None:
    """A stock course with the paper that the cohort has, and what was handed in."""
    source = course / "source" / paper / f"{paper}.ipynb"
    source.parent.mkdir(parents=True)
    ours = (cohort.folder / "source" / paper / source.name).read_text("utf-8")
    source.write_text(ours.replace("sherpa_sim.views.paper.in_notebook", "stock_marks"), "utf-8")
    (course / "nbgrader_config.py").write_text(STOCK, "utf-8")
    run([sys.executable, "-m", "nbgrader", "generate_assignment", paper], course, paper)
    released = (course / "release" / paper / source.name).read_bytes()
    for came in sorted((cohort.folder / "submitted").glob(f"*/{paper}")):
        place = course / "submitted" / came.parent.name / paper
        place.mkdir(parents=True)
        (place / source.name).write_bytes(released)
        (place / "answers.json").write_bytes((came / "answers.json").read_bytes())


def main() -> None:
    """Measures, tells, and prints the line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--trainees", type=int, default=25)
    trainees = arguments.parse_args().trainees
    papers = trainees * len(PAPERS)
    with tempfile.TemporaryDirectory() as place:
        cohort = cohort_in(Path(place), trainees)
        whole, printed = run([sys.executable, "-c", OURS, str(cohort.folder), *PAPERS], Path(place))
        each = [float(seconds) for seconds in printed.strip().strip("[]").split(",")]
        start_up = (whole - sum(each)) / papers
        stock = 0.0
        for paper in PAPERS:
            stock_course(cohort, Path(place) / f"stock-{paper}", paper)
            stock += run(
                [sys.executable, "-m", "nbgrader", "autograde", paper], Path(place) / f"stock-{paper}", paper
            )[0]
    median = 1000 * (statistics.median(each) + start_up)
    rows = [
        (f"a paper, median of {papers}, with its share of the start", median, "ms"),
        ("of which its share of the start of the process", 1000 * start_up, "ms"),
        ("stock `nbgrader autograde`, a paper, with its share", 1000 * stock / papers, "ms"),
        ("stock nbgrader's time over ours", stock / whole, "times"),
    ]
    figures = {"median_ms_per_paper": round(median, 1), "ratio_to_stock_nbgrader": round(stock / whole, 2)}
    tell("grading", rows, figures)


if __name__ == "__main__":
    main()
