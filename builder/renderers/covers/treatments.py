"""The five ways a cover is composed, each in three versions: learner, facilitator, manager.

A treatment says where the ground lies, where the ornament, where the words. The three versions differ in composition and tone, so
that they are told apart across a room and in grey.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from builder.brand.look import Look
from builder.brand.shades import contrast, mix
from builder.renderers.covers.paint import Paint, art_in
from builder.renderers.covers.plan import Art, Box, Corners, CoverPlan, Mark, Shape, Words
from builder.renderers.covers.setting import EDGE, FOOT, Setter

#: Weight of the lines of a cover, in millimetres.
LINES = {'hairline': 0.2, 'solid': 0.7, 'ledger': 1.5, 'heavy': 2.6}


class Page(NamedTuple):
    """What every treatment works from."""

    width: float
    height: float
    look: Look
    edition: str
    paint: Paint
    setter: Setter
    initial: str

    @property
    def line(self) -> float:
        """The weight of lines."""
        return LINES[self.look.rules]

    @property
    def paper(self) -> str:
        """The colour of paper."""
        return self.look.light.paper

    @property
    def ink(self) -> str:
        """The colour of text on paper."""
        return self.look.light.ink

    @property
    def keep(self) -> float:
        """The room at the right of the foot that belongs to a partner's logo."""
        partner = self.setter.document.imprint.partner
        return 48.0 if partner and partner.logo else 0.0

    @property
    def share(self) -> float:
        """How high the foot may be."""
        return self.height * (0.34 if self.setter.document.large_print else 0.23)

    def art(self, box: Box, fill: str = '', corners: Corners = (0.0, 0.0, 0.0, 0.0)) -> Art:
        """Return the ornament in a box."""
        return art_in(Shape(box, fill, corners), self.look, self.edition, self.paint, self.initial)


def _whole(page: Page, ground: str, shapes: tuple[Shape, ...], art: Art, over: tuple[Shape, ...], head: tuple[Mark | None, Words, float], foot: tuple[Words, ...], title: tuple[Words, ...], below: str) -> CoverPlan:
    """Return the plan; `below` is the ground that the partner's logo stands on."""
    mark, name, _ = head
    partner = page.setter.partner(page.width - EDGE, page.height - FOOT, below)
    return CoverPlan(page.width, page.height, ground, shapes, art, over, mark, partner, (name, *title, *foot))


def band(page: Page) -> CoverPlan:
    """A broad band across the page, from edge to edge. The ornament grows out of its lower edge, hangs from the upper, or stands at the side."""
    w, paint, setter = page.width, page.paint, page.setter
    head = setter.head(Box(EDGE, 17.0, w - 2 * EDGE, 18.0), page.paper, page.ink)
    foot, begins = setter.foot(EDGE, w - 2 * EDGE, page.height - FOOT, page.share, page.ink, page.keep)
    top, bottom = max(head[2] + 9.0, 44.0), begins - 12.0
    high = bottom - top
    ground = Shape(Box(0, top, w, high), paint.fill)
    edges = tuple(Shape(Box(0, y, w, page.line), paint.edge) for y in (top, bottom - page.line)) if not paint.filled else ()
    if page.edition == 'facilitator':
        art = page.art(Box(0, top, w, high * 0.46), paint.fill)
        title, _ = setter.title(Box(EDGE, top + high * 0.46 + 10.0, w - 2 * EDGE, high * 0.54 - 18.0), paint.ink)
        edges = (*edges, Shape(Box(0, top + high * 0.46, w, max(page.line / 3, 0.2)), paint.edge))
    elif page.edition == 'manager':
        side = w * 0.62
        art = page.art(Box(side, top, w - side, high), paint.fill)
        edges = (Shape(Box(side, top, max(page.line / 5, 0.2), high), paint.ink),)
        title, _ = setter.title(Box(EDGE, top + 14.0, side - EDGE - 8.0, high - 28.0), paint.ink, 46.0)
    else:
        title, ends = setter.title(Box(EDGE, top + 13.0, w - 2 * EDGE, high * 0.56), paint.ink)
        from_ = max(ends + 9.0, top + high * 0.42)
        art = page.art(Box(0, from_, w, bottom - from_), paint.fill)
        edges = (Shape(Box(0, from_, w, max(page.line / 5, 0.2)), paint.ink),)
    return _whole(page, page.paper, (ground,), art, edges, head, foot, title, page.paper)


