"""The program of a control, put together from files of one concern each."""

from pathlib import Path


def script(*parts: Path) -> str:
    """The text of `parts`, one after the other: a browser takes a control's program as one module."""
    return "\n".join(part.read_text("utf-8") for part in parts)
