"""The texts of a cover, set: sizes follow from how much there is to say and how much room there is.

Everything here answers with geometry that cannot overlap: a stack grows downwards from a point, the foot upwards from the edge.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.brand.logos import shown_on
from builder.brand.look import Logo, Look
from builder.documents.document import Cover, Document
from builder.documents.wording import wording
from builder.renderers.covers.facts import draft_line, imprint_lines
from builder.renderers.covers.plan import Box, Mark, Shape, Words
from builder.renderers.print_type import POINT, balanced, fit, lines_of
from builder.sources.assets import Asset

EDGE = 20.0  # of the text, from the edges of the page
FOOT = 17.0  # from the lower edge
GAP = 5.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """Points. A pair is the largest and the smallest that is wanted; less is taken only where nothing else fits."""

    brand: tuple[float, float]
    edition: float
    title: tuple[float, float]
    audience: tuple[float, float]
    promise: tuple[float, float]
    imprint: float


NORMAL = Sizes((16.0, 9.0), 14.0, (58.0, 22.0), (13.5, 10.0), (20.0, 10.5), 9.0)
LARGE = Sizes((20.0, 16.0), 20.0, (58.0, 26.0), (19.0, 16.0), (24.0, 16.0), 16.0)


class Setter:
    """Sets the texts of one cover."""

    def __init__(self, document: Document, cover: Cover) -> None:
        self.document, self.cover = document, cover
        self.look: Look = document.look
        self.sizes = LARGE if document.large_print else NORMAL
        self.text = _face(self.look, 400, heads=False)
        self.heads = _face(self.look, self.look.heading_weight, heads=True)
        self.words = wording(document.language)

    def head(self, box: Box, ground: str, ink: str) -> tuple[Mark | None, Words, float]:
        """Return logo, brand's name and where the head ends. A wide logo has the name below it, any other beside it."""
        name, imprint = self.look.logo, self.document.imprint
        mark = _mark(name, Box(box.left, box.top, min(box.width, 70.0), 18.0), ground, self.look) if name else None
        left, top, width, height = box.left, box.top, box.width, 18.0
        if mark:
            taken = mark.plate.box if mark.plate else mark.box
            if mark.box.width > 1.8 * mark.box.height:
                top, height = taken.bottom + 3.5, 11.0
            else:
                left, width = taken.right + 6.0, box.right - taken.right - 6.0
                height = max(taken.height, 12.0)
        size, leading = self.sizes.brand, 1.18
        most = height if mark and left > box.left else max(height, 2 * size[1] * leading * POINT + 0.5)
        setting = fit(self.heads, imprint.brand, (width, max(most, 3.05 * size[1] * leading * POINT)), *size, leading)
        if left > box.left and setting.height < height:
            top += (height - setting.height) / 2 - 0.4
        words = Words('brand', (imprint.brand,), Box(left, top, width, setting.height), setting.size, leading, ink, 'heads')
        ends = [words.box.bottom, box.top + 12.0]
        if mark:
            ends.append((mark.plate.box if mark.plate else mark.box).bottom)
        return mark, words, max(ends)

    def foot(self, left: float, width: float, bottom: float, room: float, ink: str, partner: float = 0.0) -> tuple[tuple[Words, ...], float]:
        """Return promise, draft mark and imprint above a line, and where they begin. `partner` is kept free at the right."""
        sizes = self.sizes
        lines = imprint_lines(self.document, self.cover)
        leading = 1.42
        free = width - partner
        count = sum(lines_of(self.text, line, sizes.imprint, free) for line in lines)
        high = count * sizes.imprint * leading * POINT
        top = bottom - high
        words = [Words('imprint', lines, Box(left, top, free, high), sizes.imprint, leading, ink)]
        draft = draft_line(self.document)
        if draft:
            size = sizes.imprint
            tall = size * 1.25 * POINT + 2.4
            top -= tall + 3.0
            words.append(Words('draft', (draft,), Box(left, top, width, tall), size, 1.25, ink, 'text', 600, ink))
        if self.cover.promise:
            least = lines_of(self.heads, self.cover.promise, sizes.promise[1], width) * sizes.promise[1] * 1.26 * POINT + 0.1
            high = max(room - (bottom - top) - GAP, min(least, 0.4 * bottom))
            setting = fit(self.heads, self.cover.promise, (width, high), *sizes.promise, 1.26)
            top -= setting.height + GAP
            column = balanced(self.heads, self.cover.promise, setting.size, width) if setting.lines > 1 else width
            words.append(Words('promise', (self.cover.promise,), Box(left, top, column, setting.height), setting.size, 1.26, ink, 'heads'))
        return tuple(words), top

    def need(self, width: float, largest: float) -> float:
        """Return the height that edition, title and audience want in a column: the title at two thirds of its largest size."""
        sizes = self.sizes
        size = max(largest * 0.66, sizes.title[1])
        high = lines_of(self.heads, self.cover.title, size, width) * size * 1.06
        high += lines_of(self.text, self.cover.audience, sizes.audience[0], min(width, 132.0)) * sizes.audience[0] * 1.38
        return (high + 2 * sizes.edition * 1.25) * POINT + 3.0 + GAP

    def title(self, box: Box, ink: str, largest: float = 58.0) -> tuple[tuple[Words, ...], float]:
        """Return edition, title and audience from the top of a box down, and where they end; never beyond the box."""
        sizes = self.sizes
        edition = f'{self.document.imprint.pack} · {self.words(f"print.edition.{self.cover.edition}")}'
        if self.document.large_print:
            edition = f'{edition} · {self.words("print.large-print")}'
        first = fit(self.text, edition, (box.width, box.height * 0.2), sizes.edition, sizes.edition * 0.8, 1.25)
        aim = min(box.width, 132.0)
        last = fit(self.text, self.cover.audience, (aim, box.height * 0.3), *sizes.audience, 1.38) if self.cover.audience else None
        below = last.height + GAP if last else 0.0
        room = box.height - first.height - 3.0 - below
        middle = fit(self.heads, self.cover.title, (box.width, room), largest, sizes.title[1], 1.06)
        column = balanced(self.heads, self.cover.title, middle.size, box.width) if middle.lines > 1 else box.width
        y = box.top
        words = [Words('edition', (edition,), Box(box.left, y, box.width, first.height), first.size, 1.25, ink, 'text', 600)]
        y += first.height + 3.0
        words.append(Words('title', (self.cover.title,), Box(box.left, y, column, middle.height), middle.size, 1.06, ink, 'heads'))
        y += middle.height
        if last:
            y += GAP
            column = balanced(self.text, self.cover.audience, last.size, aim) if last.lines > 1 else aim
            words.append(Words('audience', (self.cover.audience,), Box(box.left, y, column, last.height), last.size, 1.38, ink))
            y += last.height
        return tuple(words), y

    def partner(self, right: float, bottom: float, ground: str) -> Mark | None:
        """Return the partner's logo, small, with its lower right corner in a place."""
        signs = self.document.imprint.partner
        if not signs or not signs.logo:
            return None
        wide, high = _shape(signs.logo.light, 42.0, 11.0)
        return _mark(signs.logo, Box(right - wide, bottom - high, wide, high), ground, self.look)


