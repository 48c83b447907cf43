"""Workers and mentors as Mesa agents.

An agent here is light: it knows its model and its row, and every attribute reads and writes the model's columns.
So there may be many agents for one worker, they are equal to each other, and they are made when they are asked
for. The rules of `rules` run on them one by one, with the same result as over the columns.
"""

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

import numpy as np
from mesa import Agent

from sherpa_sim.domain.category import Category
from sherpa_sim.domain.people import Age, Education, History, Sex, Shift
from sherpa_sim.domain.states import Experience, Status

from .columns import MENTOR, WORKER
from .table import Table

if TYPE_CHECKING:
    from .shop_floor import ShopFloor


class ColumnAttribute:
    """An attribute of an agent that lies in a column of its model, found through the agent each time."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.__doc__ = f"Column `{name}` of the model, for this agent."

    def __get__(self, agent: "ColumnAgent | None", owner: type | None = None) -> Any:
        return self if agent is None else agent.columns[self.name][agent.row]


class ColumnAgent(Agent):
    """An agent whose attributes are columns of its model. Attributes that do not exist cannot be set either."""

    __slots__ = ("columns", "model", "row")

    model: "ShopFloor"
    row: int
    columns: Table

    table: ClassVar[str]
    """Which of the model's tables the columns lie in."""

    dtype: ClassVar[np.dtype[np.void]]
    """The columns there are."""

    def __init__(self, model: "ShopFloor", row: int) -> None:
        object.__setattr__(self, "model", model)
        object.__setattr__(self, "row", row)
        object.__setattr__(self, "columns", model.tables[self.table])

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        if "dtype" in vars(cls):
            for name in cls.dtype.names or ():
                setattr(cls, name, ColumnAttribute(name))

    def __setattr__(self, name: str, value: Any) -> None:
        column = self.columns.get(name)
        if column is None:
            raise AttributeError(f"a {type(self).__name__} has no attribute {name!r} that can be set")
        column[self.row] = value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ColumnAgent) or other.table != self.table:
            return False
        return bool(other.row == self.row) and other.model is self.model

    def __hash__(self) -> int:
        return hash((self.table, self.row))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.unique_id}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.model, self.row)

    @property
    def unique_id(self) -> int:
        """A number that no other agent of this model has, from 1."""
        return self.row + 1

    @property
    def pos(self) -> None:
        """Nowhere: a shop floor is a network of ties, not a grid."""
        return

    def remove(self) -> NoReturn:
        """Refuse: the workers of a floor are fixed, because draws and ties go by their place.

        Raises:
            TypeError: always.
        """
        raise TypeError("a shop floor keeps its workers; ask for another number when you make the floor")


class Worker(ColumnAgent):
    """A worker; for what her attributes mean see `columns.WORKER`."""

    __slots__ = ()
    table = "workers"
    dtype = WORKER

    words: ClassVar[dict[str, type[Category]]] = {
        "education": Education,
        "age": Age,
        "sex": Sex,
        "shift": Shift,
        "history": History,
        "status": Status,
        "experience": Experience,
    }
    """The attributes that are codes, and the words that these stand for."""

    def word(self, attribute: str) -> Category:
        """What a coded attribute says, such as `Education.LOW` for `word("education")`.

        Raises:
            KeyError: if the attribute is not a code.
        """
        return self.words[attribute].of(getattr(self, attribute))

    @property
    def colleagues(self) -> list["Worker"]:
        """The colleagues whom she sees and hears."""
        ties = self.model.floors.ties[self.row]
        return [Worker(self.model, int(row)) for row in np.unique(ties[ties < self.model.workers])]


class Mentor(ColumnAgent):
    """A mentor's post, held by one of the workers; for its attributes see `columns.MENTOR`."""

    __slots__ = ()
    table = "mentors"
    dtype = MENTOR

    @property
    def unique_id(self) -> int:
        """A number that no other agent of this model has: it goes on after those of the workers."""
        return int(self.model.workers + self.row + 1)

    @property
    def person(self) -> Worker:
        """The worker who is the mentor."""
        return Worker(self.model, self.worker)
