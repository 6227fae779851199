"""Pictures and fonts made safe."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Asset:
    """Bytes that may be delivered: `name` is a validated file name, `digest` the SHA-256 of `data` in hexadecimal."""

    name: str
    media_type: str
    digest: str
    data: bytes = field(repr=False, compare=False)
    width: float = 0.0  # of a picture, in its own units; 0 for fonts
    height: float = 0.0
