"""Where text stands on a printed page: margins, the column beside the text, and how far wide things may reach.

The way a look draws its lines decides the silhouette of its pages, so that two brands differ before anybody reads a word:
a ledger keeps numbers in a ruled column, hairlines leave a wide margin empty, heavy rules hang everything from a bar.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from builder.documents.document import Document
from builder.renderers.print_style import PAPERS
from builder.renderers.print_type import width_of


class Margins(NamedTuple):
    """Distances from the paper's edges to the text, and what may stand outside it; millimetres."""

    left: float
    right: float
    top: float
    bottom: float
    column: float  # the column of numbers and labels that ends left of the text
    pull: float  # how far a wide thing may reach out to the left
    measure: float  # the longest line of running text


#: One line for each way of drawing lines. Guides need the width for two columns.
BOOKS = {
    'ledger': Margins(left=48.0, right=15.0, top=24.0, bottom=16.5, column=30.0, pull=0.0, measure=117.0),
    'hairline': Margins(left=58.0, right=22.0, top=20.0, bottom=18.0, column=0.0, pull=34.0, measure=118.0),
    'heavy': Margins(left=18.0, right=18.0, top=21.0, bottom=16.5, column=0.0, pull=0.0, measure=122.0),
    'solid': Margins(left=34.0, right=20.0, top=24.0, bottom=20.0, column=16.0, pull=0.0, measure=124.0),
}
GUIDES = {
    'ledger': Margins(left=38.0, right=13.0, top=23.5, bottom=15.5, column=23.0, pull=0.0, measure=117.0),
    'hairline': Margins(left=38.0, right=16.0, top=21.0, bottom=18.0, column=0.0, pull=18.0, measure=118.0),
    'heavy': Margins(left=17.0, right=17.0, top=20.0, bottom=15.5, column=0.0, pull=0.0, measure=122.0),
    'solid': Margins(left=31.0, right=16.0, top=22.0, bottom=17.0, column=16.0, pull=0.0, measure=124.0),
}
#: Forms and tables need width for their columns; what hangs left of them is a number.
FORMS = {
    'ledger': Margins(left=30.0, right=14.0, top=23.5, bottom=15.5, column=14.0, pull=0.0, measure=124.0),
    'hairline': Margins(left=26.0, right=20.0, top=19.0, bottom=17.0, column=0.0, pull=8.0, measure=124.0),
    'heavy': Margins(left=17.0, right=17.0, top=20.0, bottom=15.5, column=0.0, pull=0.0, measure=128.0),
    'solid': Margins(left=26.0, right=16.0, top=22.0, bottom=17.0, column=10.0, pull=0.0, measure=124.0),
}
LARGE = Margins(left=18.0, right=18.0, top=27.0, bottom=24.0, column=0.0, pull=0.0, measure=180.0)

#: A line of running text holds about so many letters of whatever face the brand has; beyond eighty the eye loses the next line.
LETTERS = 73
SAMPLE = 'Every talk with somebody holds two jobs. One is to find out what happened and when; the other is what it means to them.'

#: Sizes of text in a guide: the learner's page is for reference, the cues are read standing. Leading as a share of the size.
THEIRS, THEIRS_LEADING = 9.0, 1.33
YOURS, YOURS_LEADING = 10.0, 1.32
ASIDE = 9.3  # handouts, dialogues and other set pieces in a workbook


@dataclass(frozen=True, slots=True)
class PageShape:
    """The text's place on a document's pages, in millimetres; sizes in points.

    `text` is the width between the margins, `broad` the width of a thing that reaches into the left margin. `aside` sets
    dialogues and handouts, `theirs` the learner's page in a guide, `yours` the cues. `columns` is whether things may stand
    side by side at all.
    """

    left: float
    right: float
    top: float
    bottom: float
    column: float
    pull: float
    measure: float
    text: float
    broad: float
    gap: float
    aside: float
    theirs: float
    yours: float
    theirs_leading: float
    yours_leading: float
    columns: bool


def page_shape(document: Document) -> PageShape:
    """Return the shape of a document's pages, for its paper, its look and the size of its print."""
    large = document.large_print
    chosen = LARGE if large else _margins_of(document.kind)[document.look.rules]
    text = round(PAPERS[document.paper].width - chosen.left - chosen.right, 2)
    return PageShape(
        left=chosen.left,
        right=chosen.right,
        top=chosen.top,
        bottom=chosen.bottom,
        column=chosen.column,
        pull=chosen.pull,
        measure=round(min(chosen.measure, text, LETTERS * width_of(document.look.body.faces[0].asset, SAMPLE, 16.0 if large else 10.0) / len(SAMPLE)), 2),
        text=text,
        broad=round(text + chosen.pull, 2),
        gap=6.0,
        aside=16.0 if large else ASIDE,
        theirs=16.0 if large else THEIRS,
        yours=16.0 if large else YOURS,
        theirs_leading=THEIRS_LEADING,
        yours_leading=YOURS_LEADING,
        columns=not large,
    )


def _margins_of(kind: str) -> dict[str, Margins]:
    if kind in ('guide', 'manager-guide'):
        return GUIDES
    return FORMS if kind in ('facilitator-forms', 'manager-forms', 'session-plans', 'pack-map') else BOOKS
