"""Who reads a unit, in which language, and where what she does in it is kept."""

import functools
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from sherpa_sim.content.units import Unit, load_units
from sherpa_sim.locale.words import LANGUAGES, Words, words_for

from ..paper.trainee import Participant
from ..questions import Saved, Store
from ..visit import visit

REACHED = "reached"
"""Under which key, beside the answers of a unit, it is kept how far she read: the number of a heading."""
FINISHED = "finished"
"""Under which key it is kept that she said she is done."""
_SITE = ("QUERY_STRING", "VOILA_PREHEAT")


@dataclass(frozen=True)
class Kept:
    """What a browser keeps for somebody who did not sign in."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    saved: datetime | None = None


class BrowserStore:
    """Answers that nobody but the reader's own browser keeps; `keep` is told all of them at each change."""

    def __init__(self, answers: Mapping[str, Any], keep: Callable[[Mapping[str, Any]], None]) -> None:
        self._kept = Kept(dict(answers))
        self._keep = keep

    def load(self) -> Kept:
        """All answers."""
        return self._kept

    def save(self, question: str, value: Any) -> Kept:
        """All answers with this one; None takes one back."""
        others = {key: answer for key, answer in self._kept.answers.items() if key != question}
        self._kept = Kept(others if value is None else {**others, question: value}, datetime.now(UTC))
        self._keep(self._kept.answers)
        return self._kept


class PersonsStore:
    """What somebody of a cohort does in a unit, kept beside her papers as long as she is in the cohort."""

    def __init__(self, participant: Participant, unit: str) -> None:
        self._participant = participant
        self._answers = participant.cohort.answers(participant.person.id, kept_as(unit))

    def load(self) -> Saved:
        """All answers; raises Problem when they cannot be read."""
        return self._answers.load()

    def save(self, question: str, value: Any) -> Saved:
        """All answers, once this one is safe; raises Problem when it is not, or she is no longer in the cohort."""
        self._participant.now()
        return self._answers.save(question, value)


class Reader:
    """One opening of a unit. Until it is known who reads, answers are kept in memory."""

    def __init__(self, words: Words, on_site: bool) -> None:
        self.words = words
        self.on_site = on_site
        self.unit: Unit | None = None
        self._store: Store = BrowserStore({}, lambda _: None)
        self._known: list[Callable[[], None]] = []

    def load(self) -> Saved:
        """All that is kept of this unit; raises Problem when it cannot be read."""
        return self._store.load()

    def save(self, question: str, value: Any) -> Saved:
        """All that is kept, once this is safe; raises Problem when it is not."""
        return self._store.save(question, value)

    def when_known(self, listener: Callable[[], None]) -> None:
        """Calls `listener()` once it is known who reads and what she did before."""
        self._known.append(listener)

    def is_somebody(self, participant: Participant) -> None:
        """From now on answers are kept with this person's own."""
        if self.unit is not None:
            self._goes_on_with(PersonsStore(participant, self.unit.key))

    def is_nobody(self, answers: Mapping[str, Any], keep: Callable[[Mapping[str, Any]], None]) -> None:
        """From now on answers are kept by the browser, which has these already."""
        self._goes_on_with(BrowserStore(answers, keep))

    def _goes_on_with(self, store: Store) -> None:
        before = self._store.load().answers
        self._store = store
        for question, answer in before.items():  # what was done in the moment before
            store.save(question, answer)
        for listener in self._known:
            listener()

    def address(self, page: str) -> str:
        """Where a page of the site is, seen from a unit; on the site only."""
        return f"../{page}?lang={self.words.language}"

    def unit_address(self, key: str) -> str:
        """Where another unit is: a page of the site, or a notebook beside this one."""
        return self.address(f"unit/{key}") if self.on_site else f"{key}.ipynb"


@functools.cache
def reader() -> Reader:
    """The reader of this kernel, which is hers alone."""
    if any(name in os.environ for name in _SITE):
        return Reader(visit().words, on_site=True)
    return Reader(words_for(notebook_language(os.environ)), on_site=False)


def notebook_language(environment: Mapping[str, str]) -> str:
    """The language of a notebook that is open in JupyterLab: that of its folder, else the user's, else English."""
    parts = PurePath(environment.get("JPY_SESSION_NAME", "")).parts
    wishes = [*reversed(parts), environment.get("SHERPA_LANGUAGE", "")]
    return next((wish for wish in wishes if wish in LANGUAGES), "en")


def kept_as(unit: str) -> str:
    """The name under which a person's answers in a unit are kept, beside those on papers."""
    return f"unit-{unit}"


def next_unit(key: str) -> Unit | None:
    """The unit after this one; None after the last."""
    units = list(load_units().values())
    place = [unit.key for unit in units].index(key) + 1
    return units[place] if place < len(units) else None
