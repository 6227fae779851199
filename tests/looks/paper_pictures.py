"""Pages of PDFs as pictures; with the name of the brand covered, for guessing whose page it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

#: Where a page of the workbook stands in a lesson: the opener, and steps by their place among its bookmarks.
INNER = {'opener': 0, 'read': 3, 'role play': 5, 'check': 7}


def pages(source: Path | bytes, dpi: int, numbers: Iterable[int] | None = None) -> list[Image.Image]:
    """Return pages of a PDF as pictures, all of them or those with the given numbers from 0."""
    document = pypdfium2.PdfDocument(source)
    try:
        return [_picture(document[number], dpi) for number in (range(len(document)) if numbers is None else numbers)]
    finally:
        document.close()


def inner_pages(source: Path | bytes) -> dict[str, int]:
    """Return the numbers from 0 of a few telling pages of a workbook: of its first lesson, found by its bookmarks."""
    document = pypdfium2.PdfDocument(source)
    try:
        marks = [(mark.level, mark.get_dest().get_index()) for mark in document.get_toc() if mark.get_dest()]
        first = next(n for n, (level, _) in enumerate(marks) if level == 0 and n + 1 < len(marks) and _steps(marks, n) >= max(INNER.values()))
        return {name: marks[first + place][1] for name, place in INNER.items()}
    finally:
        document.close()


def without_names(source: Path, number: int, dpi: int, names: Iterable[str]) -> Image.Image:
    """Return a page with the names of its brand painted over, in the colour beside them."""
    document = pypdfium2.PdfDocument(source)
    try:
        page = document[number]
        picture = _picture(page, dpi)
        scale, pen, text = dpi / 72, ImageDraw.Draw(picture), page.get_textpage()
        for name in names:
            found = text.search(name)
            while match := found.get_next():
                for index in range(text.count_rects(*match)):
                    left, bottom, right, top = text.get_rect(index)
                    box = (left * scale - 1, (page.get_height() - top) * scale - 1, right * scale + 1, (page.get_height() - bottom) * scale + 1)
                    around = picture.getpixel((max(0, int(box[0]) - 2), min(picture.height - 1, max(0, int(box[1])))))
                    pen.rectangle(box, fill=around)
        return picture
    finally:
        document.close()


def _steps(marks: list[tuple[int, int]], first: int) -> int:
    """Return how many bookmarks stand below one."""
    count = 0
    for level, _ in marks[first + 1 :]:
        if level == 0:
            break
        count += 1
    return count


def _picture(page: pypdfium2.PdfPage, dpi: int) -> Image.Image:
    return page.render(scale=dpi / 72).to_pil().convert('RGB')
