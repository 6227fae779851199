"""How wide words are and how large they may be set, measured in the font itself, so that a cover's text never meets its edges.

In: a face and words. Out: millimetres, lines, sizes in points, and the outline of a letter.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from builder.sources.assets import Asset

#: Millimetres of a point.
POINT = 25.4 / 72

#: What kerning, hyphens and rounding may add to a line, as a share of its width.
SLACK = 1.03
ELLIPSIS = '…'


class Setting(NamedTuple):
    """How a text is set: its size in points, its lines, and the height they take in millimetres."""

    size: float
    lines: int
    height: float
    width: float  # of the longest line, in millimetres


class Outline(NamedTuple):
    """The outline of a letter as an SVG path whose box begins at 0 0; `width` and `height` are in its own units."""

    path: str
    width: float
    height: float


class _Font(NamedTuple):
    units: float
    advances: dict[int, float]  # by character
    otherwise: float


def width_of(face: Asset, words: str, size: float) -> float:
    """Return the width of words in millimetres, without kerning."""
    font = _font(face)
    return sum(font.advances.get(ord(character), font.otherwise) for character in words) / font.units * size * POINT


def lines_of(face: Asset, words: str, size: float, width: float) -> int:
    """Return how many lines words take in a column. A word that is wider than the column is broken, as the page does it."""
    space = width_of(face, ' ', size)
    lines, used = 1, 0.0
    for word in words.split():
        wide = width_of(face, word, size) * SLACK
        if used and used + space + wide > width:
            lines, used = lines + 1, 0.0
        if wide > width:
            over = int(wide // width)
            lines, wide = lines + over, wide - over * width
        used += wide + (space if used else 0.0)
    return lines


def widest_word(face: Asset, words: str, size: float) -> float:
    """Return the width of the longest word in millimetres."""
    return max((width_of(face, word, size) * SLACK for word in words.split()), default=0.0)


def fit(face: Asset, words: str, box: tuple[float, float], largest: float, smallest: float, leading: float) -> Setting:
    """Return the largest size at which words stand in a box of (width, height) millimetres without breaking a word.

    Sizes go down in steps of a twentieth. Below `smallest` a word may be broken; the box is kept even then, however small the
    print becomes.
    """
    width, height = box
    size = largest
    while True:
        lines = lines_of(face, words, size, width)
        tall = lines * size * leading * POINT
        fits = tall <= height and (size <= smallest or widest_word(face, words, size) <= width)
        if fits or size < 3:
            return Setting(round(size, 2), lines, round(tall, 2), width)
        size = max(size * 0.95, smallest) if size > smallest else size * 0.95


def shortened(face: Asset, words: str, size: float, width: float) -> str:
    """Return words that stand on one line of a width: all of them, or as many whole ones as there is room for and an ellipsis.

    Of a first word that is too wide by itself, the letters that fit are left.
    """
    words = ' '.join(words.split())
    if width_of(face, words, size) * SLACK <= width:
        return words
    kept = ''
    for word in words.split():
        longer = f'{kept} {word}'.strip()
        if width_of(face, longer + ELLIPSIS, size) * SLACK > width:
            break
        kept = longer
    if not kept:
        kept = words.split()[0]
        while len(kept) > 1 and width_of(face, kept + ELLIPSIS, size) * SLACK > width:
            kept = kept[:-1]
    return kept.rstrip(' ,;:.–-') + ELLIPSIS


def balanced(face: Asset, words: str, size: float, width: float) -> float:
    """Return the narrowest column in which words take no more lines than in `width`: lines of about equal length."""
    lines = lines_of(face, words, size, width)
    narrow, wide = max(widest_word(face, words, size), width * 0.3), width
    for _ in range(12):
        middle = (narrow + wide) / 2
        if lines_of(face, words, size, middle) <= lines:
            wide = middle
        else:
            narrow = middle
    return round(min(wide + 0.5, width), 2)


@lru_cache(maxsize=32)
def outline(face: Asset, letter: str) -> Outline:
    """Return the outline of a letter; an empty one where the font does not have it."""
    font = _opened(face)
    name = font.getBestCmap().get(ord(letter))
    if name is None:
        return Outline('', 1.0, 1.0)
    glyphs = font.getGlyphSet()
    bounds = BoundsPen(glyphs)
    glyphs[name].draw(bounds)
    if bounds.bounds is None:
        return Outline('', 1.0, 1.0)
    left, low, right, high = bounds.bounds
    pen = SVGPathPen(glyphs, ntos=lambda value: f'{value:.0f}')
    glyphs[name].draw(TransformPen(pen, (1, 0, 0, -1, -left, high)))
    return Outline(pen.getCommands(), right - left, high - low)


@lru_cache(maxsize=32)
def _font(face: Asset) -> _Font:
    font = _opened(face)
    widths = font['hmtx'].metrics
    advances = {code: float(widths[name][0]) for code, name in font.getBestCmap().items()}
    return _Font(float(font['head'].unitsPerEm), advances, float(widths.get('.notdef', (500, 0))[0]))


def _opened(face: Asset) -> Any:
    return TTFont(BytesIO(face.data), lazy=True)
