"""A loop of their own for tests that wait: Playwright keeps one running in the thread of the tests."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Outcome = TypeVar("Outcome")


def in_a_loop(work: Coroutine[Any, Any, Outcome]) -> Outcome:
    """What a coroutine gives at its end, from a thread of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def without_a_loop(work: Callable[[], Outcome]) -> Outcome:
    """What `work` gives in a thread in which nothing can wait."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()
