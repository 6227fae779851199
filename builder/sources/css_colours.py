"""Colours as CSS writes them, read once and only ever written as #rrggbb."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from coloraide.everything import ColorAll

HEX = re.compile(r'#[0-9a-fA-F]{6}')
WRITTEN = re.compile(r'#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,24}|[a-zA-Z]{2,8}\([0-9a-zA-Z\s,./%+-]{1,100}\)')


@dataclass(frozen=True, slots=True)
class Rgba:
    """A colour on a screen: `hex` is #rrggbb in lower case, `alpha` from 0 to 1."""

    hex: str
    alpha: float

    def on(self, ground: str) -> str:
        """Return the opaque colour one sees when this lies on `ground` (#rrggbb)."""
        mixed = (round(self.alpha * top + (1 - self.alpha) * below) for top, below in zip(channels(self.hex), channels(ground), strict=True))
        return '#' + ''.join(f'{channel:02x}' for channel in mixed)


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of #rrggbb, 0 to 255. Raises ValueError for anything else."""
    if not HEX.fullmatch(colour):
        raise ValueError(f'not a colour: {colour!r}')
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def parse_colour(text: str) -> Rgba | None:
    """Return the colour that a CSS text names, cut to what a screen shows, or None."""
    text = text.strip()
    if not WRITTEN.fullmatch(text) or text.lower() == 'currentcolor':
        return None
    try:
        parsed = ColorAll(text)
        alpha = parsed.alpha(nans=False)
        values = parsed.convert('srgb').coords(nans=False)
        if not all(math.isfinite(value) for value in (*values, alpha)):
            return None
        shown = parsed.convert('srgb').fit('srgb').coords(nans=False)
    except (ValueError, OverflowError, ZeroDivisionError, TypeError):
        return None
    if not all(math.isfinite(value) for value in shown):
        return None
    parts = (min(max(round(value * 255), 0), 255) for value in shown)
    return Rgba('#' + ''.join(f'{part:02x}' for part in parts), min(max(float(alpha), 0.0), 1.0))
