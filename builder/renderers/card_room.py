"""How much room the words of a card need, reckoned from the widths of its letters, so that one layout nearly always does.

In: blocks, the look's text face, a size of type and a width. Out: millimetres. The layout checks afterwards.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.brand.look import Look
from builder.sources.assets import Asset
from builder.sources.nodes import Block, Heading, List, Paragraph, plain, plain_blocks

POINT = 25.4 / 72

#: Line spacing of cards, and the space after a paragraph and after an item, in sizes of type: as in cards.css.j2.
LEADING = 1.32
AFTER_PARAGRAPH = 0.5
AFTER_ITEM = 0.16
INDENT = 1.15
#: Half a word at the end of each line stays empty, and strong words are wider.
RAGGED = 2.0
STRONG = 1.02
#: Of what is reckoned, layouts of the sample packs needed this much.
NEEDED = 0.96


class Type(NamedTuple):
    """The text face of a look, set in a size of type in points."""

    look: Look
    size: float

    def height(self, blocks: Sequence[Block], width: float) -> float:
        """Return the height in millimetres of blocks set to a width in millimetres."""
        advances = _advances(self.look.body.faces[0].asset)
        across = width / POINT / self.size
        total = sum(_lines(_em(words, advances), across - indent) * LEADING + after for words, indent, after in _pieces(blocks))
        return total * self.size * POINT * NEEDED


def _pieces(blocks: Sequence[Block]) -> Iterator[tuple[str, float, float]]:
    """Yield runs of text with their indent and the space below, in sizes of type."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield plain(block.children), 0.0, AFTER_PARAGRAPH
        elif isinstance(block, List):
            for item in block.items:
                yield from ((words, indent + INDENT, min(after, AFTER_ITEM)) for words, indent, after in _pieces(item.blocks))
            yield '', 0.0, AFTER_PARAGRAPH - AFTER_ITEM
        else:
            yield plain_blocks((block,)), INDENT, 2 * AFTER_PARAGRAPH


def _lines(width: float, across: float) -> int:
    if width <= 0:
        return 0
    return 1 if width <= across else -int(-width // max(across - RAGGED, 1.0))


def _em(words: str, advances: dict[str, float]) -> float:
    return STRONG * sum(advances.get(letter, 0.55) for letter in words)


@functools.lru_cache(maxsize=16)
def _advances(face: Asset) -> dict[str, float]:
    """Return how wide each letter of a face is, in sizes of type."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(face.data), lazy=True) as font:
        glyphs, units = font.getBestCmap() or {}, font['head'].unitsPerEm
        widths = font['hmtx'].metrics
        return {chr(code): widths[name][0] / units for code, name in glyphs.items() if name in widths}
