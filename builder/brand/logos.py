"""Which logo can be seen on which ground, and on what plate one stands that can be seen on neither.

In: the safe copy of a logo and a colour. Out: the copy to use, and the colour of the plate behind it, empty when none is needed.
A logo itself is never changed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from builder.brand.look import Correction, Logo, Look, Palette
from builder.brand.shades import contrast, luminance
from builder.sources.assets import Asset

#: The contrast below which even a large shape is lost on its ground: white on cream has 1.1.
SEEN = 1.6
#: What a plate is chosen for.
CLEAR = 3.0
DARK = 0.3  # luminance below which a ground counts as dark

_PAINT = re.compile(r'\b(?:fill|stroke|stop-color)="(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}|none|[a-z]+)"')
_NAMED = {'white': '#ffffff', 'black': '#000000'}


class Shown(NamedTuple):
    """A logo on a ground: which copy, and the plate it stands on."""

    asset: Asset
    plate: str


def shown_on(logo: Logo, ground: str, palette: Palette) -> Shown:
    """Return how a logo stands on a ground of this colour."""
    order = (logo.dark, logo.light) if luminance(ground) < DARK else (logo.light, logo.dark)
    for asset in order:
        if _best(asset, ground) >= SEEN:
            return Shown(asset, '')
    return Shown(logo.light, plate_for(logo.light, palette))


def plate_under(logo: Logo, palette: Palette) -> Correction | None:
    """Return what is done about a logo that nobody could see on paper; None for any other."""
    plate = shown_on(logo, palette.paper, palette).plate
    if not plate:
        return None
    clearest = max(colours_of(logo.light), key=lambda colour: contrast(colour, plate))
    why = 'on paper it could not be seen; where it must stand there it stands on a plate'
    return Correction('logo on paper', clearest, plate, round(contrast(clearest, palette.paper), 2), round(contrast(clearest, plate), 2), why)


def web_grounds(look: Look) -> tuple[tuple[str, Palette], ...]:
    """Return what the head of a web page is filled with, in light and in dark."""
    coloured = look.cover in ('band', 'field')
    return tuple((palette.primary if coloured else palette.paper, palette) for palette in (look.light, look.dark))


def web_plate(look: Look) -> str:
    """Return the colour of the plate that the logo needs in the head of web pages, empty when it can be seen in light and in dark."""
    if look.logo is None:
        return ''
    hidden = any(shown_on(look.logo, ground, palette).plate for ground, palette in web_grounds(look))
    return plate_for(look.logo.light, look.light) if hidden else ''


def plate_for(asset: Asset, palette: Palette) -> str:
    """Return the brand's own colour on which a logo is clearest, or white or black."""
    plates = (palette.primary, palette.accent, palette.ink, palette.paper, '#ffffff', '#000000')
    return next((plate for plate in plates if _best(asset, plate) >= CLEAR), max(plates, key=lambda plate: _best(asset, plate)))


def _best(asset: Asset, ground: str) -> float:
    """Return the contrast of that colour of a logo which stands out most."""
    return max((contrast(colour, ground) for colour in colours_of(asset)), default=21.0)


@lru_cache(maxsize=64)
def colours_of(asset: Asset) -> tuple[str, ...]:
    """Return the colours that make up a logo; nothing where they cannot be told."""
    return _of_drawing(asset.data.decode()) if asset.media_type == 'image/svg+xml' else _of_points(asset.data)


def _of_drawing(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for paint in _PAINT.findall(text):
        colour = _NAMED.get(paint, paint)
        if not colour.startswith('#'):
            continue
        found.append(colour.lower() if len(colour) == 7 else '#' + ''.join(digit * 2 for digit in colour[1:].lower()))
    return tuple(dict.fromkeys(found)) or ('#000000',)  # a shape without paint is black


def _of_points(data: bytes) -> tuple[str, ...]:
    """Return the colours that cover a twentieth of a picture or more, as seen from afar; what shines through is left out."""
    with Image.open(BytesIO(data)) as opened:
        small = opened.convert('RGBA')
    small.thumbnail((64, 64))
    solid = [point[:3] for point in zip(*[iter(small.tobytes())] * 4, strict=True) if point[3] > 128]
    counts: dict[tuple[int, ...], int] = {}
    for red, green, blue in solid:
        cell = (red >> 4, green >> 4, blue >> 4)
        counts[cell] = counts.get(cell, 0) + 1
    common = sorted((cell for cell, count in counts.items() if count * 20 >= len(solid)), key=lambda cell: -counts[cell])
    return tuple('#' + ''.join(f'{min(255, part * 17):02x}' for part in cell) for cell in common)