def field(page: Page) -> CoverPlan:
    """One colour over the whole page, and a great disc that holds the ornament: rising, at the side, or in the corner."""
    w, h, paint, setter = page.width, page.height, page.paint, page.setter
    inner = page.setter.look.light.paper if not paint.filled else ''
    foot, begins = setter.foot(EDGE, w - 2 * EDGE, h - FOOT, page.share, paint.ink, page.keep)
    bottom = begins - 11.0
    if page.edition == 'manager':
        radius = max(min(w * 0.62, h * 0.44, bottom - 10.0 - setter.need(w - 2 * EDGE, 50.0)), 62.0)
        head = setter.head(Box(EDGE, 17.0, w - radius - EDGE - 4.0, 18.0), paint.fill, paint.ink)
        art = page.art(Box(w - radius, 0, radius, radius), _inner(paint), (0.0, 0.0, 0.0, radius))
        over: tuple[Shape, ...] = ()
        begin = max(radius + 10.0, head[2] + 8.0)
        title, _ = setter.title(Box(EDGE, begin, w - 2 * EDGE, bottom - begin), paint.ink, 50.0)
    elif page.edition == 'facilitator':
        head = setter.head(Box(EDGE, 17.0, w - 2 * EDGE, 18.0), paint.fill, paint.ink)
        radius = min((bottom - head[2] - 12.0) / 2, w * 0.42)
        middle = bottom - radius
        shape = Box(w - radius, middle - radius, radius, 2 * radius)
        art = page.art(shape, inner, (radius, 0.0, 0.0, radius))
        over = (Shape(shape._replace(width=radius + 10.0), '', (radius, 0.0, 0.0, radius), paint.edge, page.line),)
        title, _ = setter.title(Box(EDGE, head[2] + 14.0, w - radius - EDGE - 7.0, bottom - head[2] - 14.0), paint.ink, 46.0)
    else:
        head = setter.head(Box(EDGE, 17.0, w - 2 * EDGE, 18.0), paint.fill, paint.ink)
        start = max(head[2] + 15.0, 50.0)
        title, ends = setter.title(Box(EDGE, start, w - 2 * EDGE, (bottom - start) * 0.56), paint.ink)
        radius = min(bottom - ends - 8.0, w * 0.5)
        art = page.art(Box(w - 1.72 * radius, bottom - radius, 2 * radius, radius), _inner(paint), (radius, radius, 0.0, 0.0))
        over = (Shape(Box(0, bottom, w, max(page.line / 2, 0.25)), paint.ink),)
    return _whole(page, paint.fill, (), art, over, head, foot, title, paint.fill)


def frame(page: Page) -> CoverPlan:
    """A card of paper in a margin of colour, and an arch with the ornament; the open edition has lines only."""
    w, h, paint, setter = page.width, page.height, page.paint, page.setter
    margin = 11.0
    radius = page.look.radius * 1.6
    card = Shape(Box(margin, margin, w - 2 * margin, h - 2 * margin), page.paper, (radius,) * 4)
    ground = paint.fill if paint.filled else page.paper
    thin = max(page.line, 0.3)
    rims: tuple[Shape, ...] = () if paint.filled else (card._replace(fill='', line=paint.edge, weight=thin),)
    left, right = margin + 15.0, w - margin - 15.0
    head = setter.head(Box(left, margin + 14.0, right - left, 18.0), page.paper, page.ink)
    foot, begins = setter.foot(left, right - left, h - margin - 12.0, page.share, page.ink, page.keep)
    bottom, top = begins - 11.0, head[2] + 10.0
    wide = (right - left) * (0.5 if page.edition != 'manager' else 0.42)
    crown = wide / 2 if page.look.radius else 0.0
    tint = _arch_fill(page)
    title, ends = setter.title(Box(left, top + (bottom - top) * 0.5, right - left, (bottom - top) * 0.5), page.ink, 54.0)
    low = bottom - (ends - title[0].box.top)
    title = tuple(words._replace(box=words.box._replace(top=words.box.top + low - title[0].box.top)) for words in title)
    if page.edition == 'manager':
        box = Box(right - wide, margin, wide, low - 12.0 - margin)
        head = setter.head(Box(left, margin + 14.0, right - left - wide - 6.0, 18.0), page.paper, page.ink)
        corners: Corners = (0.0, 0.0, crown, crown)
    else:
        x = right - wide if page.edition != 'facilitator' else left
        box = Box(x, top, wide, low - 12.0 - top)
        corners = (crown, crown, 0.0, 0.0)
    art = page.art(box, tint, corners)
    over = (*rims, *(() if paint.filled else (Shape(box, '', corners, paint.edge, thin),)))
    plan = _whole(page, ground, (card,), art, over, head, foot, title, page.paper)
    return plan._replace(partner=setter.partner(right, h - margin - 12.0, page.paper))


