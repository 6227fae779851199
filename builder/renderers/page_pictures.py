"""Pages of a PDF as pictures: for a page that shows other pages small."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import NamedTuple

import pypdfium2

from builder.sources.assets import Asset

DOTS = 300  # to an inch, in the size in which a picture is shown
POINTS = 72.0
MM = 25.4


class Window(NamedTuple):
    """A part of a page, in millimetres from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


def page_with(data: bytes, words: str) -> int:
    """Return the number (from 0) of the first page that holds these words; 0 when none does."""
    wanted = ''.join(words.split()).casefold()
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            if wanted in ''.join(page.get_textpage().get_text_bounded().split()).casefold():
                return number
    return 0


def size_of(data: bytes, number: int) -> tuple[float, float]:
    """Return a page's width and height in millimetres."""
    with pypdfium2.PdfDocument(data) as document:
        width, height = document[number].get_size()
    return width / POINTS * MM, height / POINTS * MM


def picture_of(data: bytes, number: int, window: Window, shown_width: float) -> Asset:
    """Return a part of a page (numbered from 0) as a PNG sharp enough for a width in millimetres."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[number]
        scale = shown_width / window.width * DOTS / POINTS
        width, height = page.get_size()
        bounds = (
            window.left / MM * POINTS,
            max(height - (window.top + window.height) / MM * POINTS, 0.0),
            max(width - (window.left + window.width) / MM * POINTS, 0.0),
            window.top / MM * POINTS,
        )
        image = page.render(scale=scale, crop=bounds).to_pil().convert('RGB')
    out = BytesIO()
    image.save(out, 'PNG')
    png = out.getvalue()
    return Asset('page.png', 'image/png', hashlib.sha256(png).hexdigest(), png)
