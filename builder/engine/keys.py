"""Digests of values: the same value gives the same digest in any process, folder and locale."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable
from enum import Enum
from typing import Any

Write = Callable[[bytes], None]
Encoder = Callable[[Any, Write], None]


def digest(value: object) -> str:
    """Return the SHA-256, in hexadecimal, of a frozen value.

    In go frozen dataclasses, named and plain tuples, enums, str, bytes, int, float, bool and None, nested in any way.
    Fields declared with ``compare=False`` are left out. Raises TypeError for anything else: what can change, or has no
    order of its own, has no digest.
    """
    pieces: list[bytes] = []
    _write(value, pieces.append)
    return hashlib.sha256(b''.join(pieces)).hexdigest()


def of_bytes(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal: the name of a blob, the digest of a file."""
    return hashlib.sha256(data).hexdigest()


def _write(value: object, write: Write) -> None:
    kind = type(value)
    encoder = _ENCODERS.get(kind)
    if encoder is None:
        encoder = _ENCODERS[kind] = _encoder_for(kind)
    encoder(value, write)


# Every piece starts with a tag and says how long it is or how many follow, so that no two values share a byte form.


def _write_str(value: str, write: Write) -> None:
    data = value.encode('utf-8', 'surrogatepass')
    write(b's%d:%b' % (len(data), data))


def _write_tuple(value: tuple[object, ...], write: Write) -> None:
    write(b't%d:' % len(value))
    for item in value:
        _write(item, write)


def _encoder_for(kind: type[Any]) -> Encoder:
    name = f'{kind.__module__}.{kind.__qualname__}'
    if issubclass(kind, Enum):
        return _enum_encoder(name)
    if issubclass(kind, tuple) and hasattr(kind, '_fields'):
        return _record_encoder(name, tuple(kind._fields))
    if dataclasses.is_dataclass(kind):
        if not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
            raise TypeError(f'no digest of {name}: it is not frozen')
        return _record_encoder(name, tuple(field.name for field in dataclasses.fields(kind) if field.compare))
    raise TypeError(f'no digest of {name}')


def _enum_encoder(kind: str) -> Encoder:
    head = kind.encode()

    def write_member(value: Enum, write: Write) -> None:
        write(b'e%d:%b' % (len(head), head))
        _write_str(value.name, write)
        _write(value.value, write)

    return write_member


def _record_encoder(kind: str, names: tuple[str, ...]) -> Encoder:
    head = '\n'.join((kind, *names)).encode()
    opening = b'r%d:%b' % (len(head), head)

    def write_record(value: object, write: Write) -> None:
        write(opening)
        for name in names:
            item = getattr(value, name)
            # Strings are by far the most frequent leaves; not looking their encoder up saves a third of the time.
            if type(item) is str:
                _write_str(item, write)
            else:
                _write(item, write)

    return write_record


_ENCODERS: dict[type[Any], Encoder] = {
    type(None): lambda _, write: write(b'n'),
    bool: lambda value, write: write(b'b1' if value else b'b0'),
    int: lambda value, write: write(b'i%d;' % value),
    float: lambda value, write: write(b'f%b;' % value.hex().encode()),
    str: _write_str,
    bytes: lambda value, write: write(b'y%d:%b' % (len(value), value)),
    tuple: _write_tuple,
}
