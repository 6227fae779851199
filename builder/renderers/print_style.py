"""A look as measures for paper: computed here, so that the style sheets hold plain numbers and no arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from builder.documents.document import CardSheets, Document

#: Raise it when the same document should look different although no template changed.
VERSION = 1


class Sheet(NamedTuple):
    """A format of paper, in millimetres."""

    width: float
    height: float


PAPERS = {'A4': Sheet(210.0, 297.0), 'Letter': Sheet(215.9, 279.4)}


class Density(NamedTuple):
    """How much air a look wants: line spacing as a share of the size, unit of space, margins and columns in millimetres."""

    leading: float
    unit: float
    side: float  # the column of labels left of the text
    measure: float  # the column of text
    top: float


DENSITIES = {
    'dense': Density(leading=1.4, unit=3.6, side=34.0, measure=120.0, top=24.0),
    'normal': Density(leading=1.45, unit=4.2, side=38.0, measure=116.0, top=26.0),
    'airy': Density(leading=1.52, unit=4.7, side=38.0, measure=112.0, top=30.0),
}

#: Steps of the scale above the body's size.
SCALE = 1.2
SCALE_LARGE = 1.14

CARD_MARGIN = 10.0

#: Text sizes of a card in points, from comfortable to the smallest that is still read at arm's length.
CARD_SIZES = (11.0, 10.2, 9.5, 8.8, 8.1, 7.5)
CARD_SIZES_LARGE = (16.0, 14.0, 12.0)


class CardGrid(NamedTuple):
    """How cards stand on a sheet, in millimetres."""

    name: str
    across: int
    down: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything the print style needs to know, in points where it is type and in millimetres where it is paper."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    side: float
    measure: float
    content: float
    unit: float
    size: float
    leading: float
    small: float
    lead: float
    h3: float
    h2: float
    h1: float
    display: float
    giant: float
    line: float  # between ruled lines
    radius: float
    radius_small: float
    hair: float
    rule: float  # weight of the lines that carry structure
    landscape_margin: float
    card_sizes: tuple[float, ...]
    card_margin: float


def measures_for(document: Document) -> Measures:
    """Return the measures for a document's paper, size of print and look."""
    sheet = PAPERS[document.paper]
    look = document.look
    density = DENSITIES[look.density]
    size = 16.0 if document.large_print else 10.0
    step = SCALE_LARGE if document.large_print else SCALE
    # In large print the labels stand above the text, which then has the whole width.
    side = 0.0 if document.large_print else density.side
    measure = 174.0 if document.large_print else density.measure
    content = measure + side + (0.0 if document.large_print else 14.0)
    margin = (sheet.width - content) / 2
    weights = {'hairline': 0.35, 'solid': 0.8, 'ledger': 1.6, 'heavy': 2.6}

    def scaled(power: float) -> float:
        return round(size * float(step**power), 1)

    return Measures(
        width=sheet.width,
        height=sheet.height,
        left=round(margin, 2),
        right=round(margin, 2),
        top=density.top,
        bottom=24.0,
        side=side,
        measure=measure,
        content=round(content, 2),
        unit=density.unit,
        size=size,
        leading=density.leading,
        small=scaled(-1),
        lead=scaled(1),
        h3=scaled(0.6),
        h2=scaled(2.2),
        h1=scaled(5.2),
        display=scaled(6.6),
        giant=scaled(9),
        line=11.0 if document.large_print else 9.0,
        radius=look.radius,
        radius_small=round(look.radius / 2, 2),
        hair=0.35,
        rule=weights[look.rules],
        landscape_margin=14.0,
        card_sizes=CARD_SIZES_LARGE if document.large_print else CARD_SIZES,
        card_margin=CARD_MARGIN,
    )


def card_grids(document: Document) -> tuple[CardGrid, ...]:
    """Return every arrangement of cards that a document uses, once."""
    sheet = PAPERS[document.paper]
    shapes = sorted({(s.across, s.down) for s in document.sections if isinstance(s, CardSheets)})
    return tuple(
        CardGrid(
            name=grid_name(across, down),
            across=across,
            down=down,
            width=round((sheet.width - 2 * CARD_MARGIN) / across, 3),
            height=round((sheet.height - 2 * CARD_MARGIN) / down, 3),
        )
        for across, down in shapes
    )


def grid_name(across: int, down: int) -> str:
    """Return the name of an arrangement in the style sheet."""
    return f'grid-{across}x{down}'


class Place(NamedTuple):
    """A card's place on a sheet, from 0, and the place of its back on the sheet's other side."""

    row: int
    column: int
    back_column: int


def places(across: int, down: int) -> tuple[Place, ...]:
    """Return the places of a sheet, row by row. Backs are mirrored for paper that turns over its long edge."""
    return tuple(Place(row, column, across - 1 - column) for row in range(down) for column in range(across))
