"""Colours by what they are for: tints, bars, and the ground that each edition stands on; mixed here, because paper cannot mix.

In: a `Palette` of one mode and how a look draws its lines. Out: `Surfaces`. Whatever carries text reaches 4.5 to 1 with the
ink named beside it, and every surface can be told from the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from builder.brand.look import Palette
from builder.brand.shades import TEXT, contrast, distance, lightness, luminance, mix, readable, text_on, tinted

APART = 0.1  # OKLab distance from which two grounds are told apart at a glance
GREY_APART = 0.12  # the same of lightness alone, for a printer without colour
SEEN = 0.03  # OKLab distance from which a tint is seen beside paper
EDITIONS = ('learner', 'facilitator', 'manager', 'everyone')


class Ground(NamedTuple):
    """What an edition's covers and badges are filled with, and what goes on it.

    `art` is for ornaments, which mean nothing; `edge` is a line that shows where the ground ends on paper. `marks` is the
    number of bars that tells the edition without colour.
    """

    fill: str
    ink: str
    art: str
    edge: str
    marks: int


class Surfaces(NamedTuple):
    """The colours of one mode by use.

    `tint` is for practice and takes every text colour of the palette, as does `wash`, for every other row; `band` is for heads
    of tables and takes ink; `strong` is a bar that stands out even where the brand's own colour is pale, with `on_strong` as
    its text. `rule` is the colour of lines that carry structure.
    """

    tint: str
    wash: str
    band: str
    strong: str
    on_strong: str
    rule: str
    grounds: Mapping[str, Ground]


@lru_cache(maxsize=64)
def surfaces_of(palette: Palette, rules: str) -> Surfaces:
    """Return the surfaces of a palette for a look with these lines."""
    # Books of account and quiet hotels are warm: practice takes the second colour there, and the first elsewhere.
    hue = palette.accent if rules in ('ledger', 'hairline') else palette.primary
    tint = _tint(palette, hue)
    strong = palette.primary if contrast(palette.primary, palette.paper) >= TEXT else readable(palette.primary, palette.paper)
    return Surfaces(
        tint=tint,
        wash=mix(palette.paper, tint, 0.55),
        band=_band(palette),
        strong=strong,
        on_strong=text_on(strong, palette.on_primary, palette.paper),
        rule=palette.primary_text if rules in ('ledger', 'heavy') else palette.ink,
        grounds=MappingProxyType(_grounds(palette)),
    )


def _tint(palette: Palette, hue: str) -> str:
    """Return paper with a share of a colour in it, no nearer to the text than `surface`, for which all text was chosen."""
    paper, limit = luminance(palette.paper), luminance(palette.surface)
    for percent in range(40, 3, -2):
        tint = mix(palette.paper, hue, percent / 100)
        between = min(paper, limit) <= luminance(tint) <= max(paper, limit)
        if between and distance(tint, palette.paper) >= SEEN:
            return tint
    return palette.surface


def _band(palette: Palette) -> str:
    """Return a tint clearly stronger than the others on which ink still reads."""
    hue = palette.primary if lightness(palette.paper) > 0.5 else palette.primary_text
    bands = (tinted(palette.paper, hue, share, SEEN) for share in (0.18, 0.14, 0.1))
    return next((band for band in bands if contrast(palette.ink, band) >= TEXT), palette.surface)


def _grounds(palette: Palette) -> dict[str, Ground]:
    """Return the ground of each edition: learner solid, facilitator open, manager in another colour, which differs in grey too."""
    second = _second(palette)
    on_second = text_on(second, palette.on_accent if second == palette.accent else palette.paper, palette.paper, palette.ink)
    learner = Ground(palette.primary, palette.on_primary, palette.on_primary, palette.primary, 1)
    return {
        'learner': learner,
        'facilitator': Ground(palette.surface, palette.ink, palette.primary_text, palette.ink, 2),
        'manager': Ground(second, on_second, on_second, second, 3),
        'everyone': learner._replace(marks=4),
    }


def _second(palette: Palette) -> str:
    """Return the ground of managers: the brand's second colour, ink, or a shade between; the first that differs."""
    others = (palette.primary, palette.surface)
    if min(distance(palette.accent, other) for other in others) >= APART:
        return palette.accent
    # Not the brand's own choice: then a printer without colour must tell it from the others too.
    shades = (palette.ink, palette.accent_text, palette.primary_text, mix(palette.primary, palette.paper, 0.5), palette.muted)
    return max(shades, key=lambda shade: (min(abs(lightness(shade) - lightness(other)) for other in others) >= GREY_APART, -shades.index(shade)))
