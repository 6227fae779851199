"""Which sources a piece of a document cites, and which pictures it shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from builder.sources.findings import Span
from builder.sources.nodes import NoteRef, Text


def nodes_in(value: object) -> Iterator[object]:
    """Yield every dataclass value inside a value of a document, depth first."""
    if isinstance(value, tuple):
        for part in value:
            yield from nodes_in(part)
    elif isinstance(value, Span | Text | str):
        return
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in dataclasses.fields(value):
            yield from nodes_in(getattr(value, field.name))


def cited_numbers(value: object) -> frozenset[int]:
    """Return the numbers of the sources that a value cites."""
    return frozenset(node.number for node in nodes_in(value) if isinstance(node, NoteRef) and node.number)
