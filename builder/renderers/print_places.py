"""Where a text of a document came from: the nearest place above it in the document's own tree."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from builder.brand.look import Look
from builder.sources.assets import Asset
from builder.sources.findings import Span


def texts(value: object, at: Span | None = None) -> Iterator[tuple[str, Span | None]]:
    """Yield every text in a value with its place, in reading order."""
    if isinstance(value, str):
        yield value, at
        return
    if isinstance(value, Look | Asset | Span):
        return
    place = getattr(value, 'at', None)
    inner = place if isinstance(place, Span) else at
    if isinstance(value, tuple):
        for part in value:
            yield from texts(part, inner)
    elif dataclasses.is_dataclass(value):
        for entry in dataclasses.fields(value):
            yield from texts(getattr(value, entry.name), inner)


def place_of(value: object, piece: str) -> Span | None:
    """Return the place of the first text that holds `piece` and has a place."""
    return next((at for text, at in texts(value) if at and piece in text), None)
