"""How tests of the command line call it."""

import sys
from collections.abc import Callable

import pytest

from sherpa_sim.cli import main


@pytest.fixture
def sherpa(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The command `sherpa` with its arguments; gives back its exit code."""

    def run(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["sherpa", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        return int(stopped.value.code or 0)

    return run
