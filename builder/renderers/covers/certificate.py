"""A certificate -> its plan: the brand's ornament at one side, paper for words and a signature everywhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from builder.brand.look import Look
from builder.documents.certificate import Certificate
from builder.documents.document import Cover, Document
from builder.renderers.covers.paint import Paint, art_in, paint_of
from builder.renderers.covers.plan import Art, Box, Corners, CoverPlan, Shape
from builder.renderers.covers.setting import Setter
from builder.renderers.covers.treatments import LINES
from builder.renderers.print_style import PAPERS, Sheet
from builder.renderers.print_type import Setting, fit

#: Points, largest and smallest, of the programme's title, and millimetres that it may take.
TITLE, TITLE_HIGH = (34.0, 15.0), 27.0
#: The same where three columns of lessons need room.
TITLE_LOW = 19.0
EDGE = 24.0


class CertificatePlan(NamedTuple):
    """Where everything of a certificate stands: its ground with logo and brand's name, the area of the words, and the title's size."""

    ground: CoverPlan
    area: Box
    title: Setting


class _Page(NamedTuple):
    sheet: Sheet
    look: Look
    paint: Paint
    initial: str

    def art(self, box: Box, fill: str = '', corners: Corners = (0.0, 0.0, 0.0, 0.0)) -> Art:
        """Return the ornament in a box."""
        return art_in(Shape(box, fill or self.paint.fill, corners), self.look, 'learner', self.paint, self.initial)


#: What a way of composing gives: the ground, what lies on it, the ornament, what lies over it, and the area of the words.
_Composed = tuple[str, tuple[Shape, ...], Art, tuple[Shape, ...], Box]


def certificate_of(document: Document) -> CertificatePlan | None:
    """Return the plan of a certificate; None for any other document."""
    section = next((section for section in document.sections if isinstance(section, Certificate)), None)
    if section is None:
        return None
    upright, look = PAPERS[document.paper], document.look
    sheet = Sheet(upright.height, upright.width)
    initial = next((letter for letter in document.imprint.brand if letter.isalnum()), 'O').upper()
    page = _Page(sheet, look, paint_of(look, 'learner'), initial)
    paper, shapes, art, over, area = COMPOSED[look.cover](page)
    setter = Setter(document, Cover('learner', 'certificate', section.programme, '', '', 0))
    mark, name, ends = setter.head(Box(area.left, area.top, area.width * 0.8, 18.0), look.light.paper, look.light.ink)
    ground = CoverPlan(sheet.width, sheet.height, paper, shapes, art, over, mark, None, (name,))
    high = TITLE_LOW if len(section.columns) > 2 else TITLE_HIGH
    title = fit(setter.heads, section.programme, (area.width * 0.96, high), *TITLE, 1.1)
    return CertificatePlan(ground, Box(area.left, ends, area.width, area.bottom - ends), title)


def _band(page: _Page) -> _Composed:
    """A band of ornament along the foot."""
    (w, h), line, high = page.sheet, LINES[page.look.rules], 24.0
    top = h - high
    edges = (Shape(Box(0, top - line, w, line), page.paint.edge), Shape(Box(0, top - line - 1.2, w, 0.2), page.paint.edge))
    return page.look.light.paper, (), page.art(Box(0, top, w, high)), edges, Box(EDGE, 15.0, w - 2 * EDGE, top - 15.0 - 8.0)


def _frame(page: _Page) -> _Composed:
    """A card in a margin of colour; an arch with the ornament stands on its lower edge."""
    (w, h), margin, wide = page.sheet, 8.0, 58.0
    radius = page.look.radius * 1.6
    card = Shape(Box(margin, margin, w - 2 * margin, h - 2 * margin), page.look.light.paper, (radius,) * 4)
    crown = wide / 2 if page.look.radius else 0.0
    top = h * 0.26
    arch = Box(w - margin - 18.0 - wide, top, wide, h - margin - top)
    return page.paint.fill, (card,), page.art(arch, page.look.light.accent, (crown, crown, 0.0, 0.0)), (), Box(margin + 20.0, margin + 12.0, arch.left - margin - 20.0 - 16.0, h - 2 * margin - 24.0)


def _split(page: _Page) -> _Composed:
    """A panel of ornament at the left."""
    (w, h), wide, line = page.sheet, 56.0, LINES[page.look.rules]
    bar = Shape(Box(wide, 0, line, h), page.look.light.ink)
    return page.look.light.paper, (), page.art(Box(0, 0, wide, h)), (bar,), Box(wide + 20.0, 16.0, w - wide - 20.0 - EDGE, h - 32.0)


def _field(page: _Page) -> _Composed:
    """A quarter of a disc in the upper corner."""
    (w, h), radius = page.sheet, 74.0
    art = page.art(Box(w - radius, 0, radius, radius), corners=(0.0, 0.0, 0.0, radius))
    foot = Shape(Box(0, h - 7.0, w, 7.0), page.paint.fill)
    return page.look.light.paper, (foot,), art, (), Box(EDGE, 16.0, w - 2 * EDGE, h - 33.0)


def _quiet(page: _Page) -> _Composed:
    """A spine of ornament at the right."""
    (w, h), wide = page.sheet, 26.0
    return page.look.light.paper, (), page.art(Box(w - wide, 0, wide, h)), (), Box(EDGE, 16.0, w - wide - EDGE - 18.0, h - 32.0)


COMPOSED: dict[str, Callable[[_Page], _Composed]] = {'band': _band, 'frame': _frame, 'split': _split, 'field': _field, 'quiet': _quiet}
