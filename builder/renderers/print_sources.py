"""A lesson's own list of sources, in a document that lists all sources at its end.

Paper has one place to look a number up. An entry that only says again what stands there is left out; whatever says more stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.documents.cited import cited_numbers
from builder.documents.document import Document, References
from builder.editions.edition import EditionPart, EditionSection
from builder.sources.nodes import Block, Inline, List, NoteRef, Paragraph, plain

SENTENCE_ENDS = ('. ', '! ', '? ')


def listed(document: Document) -> frozenset[int]:
    """Return the numbers of the sources that a document lists in a section of its own."""
    return frozenset(reference.number for section in document.sections if isinstance(section, References) for reference in section.references)


def without_listed(sections: Sequence[EditionSection], numbers: frozenset[int]) -> list[EditionSection]:
    """Return a lesson's sections, of its sources only what is not said by the numbered list at the end; no section stays empty."""
    found = (_left(section, numbers) if section.kind == 'sources' else section for section in sections)
    return [section for section in found if section.kind != 'sources' or any(part.blocks or part.cues for part in section.parts)]


def _left(section: EditionSection, numbers: frozenset[int]) -> EditionSection:
    return replace(section, parts=tuple(replace(part, blocks=_more(part, numbers)) for part in section.parts))


def _more(part: EditionPart, numbers: frozenset[int]) -> tuple[Block, ...]:
    """Return the blocks of a part without entries that the list repeats."""
    kept: list[Block] = []
    for block in part.blocks:
        if isinstance(block, List) and not block.ordered:
            items = tuple(item for item in block.items if not all(_repeated(inner, numbers) for inner in item.blocks))
            if items:
                kept.append(replace(block, items=items))
        elif not _repeated(block, numbers):
            kept.append(block)
    return tuple(kept)


def _repeated(block: Block, numbers: frozenset[int]) -> bool:
    """Whether each sentence of a block ends with the number of a listed source."""
    if not isinstance(block, Paragraph) or not cited_numbers(block):
        return False
    said: list[Inline] = []
    for child in block.children:
        if not isinstance(child, NoteRef):
            said.append(child)
        elif child.number not in numbers or _sentences(said) > 1:
            return False
        else:
            said = []
    return not plain(tuple(said)).strip()


def _sentences(said: Sequence[Inline]) -> int:
    words = plain(tuple(said)).strip()
    return 1 + sum(words.count(end) for end in SENTENCE_ENDS)
