"""What Mesa's DataCollector asks of a shop floor after every week: plain functions of the model."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .shop_floor import ShopFloor


def participation(model: "ShopFloor") -> float:
    """The share of workers who were in training in the last 12 months."""
    return model.counted("participated") / model.workers


def participation_low(model: "ShopFloor") -> float:
    """The same share among workers with a low education; 0 if there are none."""
    low = model.tables["workers"].records["education"] == 0
    return model.counted("participated_low") / max(1, int(low.sum()))


def willing(model: "ShopFloor") -> float:
    """The share of workers who want to learn."""
    return model.counted("willing") / model.workers


def informed(model: "ShopFloor") -> float:
    """The share of workers who had information or guidance in the last 12 months."""
    return model.counted("informed") / model.workers


def waiting(model: "ShopFloor") -> int:
    """How many wait for a seat."""
    return int(model.counted("waiting"))


def in_training(model: "ShopFloor") -> int:
    """How many are in a course."""
    return int(model.counted("in_training"))


def starts(model: "ShopFloor") -> int:
    """How many started a course this week."""
    return int(model.counted("starts"))


def talks(model: "ShopFloor") -> int:
    """How many conversations mentors held this week."""
    return int(model.counted("talks"))


def mentors(model: "ShopFloor") -> int:
    """How many posts of mentors are filled."""
    return int(model.counted("posts_filled"))


def mentor_skill(model: "ShopFloor") -> float:
    """The mentors' mean share of MI-consistent talk, in [0, 1]; 0 if no post is filled."""
    return model.counted("skill") / max(1.0, model.counted("posts_filled"))


def culture(model: "ShopFloor") -> float:
    """The learning culture, in [0, 1]."""
    return model.counted("culture")


REPORTERS: dict[str, Callable[["ShopFloor"], float]] = {
    reporter.__name__: reporter
    for reporter in (
        participation,
        participation_low,
        willing,
        informed,
        waiting,
        in_training,
        starts,
        talks,
        mentors,
        mentor_skill,
        culture,
    )
}
"""The reporters of a shop floor, by name."""