def split(page: Page) -> CoverPlan:
    """A panel full of ornament against paper full of words: at the left, above, or at the right."""
    w, h, paint, setter = page.width, page.height, page.paint, page.setter
    panel = round(w * 0.38, 1)
    if page.edition == 'facilitator':
        begins = setter.foot(EDGE, w - 2 * EDGE, h - FOOT, page.share * 1.2, page.ink, page.keep)[1]
        high = max(min(h * 0.36, begins - 76.0 - setter.need(w - 2 * EDGE, 50.0)), 24.0)
        box, left, right, start = Box(0, 0, w, high), EDGE, w - EDGE, high + 12.0
        bar = Shape(Box(0, high, w, page.line), paint.edge)
    elif page.edition == 'manager':
        box, left, right, start = Box(w - panel, 0, panel, h), EDGE, w - panel - 12.0, 17.0
        bar = Shape(Box(w - panel - page.line, 0, page.line, h), page.ink)
    else:
        box, left, right, start = Box(0, 0, panel, h), panel + 13.0, w - EDGE + 4.0, 17.0
        bar = Shape(Box(panel, 0, page.line, h), page.ink)
    bars = (bar,) if page.look.rules in ('heavy', 'ledger') or page.edition == 'facilitator' else ()
    head = setter.head(Box(left, start, right - left, 18.0), page.paper, page.ink)
    partner = setter.partner(right, h - FOOT, page.paper)
    lift = partner.box.height + 6.0 if partner and page.edition != 'facilitator' else 0.0
    foot, begins = setter.foot(left, right - left, h - FOOT - lift, page.share * 1.2, page.ink, page.keep if not lift else 0.0)
    top = head[2] + (12.0 if page.edition == 'facilitator' else (begins - head[2]) * 0.16)
    title, _ = setter.title(Box(left, top, right - left, begins - 11.0 - top), page.ink, 50.0)
    art = page.art(box, paint.fill)
    plan = _whole(page, page.paper, (), art, bars, head, foot, title, page.paper)
    return plan._replace(partner=setter.partner(left + partner.box.width, h - FOOT, page.paper) if partner and lift else partner)


def quiet(page: Page) -> CoverPlan:
    """Words alone on paper, as large as they can be, with a spine of ornament at the edge."""
    w, h, paint, setter = page.width, page.height, page.paint, page.setter
    spine = 34.0 if page.edition != 'manager' else 48.0
    at_left = page.edition == 'facilitator'
    box = Box(0 if at_left else w - spine, 0, spine, h)
    left, right = (spine + 15.0, w - EDGE) if at_left else (EDGE, w - spine - 15.0)
    ground = paint.fill if page.edition == 'manager' else page.paper
    ink = paint.ink if page.edition == 'manager' else page.ink
    fill = _inner(paint) if page.edition == 'manager' else paint.fill
    head = setter.head(Box(left, 17.0, right - left, 18.0), ground, ink)
    foot, begins = setter.foot(left, right - left, h - FOOT, page.share, ink, page.keep)
    top = max(head[2] + 22.0, h * 0.24)
    setter_title, ends = setter.title(Box(left, top, right - left, begins - 16.0 - top), ink, 76.0)
    # the learner's words hang from the top, the others' stand on the foot
    low = top if page.edition == 'learner' else begins - 16.0 - (ends - top)
    title = tuple(words._replace(box=words.box._replace(top=words.box.top + low - top)) for words in setter_title)
    line = max(page.line, 0.3)
    rules = (Shape(Box(left, head[2] + 8.0, right - left, line), ink), Shape(Box(left, begins - 8.0, right - left, max(line / 3, 0.2)), ink))
    edge = (Shape(Box(box.left if not at_left else box.right - line, 0, line, h), paint.edge),) if not paint.filled else ()
    plan = _whole(page, ground, (), page.art(box, fill), (*rules, *edge), head, foot, title, ground)
    return plan._replace(partner=setter.partner(right, h - FOOT, ground))


def _inner(paint: Paint) -> str:
    """Return a shade of the ground for a shape that lies on it."""
    return mix(paint.fill, paint.line, 0.12)


def _arch_fill(page: Page) -> str:
    """Return what fills the arch: the brand's other colour where the frame has the first, paper where lines do the work."""
    if not page.paint.filled:
        return page.paper
    other = page.paint.second if page.edition == 'manager' else page.look.light.accent
    return other if contrast(other, page.paper) >= 1.35 else mix(page.paper, page.paint.fill, 0.4)


TREATMENTS: dict[str, Callable[[Page], CoverPlan]] = {'band': band, 'field': field, 'frame': frame, 'split': split, 'quiet': quiet}
