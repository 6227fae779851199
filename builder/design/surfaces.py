"""Colours by what they are for: tints, bars, and the ground that each edition stands on; mixed here, because paper cannot mix.

In: a `Palette` of one mode and how a look draws its lines. Out: `Surfaces`. Whatever carries text reaches 4.5 to 1 with the
ink named beside it, and every tint can be told from the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from builder.brand.look import Palette
from builder.brand.shades import TEXT, contrast, distance, lightness, mix, readable, text_on

APART = 0.12  # OKLab distance from which two grounds are told apart at a glance, in grey too
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

    `tint` is for practice, `wash` for every other row, `band` for heads of tables; `strong` is a dark bar with `on_strong`
    as its text, even where the brand's own colour is pale. `rule` is the colour of lines that carry structure.
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
    hue = palette.accent if rules in ('ledger', 'hairline') else palette.primary
    inks = (palette.ink, palette.muted, palette.primary_text)
    tint = _tint(palette.paper, hue, 0.09, inks)
    strong = palette.primary if contrast(palette.primary, palette.paper) >= TEXT else readable(palette.primary, palette.paper)
    return Surfaces(
        tint=tint,
        wash=_tint(palette.paper, hue, 0.05, inks),
        band=_tint(palette.paper, palette.primary, 0.16, (palette.ink,)),
        strong=strong,
        on_strong=text_on(strong, palette.on_primary if strong == palette.primary else palette.paper),
        rule=palette.primary_text if rules in ('ledger', 'heavy') else palette.ink,
        grounds=MappingProxyType(_grounds(palette)),
    )


def _tint(paper: str, hue: str, share: float, inks: tuple[str, ...]) -> str:
    """Return paper with a share of a colour in it: enough to be seen, little enough that the inks stay readable."""
    seen = next((step for step in (share, 0.14, 0.2, 0.28) if step >= share and distance(mix(paper, hue, step), paper) >= 0.018), 0.28)
    tint = mix(paper, hue, seen)
    return tint if all(contrast(ink, tint) >= TEXT for ink in inks) else mix(paper, hue, share / 2)


def _grounds(palette: Palette) -> dict[str, Ground]:
    """Return the ground of each edition: learner solid, facilitator open, manager in the second colour or in ink."""
    second, on_second = palette.accent, palette.on_accent
    if distance(second, palette.primary) < APART or abs(lightness(second) - lightness(palette.primary)) < 0.03:
        second, on_second = palette.ink, text_on(palette.ink, palette.paper)
    if distance(second, palette.primary) < APART:
        second = mix(palette.primary, palette.paper, 0.55)
        on_second = text_on(second, palette.ink, palette.paper)
    learner = Ground(palette.primary, palette.on_primary, palette.on_primary, palette.primary, 1)
    return {
        'learner': learner,
        'facilitator': Ground(palette.surface, palette.ink, palette.primary_text, palette.ink, 2),
        'manager': Ground(second, on_second, on_second, second, 3),
        'everyone': learner._replace(marks=4),
    }
