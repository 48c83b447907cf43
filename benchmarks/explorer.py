"""How fast the policy explorer answers, page to page: a real server, a real browser, one visitor.

Prints a table, then one line of JSON:

    python benchmarks/explorer.py

The clock runs from a slider's `input` event until the new picture is decoded in the browser. Three kinds of moves:

- `slider_to_picture`: one step further, by keyboard, never to a place that was asked before, with a rest after each
  picture. Where the hand is likely to go next is run while it rests, so this is mostly drawing and the way to and fro.
- `drag_to_picture`: to and fro over the slider that was moved last, after looking at its picture for some seconds, and
  without any rest: the next move comes as soon as a picture is seen.
- `jump_to_picture`: with a rest, to a place that was never asked and never prepared, so the first 25 of its 100 runs
  are in it.

`first_page_s` runs from typing the address until the first picture is decoded, with a kernel ready.
"""

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from measure import Row, tell
from playwright.sync_api import Page, sync_playwright

STEPS, WARM_UP = (
    23,
    10,
)  # of half a coaching session, with each of some numbers of mentors; the first are not counted
REST = 700  # milliseconds after each picture, in which it is made whole, and the words and tables are sent
PLACES = [1.0, 5.5, 2.5, 7.0, 4.0]  # with nothing between them that is a step from both
DRAGS = [2.5, 3.5, 4.5, 5.5]  # hours with which nothing else was asked
DRAG_FROM, DRAG_STEPS = 5.0, 9  # the slider goes from 0 to 10 in halves
LOOK = 6000  # milliseconds before a drag
SESSIONS = [half / 2 for half in range(9, 25, 2)]
LONGEST = 120.0  # seconds for all moves together
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SHOWN = ".sherpa-picture[data-number]"
SLIDER = "input[type=range][id$='-mentors']"
HOURS = "input[type=range][id$='-hours']"
COACHING = "input[type=range][id$='-coaching']"
JUMP = "(slider, place) => { slider.value = place; slider.dispatchEvent(new Event('input', { bubbles: true })); }"
CLOCK = """
() => {
  window.moved = 0; window.times = [];
  document.addEventListener("input", () => { if (!window.moved) window.moved = performance.now(); }, true);
  document.addEventListener("picture-shown", () => {
    if (window.moved) window.times.push(performance.now() - window.moved);
    window.moved = 0;
  });
}
"""


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The address of a server of our own, stopped at the end."""
    command = "from sherpa_sim.views.site import serve; serve(8899, False)"
    process = subprocess.Popen([sys.executable, "-c", command], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
    finally:
        process.terminate()
        process.wait(30)


def first_page(page: Page, address: str) -> float:
    """Seconds from the address to the first picture."""
    start = time.perf_counter()
    page.goto(f"{address}explorer?lang=en&v=2", wait_until="commit")
    page.wait_for_selector(SHOWN, timeout=60_000)
    return time.perf_counter() - start


def wait_for(page: Page, pictures: int) -> None:
    """Until so many pictures have been shown since the clock was set, and a rest."""
    page.wait_for_function("known => window.times.length >= known", arg=pictures, timeout=10_000)
    page.wait_for_timeout(REST)


def steps(page: Page) -> list[float]:
    """Milliseconds from each step of the slider to its picture."""
    page.evaluate(CLOCK)
    end = time.perf_counter() + LONGEST
    stepped: list[bool] = []
    for mentors in PLACES[1:]:
        for slider, place in ((SLIDER, mentors), (COACHING, 0)):
            page.locator(slider).evaluate(JUMP, place)
            stepped.append(False)
            wait_for(page, len(stepped))
        page.locator(COACHING).focus()
        for _ in range(STEPS):
            if time.perf_counter() > end:
                break
            page.keyboard.press("ArrowRight")
            stepped.append(True)
            wait_for(page, len(stepped))
    times: list[float] = page.evaluate("window.times")
    return [taken for taken, counts in zip(times, stepped, strict=True) if counts][WARM_UP:]


def drags(page: Page) -> list[float]:
    """Milliseconds from each move of a drag to its picture."""
    times: list[float] = []
    for drag, hours in enumerate(DRAGS):
        page.evaluate("window.times = []")
        page.locator(HOURS).evaluate(JUMP, hours)
        wait_for(page, 1)
        page.locator(SLIDER).evaluate(JUMP, DRAG_FROM)
        wait_for(page, 2)
        page.wait_for_timeout(LOOK)
        for move in range(1, DRAG_STEPS):
            page.locator(SLIDER).evaluate(JUMP, DRAG_FROM + (0.5 if drag % 2 else -0.5) * move)
            page.wait_for_function("known => window.times.length >= known", arg=2 + move, timeout=10_000)
        times += page.evaluate("window.times")[2:]
    return times


def jumps(page: Page) -> list[float]:
    """Milliseconds from each jump of the slider to its picture."""
    page.evaluate("window.times = []")
    page.locator(HOURS).evaluate(JUMP, 4)  # nothing was asked yet with four hours
    wait_for(page, shown := 1)
    jumped = [False]
    for sessions in SESSIONS:
        for slider, places in ((COACHING, [sessions]), (SLIDER, PLACES)):
            for place in places:
                page.locator(slider).evaluate(JUMP, place)
                wait_for(page, shown := shown + 1)
                jumped.append(slider == SLIDER)
    times: list[float] = page.evaluate("window.times")
    return [taken for taken, counts in zip(times, jumped, strict=True) if counts]


def told(kind: str, times: list[float], rows: list[Row]) -> dict[str, float]:
    """Adds the rows of one kind of moves to the table, and gives back its figures."""
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    for name, value in (("median", p50), ("95th percentile", p95), ("slowest", max(times))):
        rows.append((f"{kind.replace('_', ' ')}, {name} of {len(times)}", value, "ms"))
    return {f"{kind}_p50_ms": round(p50, 1), f"{kind}_p95_ms": round(p95, 1)}


def main() -> None:
    """Measures, tells, and prints the line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--address", help="measure a server that runs already")
    arguments.add_argument("--warm-seconds", type=float, default=12.0, help="how long kernels may get ready")
    asked = arguments.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with contextlib.ExitStack() as stack:
        address = asked.address or stack.enter_context(server())
        time.sleep(asked.warm_seconds)
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=chromium, args=list(CHROMIUM_ARGUMENTS)
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        first = first_page(page, address)
        rows: list[Row] = [("address to first picture", first, "s")]
        figures = told("slider_to_picture", steps(page), rows)
        figures |= told("drag_to_picture", drags(page), rows)
        figures |= told("jump_to_picture", jumps(page), rows)
        page.goto("about:blank")  # lets the page say goodbye, which stops its kernel
        browser.close()
    figures["first_page_s"] = round(first, 2)
    tell("explorer", rows, figures)


if __name__ == "__main__":
    main()
