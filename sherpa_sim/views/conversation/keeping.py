"""Where talks are kept: in a person's folder of her cohort, or in the browser of whoever did not sign in."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from pydantic import ValidationError

from sherpa_sim.cohort.talks import TalkFolder
from sherpa_sim.content.kept_talk import KeptTalk

from ..paper.trainee import Participant

MOST_TALKS = 60
"""Of one person, that a page looks at: the latest."""


class Keeping(Protocol):
    """Something that keeps talks."""

    def all(self) -> tuple[KeptTalk, ...]:
        """Every talk, the earliest first; raises Problem when they cannot be read."""
        ...

    def save(self, kept: KeptTalk) -> KeptTalk:
        """What was saved, once it is safe; raises Problem when it is not."""
        ...

    def forget(self, key: str) -> None:
        """Keeps a talk no longer; raises Problem when it cannot be removed."""
        ...


class PersonsTalks:
    """The talks of somebody who signed in, for as long as she is in the cohort."""

    def __init__(self, participant: Participant) -> None:
        self._participant = participant
        self._folder = TalkFolder(participant.cohort, participant.person.id)

    def all(self) -> tuple[KeptTalk, ...]:
        """Her talks."""
        return self._folder.all()[-MOST_TALKS:]

    def save(self, kept: KeptTalk) -> KeptTalk:
        """What was saved in her folder."""
        self._participant.now()
        return self._folder.save(kept)

    def forget(self, key: str) -> None:
        """Removes one of her talks."""
        self._folder.forget(key)


class BrowserTalks:
    """Talks that only the reader's own browser keeps: it says what it has, and `tell` says what it is to keep."""

    def __init__(self, found: Iterable[object], tell: Callable[[Mapping[str, Any]], None]) -> None:
        self._talks = {kept.key: kept for kept in _readable(found)}
        self._tell = tell

    def all(self) -> tuple[KeptTalk, ...]:
        """The talks of this browser."""
        return tuple(sorted(self._talks.values(), key=lambda kept: kept.began))[-MOST_TALKS:]

    def save(self, kept: KeptTalk) -> KeptTalk:
        """The talk, which the browser is told to keep."""
        self._talks[kept.key] = kept
        self._tell({"kind": "keep", "key": kept.key, "talk": kept.model_dump(mode="json")})
        return kept

    def forget(self, key: str) -> None:
        """Has the browser forget a talk."""
        self._talks.pop(key, None)
        self._tell({"kind": "forget", "key": key})


def _readable(found: Iterable[object]) -> list[KeptTalk]:
    """What a browser says it kept, as far as it can be that."""
    talks = []
    for one in found:
        try:
            talks.append(KeptTalk.model_validate(one))
        except (ValidationError, RecursionError):
            continue
    return talks
