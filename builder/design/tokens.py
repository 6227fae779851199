"""Tokens: everything a style sheet needs to know about a look, as plain numbers and colours, the same for paper and screen.

In: a `Look`. Out: frozen `Tokens`. Style sheets hold no arithmetic and no table of their own; what a parameter of
`defaults.onbrand` changes is decided here and in `scale` and `surfaces`, and written down in docs/design-system.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from builder.brand.look import Look, Typeface
from builder.design.scale import (
    DENSITIES,
    LARGE_PRINT_RATIO,
    LARGE_PRINT_SIZE,
    PRINT_RATIO,
    PRINT_SIZE,
    RULES,
    SCREEN_MEASURE,
    Density,
    Rules,
    TypeScale,
    screen_steps,
    type_scale,
)
from builder.design.surfaces import Ground, Surfaces, surfaces_of

#: From this weight on a face of headings can still be read when it is small.
STURDY = 400


class Setting(NamedTuple):
    """Which of the look's two faces a text takes (`text` or `heads`), and its weight."""

    face: str
    weight: int

    @property
    def paper(self) -> str:
        """The family as the print style knows it."""
        return "'Onbrand Text'" if self.face == 'text' else "'Onbrand Heads'"

    @property
    def screen(self) -> str:
        """The family as the style of a site knows it."""
        return 'var(--body)' if self.face == 'text' else 'var(--display)'


@dataclass(frozen=True, slots=True)
class Tokens:
    """The design system of one look.

    `print` and `large_print` are scales in points; `steps` are those of the screen in rem. `heads` sets large headings,
    `small_heads` those below about 13 pt, which a light face would leave pale; `strong` is the weight of strong words.
    `character` is the way lines are drawn (`look.rules`), which decides the furniture of a page.
    """

    print: TypeScale
    large_print: TypeScale
    steps: tuple[float, ...]
    screen_measure: float  # rem
    density: Density
    radius: float  # mm
    radius_small: float
    rules: Rules
    heads: Setting
    small_heads: Setting
    strong: int
    light: Surfaces
    dark: Surfaces
    cover: str
    ornament: str
    character: str

    @property
    def grounds(self) -> Mapping[str, Ground]:
        """The grounds of the editions on paper: `tokens.grounds['learner'].fill`."""
        return self.light.grounds


def tokens_of(look: Look) -> Tokens:
    """Return the tokens of a look."""
    strong = strong_weight(look.body)
    heads = Setting('heads', look.heading_weight)
    return Tokens(
        print=type_scale(PRINT_SIZE, PRINT_RATIO),
        large_print=type_scale(LARGE_PRINT_SIZE, LARGE_PRINT_RATIO),
        steps=screen_steps(),
        screen_measure=SCREEN_MEASURE,
        density=DENSITIES[look.density],
        radius=look.radius,
        radius_small=round(look.radius / 2, 2),
        rules=RULES[look.rules],
        heads=heads,
        small_heads=heads if look.heading_weight >= STURDY else Setting('text', strong),
        strong=strong,
        light=surfaces_of(look.light, look.rules),
        dark=surfaces_of(look.dark, look.rules),
        cover=look.cover,
        ornament=look.ornament,
        character=look.rules,
    )


def fingerprint_of(look: Look) -> str:
    """Return a digest of a look's tokens, so that a change of the design system makes pages anew without anybody saying so."""
    return hashlib.sha256(repr(tokens_of(look)).encode()).hexdigest()


def strong_weight(typeface: Typeface) -> int:
    """Return the weight of strong words: the one of the faces nearest to 600 that is clearly heavier than running text."""
    weights = sorted({face.weight for face in typeface.faces if face.style == 'normal'})
    lightest = weights[0] if weights else 400
    return min((weight for weight in weights if weight >= lightest + 200), key=lambda weight: abs(weight - 600), default=600)
