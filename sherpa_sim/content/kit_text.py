"""The text of a file of the kit: UTF-8, and not endlessly long."""

from pathlib import Path

from sherpa_sim.domain.problem import Problem

from .file_trouble import reading

MAXIMUM_BYTES = 1_000_000


def load_kit_text(path: Path) -> str:
    """The text in a file; raises Problem if it cannot be read, is larger than 1 MB, or is not UTF-8."""
    with reading(path), path.open("rb") as file:
        data = file.read(MAXIMUM_BYTES + 1)
    return kit_text(path.name, data)


def kit_text(name: str, data: bytes) -> str:
    """The text in the bytes of a file called `name`; raises Problem as `load_kit_text` does."""
    if len(data) > MAXIMUM_BYTES:
        raise Problem("{file} is larger than 1 MB; this is not a file of the kit.", file=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem("{file} is not UTF-8 text; save it again as UTF-8.", file=name) from None
