"""What we say in a bite, in a client's spelling and with a client's terms."""

from __future__ import annotations

from builder.brand.brand import Brand
from builder.documents.wording import wording
from builder.packs.bites import BiteWords
from builder.sources.markdown import read_markdown
from builder.sources.nodes import Block
from builder.tailoring.tailor import in_brand_words

_HERE = 'bite'


def bite_words(brand: Brand) -> BiteWords:
    """Return our own words of a bite for one brand: texts of the catalogue, read as lessons are read."""
    words = wording(brand.locale)

    def text(key: str) -> str:
        return in_brand_words(words(f'bite.{key}'), brand.at, brand)

    def blocks(key: str) -> tuple[Block, ...]:
        read = read_markdown(text(key), _HERE)
        assert not read.findings, read.findings
        return read.value or ()

    return BiteWords(
        text('recall'), blocks('tried'), blocks('told'), blocks('recall-cues'), blocks('check'), blocks('check-cues'), blocks('plan-cues')
    )
