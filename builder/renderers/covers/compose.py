"""A document's cover -> its plan."""

from __future__ import annotations

from builder.documents.document import Cover, Document
from builder.renderers.covers.paint import paint_of
from builder.renderers.covers.plan import Box, CoverPlan
from builder.renderers.covers.setting import Setter
from builder.renderers.covers.treatments import TREATMENTS, Page
from builder.renderers.print_style import PAPERS


def cover_of(document: Document) -> CoverPlan | None:
    """Return the plan of a document's cover; None for a document without one."""
    cover = next((section for section in document.sections if isinstance(section, Cover)), None)
    if cover is None:
        return None
    sheet, look = PAPERS[document.paper], document.look
    paint = paint_of(look, cover.edition)
    initial = next((letter for letter in document.imprint.brand if letter.isalnum()), 'O').upper()
    return TREATMENTS[look.cover](Page(sheet.width, sheet.height, look, cover.edition, paint, Setter(document, cover), initial))


def picture_box(plan: CoverPlan) -> Box:
    """Return where a brand's own picture stands: in the ornament's place, within the page."""
    box = plan.art.shape.box
    left, top = max(box.left, 0.0), max(box.top, 0.0)
    return Box(left, top, min(box.right, plan.width) - left, min(box.bottom, plan.height) - top)
