"""Where the content folders are: beside the package in a checkout, inside it in an installed kit."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_CHECKOUT = _PACKAGE.parent
_INSTALLED = _PACKAGE / "_kit"


def folder(name: str) -> Path:
    """The folder `name` of the kit: "assignments", "course", "modules" or "simulations".

    Raises:
        FileNotFoundError: if the kit was installed without its content.
    """
    for root in (_CHECKOUT, _INSTALLED):
        place = root / name
        if (root == _INSTALLED or (root / "pyproject.toml").is_file()) and place.is_dir():
            return place
    raise FileNotFoundError(f"the kit has no folder {name!r}; install it again")


def checkout() -> Path | None:
    """The checkout this code runs from, or None in an installed kit."""
    return _CHECKOUT if (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / ".git").exists() else None
