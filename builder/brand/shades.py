"""Shades: contrast as WCAG counts it, and mixing as eyes see it (OKLab).

In: colours as ``#rrggbb``. Out: ratios and distances, or colours as ``#rrggbb``. Nothing here knows a brand.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from builder.sources.css_colours import channels

TEXT = 4.5  # WCAG 2.2, success criterion 1.4.3
SHAPE = 3.0  # WCAG 2.2, success criterion 1.4.11
COLOURED = 0.04  # OKLab chroma from which a colour has a hue


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lightness(colour: str) -> float:
    """Return the OKLab lightness of a colour, 0 to 1."""
    return oklch(colour)[0]


def readable(colour: str, *grounds: str, ratio: float = TEXT) -> str:
    """Return the colour, or the nearest shade of the same hue that reaches `ratio` on every ground.

    The OKLCH hue is held; lightness is searched by halving, away from the grounds; chroma is cut to what a screen shows. The
    rounded ``#rrggbb`` is what counts. When no shade reaches the ratio, black or white is returned, whichever reads better.
    """

    def reaches(candidate: str) -> bool:
        return all(contrast(candidate, ground) >= ratio for ground in grounds)

    if reaches(colour):
        return colour
    start, chroma, hue = oklch(colour)
    best = max(('#000000', '#ffffff'), key=lambda end: min((contrast(end, ground) for ground in grounds), default=21.0))
    ends = (0.0, 1.0) if best == '#000000' else (1.0, 0.0)
    found = [shade for end in ends if (shade := _nearest_shade(start, end, chroma, hue, reaches))]
    return found[0] if found else best


def text_on(ground: str, *wanted: str) -> str:
    """Return the first wanted colour that reads on a ground, else black or white: one of them always does."""
    for colour in wanted:
        if colour and contrast(colour, ground) >= TEXT:
            return colour
    return max(('#ffffff', '#000000'), key=lambda end: contrast(end, ground))


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that lies a share of the way from one to the other, in OKLab."""
    a, b = _oklab(one), _oklab(other)
    light, green_red, blue_yellow = (first + (second - first) * share for first, second in zip(a, b, strict=True))
    return from_oklch(light, math.hypot(green_red, blue_yellow), math.atan2(blue_yellow, green_red))


def tinted(paper: str, colour: str, share: float, apart: float) -> str:
    """Return paper with a share of a colour in it: more of it, then a darker (on dark paper lighter) shade, until it can be seen.

    Half of the distance must be lightness: a yellow on white that only eyes and no copier can see is not seen.
    """
    tint = mix(paper, colour, share)
    for part in (share, *(step / 100 for step in range(8, 32, 3) if step / 100 > share)):
        tint = mix(paper, colour, part)
        if distance(tint, paper) >= apart and abs(lightness(tint) - lightness(paper)) >= apart / 2:
            return tint
    light = lightness(paper)
    _, chroma, hue = oklch(tint)
    return from_oklch(light - apart if light > 0.5 else light + apart, min(chroma, 0.06), hue)


def distance(one: str, other: str) -> float:
    """Return how far apart two colours look, in OKLab."""
    return math.dist(_oklab(one), _oklab(other))


def _nearest_shade(start: float, end: float, chroma: float, hue: float, reaches: Callable[[str], bool]) -> str:
    """Return the shade between two lightnesses nearest to the start that reaches the ratio, or nothing."""
    if not reaches(from_oklch(end, chroma, hue)):
        return ''
    near, far = start, end
    for _ in range(18):
        middle = (near + far) / 2
        if reaches(from_oklch(middle, chroma, hue)):
            far = middle
        else:
            near = middle
    return from_oklch(far, chroma, hue)


def _linear(channel: float) -> float:
    """Return a channel without its gamma (IEC 61966-2-1)."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _oklab(colour: str) -> tuple[float, float, float]:
    """Return a colour in OKLab (Björn Ottosson, "A perceptual color space for image processing", 2020)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def oklch(colour: str) -> tuple[float, float, float]:
    """Return lightness, chroma and hue (in radians)."""
    light, green_red, blue_yellow = _oklab(colour)
    return light, math.hypot(green_red, blue_yellow), math.atan2(blue_yellow, green_red)


def _srgb(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Return linear red, green and blue of an OKLCH colour; outside 0 to 1 when no screen shows it (Ottosson, 2020)."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def from_oklch(light: float, chroma: float, hue: float) -> str:
    """Return an OKLCH colour as #rrggbb, its chroma cut to what a screen shows."""

    def shown(part: float) -> bool:
        return all(-1e-4 <= channel <= 1 + 1e-4 for channel in _srgb(light, chroma * part, hue))

    part, low, high = 1.0, 0.0, 1.0
    if not shown(1.0):
        for _ in range(16):
            part = (low + high) / 2
            low, high = (part, high) if shown(part) else (low, part)
        part = low
    values = (_gamma(min(max(channel, 0.0), 1.0)) for channel in _srgb(light, chroma * part, hue))
    return '#' + ''.join(f'{round(value * 255):02x}' for value in values)
