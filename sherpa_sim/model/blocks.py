"""Rows while a floor is run: field by field in blocks, instead of row by row.

In a block each field of 256 rows lies together, at a fixed distance from the next field, so that a processor
reads and changes several rows at once. The workers of a floor are copied into blocks before its first week and
back after its last. The rules and the week do not know: `workers[i].need` means the same in a list of Mesa
agents, in an array of records, and here, where it costs no look at who owns the memory either.

What is written here tells the compiler how to read such a row; without Numba rows are plain objects.
"""

import operator
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .columns import LOT, NOTE, PART, WORKER

try:
    from numba import types
    from numba.core import cgutils
    from numba.core.typing.templates import AttributeTemplate
    from numba.extending import (
        infer_getattr,
        intrinsic,
        lower_getattr_generic,
        lower_setattr_generic,
        models,
        overload,
        register_model,
    )
    from numba.np.numpy_support import from_dtype
except ImportError:  # for example in a browser, where Numba does not exist
    cgutils = None  # type: ignore[assignment]

WORKERS, NOTES, LOTS = KINDS = range(3)
_DTYPES = (WORKER, NOTE, LOT)
_GAP = 64
"""Bytes between fields: at a distance of a power of two they would crowd each other out of the same few places of
a processor's cache."""

_PLACES = tuple(
    np.cumsum([0] + [dtype[name].itemsize * PART + _GAP for name in dtype.names or ()]) for dtype in _DTYPES
)
_SIZES = tuple(int(places[-1]) for places in _PLACES)


