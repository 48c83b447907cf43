"""What benchmarks have in common: clocks that take turns, the machine, a table for `README.md` and a line of JSON."""

import json
import math
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

LONGEST = 30.0  # seconds for the repeats of one question
Row = tuple[str, float | str, str]


def times(
    clock: Callable[[], float], works: Sequence[Callable[[], Any]], repeats: int, longest: float = LONGEST
) -> list[list[float]]:
    """How long each work took, each time; they take turns, so that whoever else is busy slows them all."""
    taken: list[list[float]] = [[] for _ in works]
    end = time.perf_counter() + longest
    for repeat in range(repeats):
        if repeat > 1 and time.perf_counter() > end:
            break
        for work, times_of_work in zip(works, taken, strict=True):
            start = clock()
            work()
            times_of_work.append(clock() - start)
    return taken


def slope(sizes: Sequence[float], amounts: Sequence[float]) -> float:
    """The exponent b of amount = a x size^b, by least squares on logarithms: 1 grows in proportion."""
    x, y = ([math.log(value) for value in values] for values in (sizes, amounts))
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    over = sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True))
    return over / sum((a - middle_x) ** 2 for a in x)


def peak_gib() -> float:
    """The most memory this process ever had in use."""
    unit = 1 if sys.platform == "darwin" else 1024  # bytes on macOS, KiB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**30


def resident_bytes() -> int:
    """The memory of this process that is in use now; where the system does not tell, the most that ever was."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return int(peak_gib() * 2**30)
    return int(statm.read_text("ascii").split()[1]) * resource.getpagesize()


def processor() -> str:
    """What the processor calls itself."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line for line in cpuinfo.read_text("utf-8").splitlines() if line.startswith("model name")]
        if names:
            return names[0].partition(":")[2].strip()
    if sys.platform == "darwin":
        asked = ["sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return platform.processor() or platform.machine()


def machine() -> dict[str, Any]:
    """What the figures were seen on; nothing that tells whose it is."""
    packages = ("numba", "numpy", "mesa")
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "system": platform.system(),
        "python": platform.python_version(),
        **{package: version(package) for package in packages},
        "date": date.today().isoformat(),
    }


def tell(benchmark: str, rows: Iterable[Row], figures: Mapping[str, Any]) -> None:
    """Prints the rows as a table for `README.md`, what it was seen on, and the figures as one line of JSON."""
    listed = [
        (name, f"{value:,.4g}" if isinstance(value, float) else str(value), unit)
        for name, value, unit in rows
    ]
    seen_on = machine()
    for name, value, unit in (("figure", "seen", "unit"), ("---", "---", "---"), *listed):
        print(f"| {name:<56} | {value:>14} | {unit} |")
    print(
        "\nSeen on {date}: {processor}, {cores} cores, load {load}; {system}, Python {python}, NumPy {numpy}, "
        "Numba {numba}, Mesa {mesa}.".format(**seen_on)
    )
    print(json.dumps({"benchmark": benchmark, "figures": figures, "machine": seen_on}))
