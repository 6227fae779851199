"""Sizes, space and lines: the part of the design system that needs no colour.

In: the words of `defaults.onbrand` (density, rules, radius). Out: frozen numbers; millimetres and points for paper, rem and
pixels for screens. Nothing here knows a document.
"""

from __future__ import annotations

from typing import NamedTuple

#: How far apart the steps of a scale of type stand.
PRINT_RATIO = 1.2
LARGE_PRINT_RATIO = 1.14
SCREEN_RATIO = 1.25

PRINT_SIZE = 10.0  # pt, running text
LARGE_PRINT_SIZE = 16.0

#: The steps above running text at which each kind of text stands.
STEPS = {'small': -1.0, 'text': 0.0, 'h3': 0.6, 'lead': 1.0, 'h2': 2.2, 'h1': 5.2, 'display': 6.6, 'giant': 9.0}


class TypeScale(NamedTuple):
    """A scale of type: every size of a medium, in points for paper."""

    ratio: float
    small: float
    text: float
    h3: float
    lead: float
    h2: float
    h1: float
    display: float
    giant: float


def type_scale(size: float, ratio: float) -> TypeScale:
    """Return the sizes that grow out of running text of a size."""
    return TypeScale(ratio, **{name: round(size * ratio**power, 1) for name, power in STEPS.items()})


class Density(NamedTuple):
    """How much air a look wants."""

    leading: float  # line spacing as a share of the size
    unit: float  # mm, of which all space on paper is made
    side: float  # mm, the column of labels left of the text
    measure: float  # mm, the column of text
    top: float  # mm
    screen_unit: float  # rem, of which all space on screen is made
    screen_leading: float
    screen_size: float  # rem
    screen_gutter: float  # rem, the column of numbers left of the text


DENSITIES = {
    'dense': Density(1.4, 3.6, 34.0, 120.0, 24.0, 1.0, 1.5, 1.0625, 4.25),
    'normal': Density(1.45, 4.2, 38.0, 116.0, 26.0, 1.15, 1.55, 1.0625, 5.0),
    'airy': Density(1.52, 4.7, 38.0, 112.0, 30.0, 1.4, 1.7, 1.09, 5.0),
}

SCREEN_MEASURE = 38.0  # rem
SCREEN_STEPS = 6


def screen_steps() -> tuple[float, ...]:
    """Return the sizes above running text on screen in rem, the first step first."""
    return tuple(round(SCREEN_RATIO**step, 3) for step in range(1, SCREEN_STEPS + 1))


class Rules(NamedTuple):
    """How lines look. `pattern` is hair, single, double (thick over thin) or bar (a solid block).

    `hair` separates rows, `thin` and `thick` carry structure, `line` is the one line of looks that have only one; points.
    `stroke` is the structural line on screen, `drawn` the line of pictograms in a drawing of 64 by 64.
    """

    pattern: str
    hair: float
    thin: float
    thick: float
    line: float
    stroke: float  # px
    drawn: float


RULES = {
    'hairline': Rules('hair', 0.35, 0.35, 0.5, 0.35, 1.0, 1.2),
    'solid': Rules('single', 0.35, 0.5, 0.8, 0.8, 2.0, 2.0),
    'ledger': Rules('double', 0.35, 0.5, 2.4, 1.6, 1.0, 2.6),
    'heavy': Rules('bar', 0.35, 1.2, 2.6, 2.6, 3.0, 4.5),
}