def memory_for(size: int, kind: int) -> NDArray[np.uint8]:
    """Memory for so many rows."""
    return np.zeros((size + PART - 1) // PART * _SIZES[kind], np.uint8)


def laid_out(memory: NDArray[np.uint8], size: int, kind: int) -> Any:
    """So many rows to write in. Compiled they lie in `memory`, which has to live as long as they are used."""
    names = _DTYPES[kind].names or ()
    return [SimpleNamespace(**dict.fromkeys(names, 0)) for _ in range(size)]


def keep(*memory: Any) -> None:
    """Do nothing: what is handed over here has lived until here."""


def into_blocks(records: np.recarray, memory: NDArray[np.uint8]) -> Any:
    """The workers of `records`, to be changed until `out_of_blocks`; compiled they lie in `memory`."""
    return records


def out_of_blocks(workers: Any, records: np.recarray) -> None:
    """Write the workers back into `records`."""


if cgutils is not None:
    _BYTE, _INDEX = cgutils.int8_t, cgutils.intp_t

    class _Rows(types.Type):
        """Rows of a kind."""

        def __init__(self, kind: int) -> None:
            self.kind = kind
            super().__init__(f"{type(self).__name__}{kind}")

    class _Blocks(_Rows):
        """All rows, in as many blocks as they need."""

    class _Part(_Rows):
        """Rows that follow each other, from the first of a block."""

    class _Row(_Rows):
        """One row."""

        def __init__(self, kind: int) -> None:
            super().__init__(kind)
            dtype = _DTYPES[kind]
            names = dtype.names or ()
            self.fields = {
                name: (from_dtype(dtype[name]), int(at))
                for name, at in zip(names, _PLACES[kind], strict=False)
            }

    _blocks, _part, _row = ([made(kind) for kind in KINDS] for made in (_Blocks, _Part, _Row))

    @register_model(_Blocks)
    @register_model(_Part)
    @register_model(_Row)
    class _Place(models.StructModel):
        """Where a block begins, and how many rows there are, or which row it is."""

        def __init__(self, manager: Any, kind: Any) -> None:
            super().__init__(manager, kind, [("base", types.voidptr), ("number", types.intp)])

    @infer_getattr
    class _Fields(AttributeTemplate):
        key = _Row

        def generic_resolve(self, row: Any, name: str) -> Any:
            return row.fields[name][0] if name in row.fields else None

    def _made(context: Any, builder: Any, kind: Any, base: Any, number: Any) -> Any:
        made = cgutils.create_struct_proxy(kind)(context, builder)
        made.base = base
        made.number = number
        return made._getvalue()

    def _read(context: Any, builder: Any, kind: Any, value: Any) -> Any:
        return cgutils.create_struct_proxy(kind)(context, builder, value)

    def _address(context: Any, builder: Any, kind: Any, value: Any, name: str) -> Any:
        """Where a field of a row lies: a fixed distance from the beginning of its block, then row by row."""
        row = _read(context, builder, kind, value)
        field, place = kind.fields[name]
        column = builder.gep(row.base, [_INDEX(place)], inbounds=True, source_etype=_BYTE)
        stored = context.get_data_type(field)
        column = builder.bitcast(column, stored.as_pointer())
        return builder.gep(column, [row.number], inbounds=True, source_etype=stored)

    @lower_getattr_generic(_Row)
    def _get(context: Any, builder: Any, kind: Any, value: Any, name: str) -> Any:
        return context.unpack_value(
            builder, kind.fields[name][0], _address(context, builder, kind, value, name)
        )

    @lower_setattr_generic(_Row)
    def _set(context: Any, builder: Any, signature: Any, arguments: Any, name: str) -> None:
        kind, given = signature.args
        field = kind.fields[name][0]
        number = context.cast(builder, arguments[1], given, field)
        context.pack_value(builder, field, number, _address(context, builder, kind, arguments[0], name))

    def _block_of(builder: Any, base: Any, i: Any, kind: Any) -> Any:
        number = builder.lshr(i, _INDEX(PART.bit_length() - 1))
        return builder.gep(
            base, [builder.mul(number, _INDEX(_SIZES[kind.kind]))], inbounds=True, source_etype=_BYTE
        )

    @intrinsic(prefer_literal=True)
    def _all(_: Any, memory: Any, size: Any, kind: Any) -> Any:
        def make(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            array = context.make_array(signature.args[0])(context, builder, arguments[0])
            base = builder.bitcast(array.data, context.get_value_type(types.voidptr))
            return _made(context, builder, signature.return_type, base, arguments[1])

        return _blocks[kind.literal_value](memory, types.intp, kind), make

    @intrinsic
    def _slice(_: Any, rows: Any, first: Any, last: Any) -> Any:
        def make(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            kind = signature.args[0]
            value, first, last = arguments
            base = _block_of(builder, _read(context, builder, kind, value).base, first, kind)
            return _made(context, builder, signature.return_type, base, builder.sub(last, first))

        return _part[rows.kind](rows, types.intp, types.intp), make

    @intrinsic
    def _one(_: Any, rows: Any, i: Any) -> Any:
        def make(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            kind = signature.args[0]
            value, i = arguments
            base = _read(context, builder, kind, value).base
            if isinstance(kind, _Blocks):
                base = _block_of(builder, base, i, kind)
                i = builder.and_(i, _INDEX(PART - 1))
            return _made(context, builder, signature.return_type, base, i)

        return _row[rows.kind](rows, types.intp), make

    @intrinsic
    def _size(_: Any, rows: Any) -> Any:
        def make(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            return _read(context, builder, signature.args[0], arguments[0]).number

        return types.intp(rows), make

    def _copier(out: bool) -> Any:
        """Copies all fields of a record into a row, or out of the row into the record."""

        def copy(_: Any, row: Any, record: Any) -> Any:
            def make(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
                kind, stored = signature.args
                align = None if stored.aligned else 1
                for name, (field, _) in kind.fields.items():
                    here = _address(context, builder, kind, arguments[0], name)
                    there = cgutils.get_record_member(
                        builder, arguments[1], stored.offset(name), context.get_data_type(field)
                    )
                    if out:
                        number = context.unpack_value(builder, field, here)
                        context.pack_value(builder, field, number, there, align)
                    else:
                        number = context.unpack_value(builder, field, there, align)
                        context.pack_value(builder, field, number, here)
                return context.get_dummy_value()

            return types.void(row, record), make

        return intrinsic(copy)

    _copy_in, _copy_out = _copier(False), _copier(True)

    @overload(len, strict=False)
    def _len(rows: Any) -> Any:
        return (lambda rows: _size(rows)) if isinstance(rows, _Blocks | _Part) else None

    @overload(operator.getitem, strict=False)
    def _getitem(rows: Any, i: Any) -> Any:
        if isinstance(rows, _Blocks | _Part) and isinstance(i, types.Integer):
            return lambda rows, i: _one(rows, i)
        if isinstance(rows, _Blocks) and isinstance(i, types.SliceType):
            return lambda rows, i: _slice(rows, i.start, i.stop)
        return None

    @overload(laid_out, prefer_literal=True, strict=False)
    def _laid_out(memory: Any, size: Any, kind: Any) -> Any:
        return lambda memory, size, kind: _all(memory, size, kind)

    @overload(into_blocks, strict=False)
    def _into_blocks(records: Any, memory: Any) -> Any:
        def copy(records, memory):  # type: ignore[no-untyped-def]
            workers = _all(memory, len(records), WORKERS)
            for i in range(len(records)):
                _copy_in(workers[i], records[i])
            return workers

        return copy

    @overload(out_of_blocks, strict=False)
    def _out_of_blocks(workers: Any, records: Any) -> Any:
        def copy(workers, records):  # type: ignore[no-untyped-def]
            for i in range(len(records)):
                _copy_out(workers[i], records[i])

        return copy
