"""Characters that none of a brand's faces can print."""

from __future__ import annotations

import functools
import io
import unicodedata
from collections.abc import Iterator

from builder.brand.look import Look
from builder.documents.document import Document
from builder.renderers.print_places import place_of
from builder.sources.assets import Asset
from builder.sources.findings import Finding, warning

#: Separators, controls and joiners, which no face needs to draw.
UNDRAWN = ('Z', 'C')


def missing_characters(document: Document, words: str) -> Iterator[Finding]:
    """Yield a warning for each character in `words`, the text that is printed, that has no glyph."""
    known = covered(document.look)
    for character in sorted(set(words) - known):
        if unicodedata.category(character)[0] in UNDRAWN:
            continue
        name = unicodedata.name(character, 'no name')
        yield warning(
            'R006',
            f'the fonts of this brand have no "{character}" (U+{ord(character):04X}, {name.lower()}); it prints as an empty box',
            place_of(document, character),
            'write it in other words, or give the brand a font that has it',
        )


def covered(look: Look) -> frozenset[str]:
    """Return every character that at least one of the look's faces can print."""
    faces = (*look.body.faces, *look.headings.faces)
    return frozenset().union(*(_characters(face.asset) for face in faces))


@functools.lru_cache(maxsize=64)
def _characters(asset: Asset) -> frozenset[str]:
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(asset.data), lazy=True) as font:
        return frozenset(chr(code) for code in font.getBestCmap() or ())