def _mark(logo: Logo, box: Box, ground: str, look: Look) -> Mark:
    """Return a logo in the upper left corner of a box, on a plate where nothing else lets it be seen."""
    shown = shown_on(logo, ground, look.light)
    wide, high = _shape(shown.asset, box.width, box.height)
    if not shown.plate:
        return Mark(shown.asset, logo.alt, Box(box.left, box.top, wide, high), None)
    pad = 3.0
    wide, high = _shape(shown.asset, box.width - 2 * pad, box.height - 2 * pad)
    plate = Box(box.left, box.top, wide + 2 * pad, high + 2 * pad)
    return Mark(shown.asset, logo.alt, Box(box.left + pad, box.top + pad, wide, high), Shape(plate, shown.plate))


def _shape(asset: Asset, width: float, height: float) -> tuple[float, float]:
    """Return a logo's size in a room: a tall one may be half as high again, so that it is not a splinter."""
    ratio = (asset.width or 1.0) / (asset.height or 1.0)
    height = height * (1.5 if ratio < 0.6 else 1.0)
    wide = min(width, height * ratio)
    return round(wide, 2), round(wide / ratio, 2)


def _face(look: Look, weight: int, *, heads: bool) -> Asset:
    faces = (look.headings if heads else look.body).faces
    upright = [face for face in faces if face.style != 'italic'] or list(faces)
    return min(upright, key=lambda face: abs(face.weight - weight)).asset
