"""Files that list records with a key each: read whole, each key once, each cited source known."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from sherpa_sim.domain.problem import Problem

from .record import Record
from .sources import load_sources
from .yaml_file import load_record


class Citing(Protocol):
    """A record with a key that leans on sources."""

    @property
    def key(self) -> str:
        """Its key."""
        ...

    @property
    def cited(self) -> Iterable[str]:
        """The keys of the sources it leans on."""
        ...


_File = TypeVar("_File", bound=Record)
_Entry = TypeVar("_Entry", bound=Citing)


def read_by_key(
    path: Path, file: type[_File], entries: Callable[[_File], Iterable[_Entry]]
) -> dict[str, _Entry]:
    """The entries of a file by key, in its order.

    Raises:
        Problem: if the file cannot be read or breaks a rule of its record, a key stands twice, or an entry names an
            unknown source.
    """
    return by_key(path.name, tuple(entries(load_record(path, file))))


def by_key(file: str, listed: Sequence[_Entry]) -> dict[str, _Entry]:
    """The entries of the file of that name by key, in order; raises Problem as `read_by_key` does."""
    for key, count in Counter(entry.key for entry in listed).items():
        if count > 1:
            raise Problem('{file}: "{key}" is there twice; give each its own key.', file=file, key=key)
    for entry in listed:
        for source in entry.cited:
            if source not in load_sources():
                raise Problem(
                    '{file}: "{key}" names an unknown source, "{source}"; add it to sources.yml.',
                    file=file,
                    key=entry.key,
                    source=source,
                )
    return {entry.key: entry for entry in listed}
