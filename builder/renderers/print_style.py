"""Measures for one document: the tokens of its look, brought together with its paper and its size of print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from builder.design.tokens import tokens_of
from builder.documents.document import Document

#: Raise it when the same document should look different although no template changed.
VERSION = 1


class Sheet(NamedTuple):
    """A format of paper, in millimetres."""

    width: float
    height: float


PAPERS = {'A4': Sheet(210.0, 297.0), 'Letter': Sheet(215.9, 279.4)}


#: Beside and below the cards of a sheet, where office printers leave up to five millimetres white; above them stands what sheet
#: this is, clear of that edge and of the cut.
CARD_MARGIN = 8.0
CARD_TOP, CARD_TOP_LARGE = 10.0, 14.0

#: Text sizes of a card in points, from comfortable to the smallest that is still read at arm's length.
CARD_SIZES = (12.0, 11.5, 11.0, 10.5, 10.25, 10.0, 9.75, 9.5, 9.25, 9.0, 8.75, 8.5, 8.0, 7.5)
CARD_SIZES_LARGE = (18.0, 17.0, 16.0)


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
    thin: float  # the lighter of the two lines that carry structure
    thick: float
    rule: float  # the one line of a look that has only one
    landscape_margin: float
    card_sizes: tuple[float, ...]
    card_margin: float
    card_top: float


def measures_for(document: Document) -> Measures:
    """Return the measures for a document's paper, size of print and look."""
    sheet = PAPERS[document.paper]
    tokens = tokens_of(document.look)
    density, rules = tokens.density, tokens.rules
    large = document.large_print
    scale = tokens.large_print if large else tokens.print
    # In large print the labels stand above the text, which then has the whole width.
    side = 0.0 if large else density.side
    measure = 174.0 if large else density.measure
    content = measure + side + (0.0 if large else 14.0)
    margin = round((sheet.width - content) / 2, 2)
    return Measures(
        width=sheet.width,
        height=sheet.height,
        left=margin,
        right=margin,
        top=density.top,
        bottom=24.0,
        side=side,
        measure=measure,
        content=round(content, 2),
        unit=density.unit,
        size=scale.text,
        leading=density.leading,
        small=scale.small,
        lead=scale.lead,
        h3=scale.h3,
        h2=scale.h2,
        h1=scale.h1,
        display=scale.display,
        giant=scale.giant,
        line=11.0 if large else 9.0,
        radius=tokens.radius,
        radius_small=tokens.radius_small,
        hair=rules.hair,
        thin=rules.thin,
        thick=rules.thick,
        rule=rules.line,
        landscape_margin=14.0,
        card_sizes=CARD_SIZES_LARGE if large else CARD_SIZES,
        card_margin=CARD_MARGIN,
        card_top=CARD_TOP_LARGE if large else CARD_TOP,
    )
