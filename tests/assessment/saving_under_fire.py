"""Trainees who save answers in processes of their own, while those are killed; what is left is counted.

Run with a folder, a way (`moments`, `steps` or `writers`), a number of rounds and a seed; prints JSON.
A program of its own, because a process that forks must have no other threads.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sherpa_sim.assessment.answers import AnswerStore

QUESTIONS = 12


def store(folder: Path) -> AnswerStore:
    return AnswerStore(folder, "group", "role", "an")


def in_child(work: Callable[[int], None]) -> tuple[int, int]:
    """The process id of a child at work, and where to read what it tells."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(writing)
        finally:
            os._exit(0)
    os.close(writing)
    return child, reading


def told(reading: int, first: bytes = b"") -> list[list[int]]:
    """What a child acknowledged: question and value, in order."""
    with os.fdopen(reading, "rb") as pipe:
        return [json.loads(line) for line in (first + pipe.read()).splitlines() if line.endswith(b"]")]


def keep_saving(folder: Path, first: int, tell: int) -> None:
    own = store(folder)
    for value in range(first, first + 10_000):
        own.save(f"q{value % QUESTIONS}", {"n": value, "text": "x" * (value * 37 % 900)})
        os.write(tell, json.dumps([value % QUESTIONS, value]).encode() + b"\n")


def lost_after(folder: Path, acknowledged: dict[int, int]) -> int:
    """How many acknowledged answers are not there; a later one that was not acknowledged may be."""
    answers = store(folder).load().answers
    return sum(
        answers.get(f"q{question}", {"n": -1})["n"] < value for question, value in acknowledged.items()
    )


def moments(folder: Path, rounds: int, seed: int) -> dict[str, int]:
    """Kill -9 at a random moment, again and again on the same answers."""
    choose = random.Random(seed)
    acknowledged: dict[int, int] = {}
    saves = lost = 0
    for number in range(rounds):
        child, reading = in_child(lambda tell, first=number * 10_000: keep_saving(folder, first, tell))
        first, wanted = b"", choose.randint(1, 8)
        while first.count(b"\n") < wanted:
            first += os.read(reading, 4096)
        time.sleep(choose.uniform(0, 0.015))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        rows = told(reading, first)
        saves += len(rows)
        acknowledged.update((question, value) for question, value in rows)
        lost += lost_after(folder, acknowledged)
    return {"rounds": rounds, "acknowledged": saves, "lost": lost}


def steps(folder: Path, _rounds: int, _seed: int) -> dict[str, int]:
    """End the process before each single step of a save on the disk, and in the middle of each write."""
    real = {"write": os.write, "fsync": os.fsync, "replace": Path.replace, "ftruncate": os.ftruncate}
    rounds = lost = saves = 0
    for half in (False, True):
        for last in range(1, 18):
            place = folder / f"{half}-{last}"

            def work(tell: int, last: int = last, half: bool = half, place: Path = place) -> None:
                left = [last]

                def dying(name: str) -> Callable[..., object]:
                    def step(*arguments: object) -> object:
                        if name == "write" and arguments[0] == tell:
                            return real[name](*arguments)
                        left[0] -= 1
                        if left[0] == 0:
                            if name == "write" and half:
                                data = bytes(arguments[1])
                                real[name](arguments[0], data[: len(data) // 2])
                            os._exit(9)
                        return real[name](*arguments)

                    return step

                os.write, os.fsync = dying("write"), dying("fsync")
                os.ftruncate, Path.replace = dying("ftruncate"), dying("replace")
                for value in range(3):
                    store(place).save(f"q{value}", {"n": value})
                    real["write"](tell, json.dumps([value, value]).encode() + b"\n")

            child, reading = in_child(work)
            rows = told(reading)
            os.waitpid(child, 0)
            rounds += 1
            saves += len(rows)
            known = dict(rows)
            lost += lost_after(place, known)
            store(place).save("q11", {"n": 11})  # and it goes on
            lost += lost_after(place, {**known, 11: 11})
    return {"rounds": rounds, "acknowledged": saves, "lost": lost}


def writers(folder: Path, rounds: int, _seed: int) -> dict[str, int]:
    """Several tabs on one paper, each with questions of its own."""

    def work(tell: int, number: int) -> None:
        own = store(folder)
        for value in range(rounds):
            own.save(f"tab{number}-{value % 5}", {"n": value})
            os.write(tell, json.dumps([number, value]).encode() + b"\n")

    children = [in_child(lambda tell, number=number: work(tell, number)) for number in range(4)]
    saves = sum(len(told(reading)) for _, reading in children)
    for child, _ in children:
        os.waitpid(child, 0)
    after = store(folder).load()
    there = sum(
        after.answers.get(f"tab{number}-{value % 5}") == {"n": value}
        for number in range(4)
        for value in range(rounds - 5, rounds)
    )
    return {"rounds": rounds, "acknowledged": saves, "lost": 20 - there, "sequence": after.sequence}


if __name__ == "__main__":
    ways = {"moments": moments, "steps": steps, "writers": writers}
    sys.stdout.write(json.dumps(ways[sys.argv[2]](Path(sys.argv[1]), int(sys.argv[3]), int(sys.argv[4]))))
