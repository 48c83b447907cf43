"""YAML text into plain values, and the row on which each of them stands."""

from collections.abc import Callable
from typing import Any

import yaml

from sherpa_sim.domain.problem import Problem

Place = tuple[str | int, ...]
MAXIMUM_DEPTH = 40
"""Lists within lists beyond this are no file of the kit, and could bring the reader of YAML down."""


def read_yaml(name: str, text: str) -> tuple[object, dict[Place, int]]:
    """The value in the text of a YAML file called `name`, and the row of each key and list item.

    Raises:
        Problem: if the text is not YAML, has a key twice, or points from one place to another.
    """
    try:
        _refuse_traps(name, text)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            rows = {} if node is None else _rows(name, node, ())
            content = None if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        row = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _unreadable(name, row) from None
    except (yaml.YAMLError, ValueError):
        raise Problem("{file} is not readable as YAML.", file=name) from None
    return content, rows


class _Loader(yaml.CSafeLoader):
    """The safe loader; what only looks like a date or a number (2025-02-30) stays the text that was written."""


def _or_as_written(construct: Callable[[Any, Any], object]) -> Callable[[Any, Any], object]:
    def constructed(loader: _Loader, node: yaml.Node) -> object:
        try:
            return construct(loader, node)
        except (ValueError, ArithmeticError, LookupError, AttributeError):
            return node.value

    return constructed


for _kind in ("bool", "int", "float", "timestamp"):
    _tag = f"tag:yaml.org,2002:{_kind}"
    _Loader.add_constructor(_tag, _or_as_written(yaml.CSafeLoader.yaml_constructors[_tag]))


def _refuse_traps(name: str, text: str) -> None:
    """Refuse what makes a small file endless to read: deep nesting, and pointers to other places."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        row = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise Problem(
                '{file}, row {row}: "*{pointer}" points to another place in the file; write the value itself.',
                file=name,
                row=row,
                pointer=event.anchor,
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAXIMUM_DEPTH:
            raise _unreadable(name, row)


def _rows(name: str, node: yaml.Node, place: Place) -> dict[Place, int]:
    """The row on which each key or list item stands."""
    rows = {place: node.start_mark.line + 1}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            inner, row = (*place, key.value), key.start_mark.line + 1
            if inner in rows:
                raise Problem(
                    '{file}, row {row}: "{key}" is there twice; keep one of them.',
                    file=name,
                    row=row,
                    key=".".join(map(str, inner)),
                )
            rows |= _rows(name, value, inner)
            rows[inner] = row
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            rows |= _rows(name, value, (*place, index))
    return rows


def _unreadable(name: str, row: int) -> Problem:
    return Problem(
        "{file}, row {row}: this is not readable as YAML; check the indents and colons there.",
        file=name,
        row=row,
    )
