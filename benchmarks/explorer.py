"""How fast the policy explorer answers, page to page: a real server, a real browser, one visitor.

Prints what it does, then one line of JSON:

    python benchmarks/explorer.py

A slider is moved by keyboard; the clock runs from its `input` event until the new picture is decoded in the
browser. `first_page_s` runs from typing the address until the first picture is decoded, with a kernel ready.
"""

import argparse
import contextlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from playwright.sync_api import Page, sync_playwright

MOVES, WARM_UP = 80, 10
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
    page.goto(f"{address}explorer?lang=en", wait_until="commit")
    page.wait_for_selector(SHOWN, timeout=60_000)
    return time.perf_counter() - start


def moves(page: Page) -> list[float]:
    """Milliseconds from each move of the slider to its picture."""
    page.evaluate(CLOCK)
    page.locator(SLIDER).focus()
    end = time.perf_counter() + LONGEST
    for move in range(MOVES + WARM_UP):
        page.keyboard.press("ArrowRight" if move // 8 % 2 == 0 else "ArrowLeft")
        page.wait_for_function("known => window.times.length > known", arg=move, timeout=10_000)
        page.wait_for_timeout(450)  # a hand that rests: the words and tables are sent in this time
        if time.perf_counter() > end:
            break
    times: list[float] = page.evaluate("window.times")
    return times[WARM_UP:]


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
        print(f"first picture after {first:.2f} s")
        times = moves(page)
        page.goto("about:blank")  # lets the page say goodbye, which stops its kernel
        browser.close()
    p50 = statistics.median(times)
    p95 = statistics.quantiles(times, n=20)[-1]
    print(f"{len(times)} moves: p50 {p50:.0f} ms, p95 {p95:.0f} ms, slowest {max(times):.0f} ms")
    figures = {
        "slider_to_picture_p50_ms": round(p50, 1),
        "slider_to_picture_p95_ms": round(p95, 1),
        "first_page_s": round(first, 2),
    }
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.system()}
    print(json.dumps({"benchmark": "explorer", "figures": figures, "machine": machine}))


if __name__ == "__main__":
    main()
