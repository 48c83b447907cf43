"""Mesa's AgentSet over columns: agents are made while one goes through the set, and whole columns answer at once."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, Self

import numpy as np
from mesa.agent import AgentSet
from numpy.typing import NDArray

from .agents import ColumnAgent
from .table import Table

try:
    from mesa.agentset import GroupBy
except ImportError:  # before Mesa 3.5
    from mesa.agent import GroupBy

if TYPE_CHECKING:
    from .shop_floor import ShopFloor

EVERYBODY = float("inf")


class ColumnAgentSet(AgentSet):
    """The agents of some rows of a table, in an order; it behaves as Mesa's own AgentSet does.

    Args:
        model: the model that holds the columns.
        kind: `Worker` or `Mentor`.
        rows: which rows, in which order; all of them if None.
    """

    def __init__(
        self, model: "ShopFloor", kind: type[ColumnAgent], rows: NDArray[np.intp] | None = None
    ) -> None:
        self.model = model
        self.kind = kind
        self.random = model.random
        self.rows = np.arange(len(self._table.records)) if rows is None else rows

    @property
    def _table(self) -> Table:
        return self.model.tables[self.kind.table]

    # A set and a sequence

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[ColumnAgent]:
        model, kind = self.model, self.kind
        return (kind(model, row) for row in self.rows.tolist())

    def __contains__(self, agent: object) -> bool:
        return self._could_hold(agent) and bool((self.rows == agent.row).any())  # type: ignore[attr-defined]

    def __getitem__(self, item: int | slice) -> Any:
        return self.to_list()[item]

    def __copy__(self) -> Self:
        return self._with(self.rows.copy())

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__.copy()

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)

    def copy(self) -> Self:
        """The same agents in a set of their own; the columns stay shared."""
        return self._with(self.rows.copy())

    def to_list(self) -> list[ColumnAgent]:
        """The agents, in the order of the set."""
        return list(self)

    def add(self, agent: ColumnAgent) -> None:
        """Put an agent of the same kind and model at the end.

        Raises:
            TypeError: if it is of another kind or of another model.
        """
        if not self._could_hold(agent):
            raise TypeError(f"this set holds agents of kind {self.kind.__name__} of one model only")
        if agent not in self:
            self.rows = np.append(self.rows, agent.row)

    def discard(self, agent: ColumnAgent) -> None:
        """Take an agent out, if it is in."""
        if agent in self:
            self.rows = self.rows[self.rows != agent.row]

    def remove(self, agent: ColumnAgent) -> None:
        """Take an agent out.

        Raises:
            KeyError: if it is not in.
        """
        if agent not in self:
            raise KeyError(agent)
        self.discard(agent)

    # Values

    def get(
        self,
        attr_names: str | list[str],
        handle_missing: Literal["error", "default"] = "error",
        default_value: Any = None,
    ) -> list[Any]:
        """The values of an attribute, or for a list of attributes a list for each agent.

        Raises:
            AttributeError: if there is no such attribute and `handle_missing` is "error".
            ValueError: if `handle_missing` is neither "error" nor "default".
        """
        if handle_missing not in ("error", "default"):
            raise ValueError(f'handle_missing is "error" or "default", not {handle_missing!r}')
        missing = (default_value,) if handle_missing == "default" else ()
        if isinstance(attr_names, str):
            return self._values(attr_names, missing)
        return [
            list(values) for values in zip(*(self._values(name, missing) for name in attr_names), strict=True)
        ]

    def set(self, attr_name: str, value: Any) -> Self:
        """Give every agent this value; gives back the set.

        Raises:
            AttributeError: if there is no such attribute.
        """
        for agent in self:
            setattr(agent, attr_name, value)
        return self

    def groupby(self, by: Callable[[Any], Any] | str, result_type: str = "agentset") -> GroupBy:
        """The agents by the value of an attribute or of a function; sets, or with `result_type="list"` lists."""
        values = self.get(by) if isinstance(by, str) else self.map(by)
        groups: dict[Any, list[int]] = {}
        for value, row in zip(values, self.rows.tolist(), strict=True):
            groups.setdefault(value, []).append(row)
        sets = {value: self._with(np.array(rows, np.intp)) for value, rows in groups.items()}
        if result_type == "agentset":
            return GroupBy(sets)
        return GroupBy({value: members.to_list() for value, members in sets.items()})

    # Who, and in which order

    def select(
        self,
        filter_func: Callable[[Any], bool] | None = None,
        at_most: float = EVERYBODY,
        inplace: bool = False,
        agent_type: type | None = None,
    ) -> Self:
        """The agents for whom the function is true; at most so many, or that share of the set (0.0 to 1.0)."""
        most = int(len(self) * at_most) if isinstance(at_most, float) and at_most <= 1.0 else at_most
        rows = [] if agent_type is not None and not issubclass(self.kind, agent_type) else self.rows.tolist()
        chosen: list[int] = []
        for row in rows:
            if len(chosen) >= most:
                break
            if filter_func is None or filter_func(self.kind(self.model, row)):
                chosen.append(row)
        return self._give(chosen, inplace)

    def shuffle(self, inplace: bool = False) -> Self:
        """The agents in a random order."""
        return self._give(self._shuffled(), inplace)

    def sort(self, key: Callable[[Any], Any] | str, ascending: bool = False, inplace: bool = False) -> Self:
        """The agents by the value of an attribute or of a function, highest first unless `ascending`."""
        values = self.get(key) if isinstance(key, str) else self.map(key)
        order = sorted(range(len(self)), key=values.__getitem__, reverse=not ascending)
        return self._give(self.rows[order], inplace)

    # Doing

    def do(self, method: str | Callable[..., Any], *arguments: Any, **keywords: Any) -> Self:
        """Call a method, or a function on each agent, in the order of the set; gives back the set."""
        self._call(self.rows.tolist(), method, arguments, keywords)
        return self

    def shuffle_do(self, method: str | Callable[..., Any], *arguments: Any, **keywords: Any) -> Self:
        """The same as `do` in a random order; the set keeps its own order."""
        self._call(self._shuffled(), method, arguments, keywords)
        return self

    def map(self, method: str | Callable[..., Any], *arguments: Any, **keywords: Any) -> list[Any]:
        """What a method, or a function on each agent, gives back, in the order of the set."""
        return self._call(self.rows.tolist(), method, arguments, keywords)

    # Inside

    def _with(self, rows: NDArray[np.intp]) -> Self:
        return type(self)(self.model, self.kind, rows)

    def _give(self, rows: list[int] | NDArray[np.intp], inplace: bool) -> Self:
        chosen = np.array(rows, np.intp)
        if not inplace:
            return self._with(chosen)
        self.rows = chosen
        return self

    def _update(self, agents: Iterable[ColumnAgent]) -> Self:
        return self._give([agent.row for agent in agents], inplace=True)

    def _from_iterable(self, agents: Iterable[ColumnAgent]) -> Self:  # for `&`, `|`, `-` and `^`
        return self._give(list(dict.fromkeys(agent.row for agent in agents)), inplace=False)

    def _could_hold(self, agent: object) -> bool:
        return isinstance(agent, self.kind) and agent.model is self.model

    def _shuffled(self) -> list[int]:
        rows: list[int] = self.rows.tolist()
        self.random.shuffle(rows)
        return rows

    def _values(self, name: str, missing: tuple[Any, ...]) -> list[Any]:
        if name in self._table:
            values: list[Any] = self._table.records[name][self.rows].tolist()
            return values
        if not missing and not hasattr(self.kind, name):
            raise AttributeError(f"a {self.kind.__name__} has no attribute {name!r}")
        return [getattr(agent, name, *missing) for agent in self]

    def _call(
        self, rows: list[int], method: str | Callable[..., Any], arguments: Any, keywords: Any
    ) -> list[Any]:
        agents = (self.kind(self.model, row) for row in rows)
        if isinstance(method, str):
            return [getattr(agent, method)(*arguments, **keywords) for agent in agents]
        return [method(agent, *arguments, **keywords) for agent in agents]
