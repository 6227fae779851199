"""How long text gets on paper, and how it is put in two columns.

Columns are filled here and not by the layout engine: a table of two cells breaks over pages and costs one layout, columns
that an engine balances cost several. In: blocks of an edition. Out: the same in rows of one or two columns; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.sources.nodes import Block, Heading, List, Paragraph, Strong, plain, plain_blocks

SHORT_ITEM = 72  # letters that fit on one line of half a page
LETTERS, LINE, AFTER = 46, 4.4, 1.3  # of a column: letters in a line, millimetres of a line and after a paragraph
BRIEF = 45.0  # millimetres of columns that stay together
TALLEST = 125.0  # millimetres of a column that is read before the one beside it
UNEVEN = 2.6  # times by which two halves may differ in length before they stand one below the other


def height(blocks: Sequence[Block]) -> float:
    """Return about how many millimetres blocks take in half a page."""
    total = 0.0
    for block in blocks:
        if isinstance(block, List):
            total += sum(-(-len(plain_blocks(item.blocks)) // (LETTERS - 3)) * LINE + AFTER / 2 for item in block.items)
        elif isinstance(block, Paragraph):
            total += -(-len(plain(block.children)) // LETTERS) * LINE + AFTER
        elif isinstance(block, Heading):
            total += 8
        else:
            total += -(-len(plain_blocks((block,))) // (LETTERS * 2 // 3)) * LINE + 4
    return total


def alike(one: float, other: float) -> bool:
    """Whether two heights may stand side by side."""
    return max(one, other) <= UNEVEN * max(min(one, other), 14)


def spoken(block: Paragraph) -> bool:
    """Whether a paragraph begins with the name of who says it."""
    if not (block.children and isinstance(block.children[0], Strong)):
        return False
    name = plain(block.children[:1]).strip()
    return name.endswith(':') and len(name) <= 24


def columns(blocks: Sequence[Block]) -> list[tuple[tuple[Block, ...], ...]]:
    """Return blocks as rows of one or two columns.

    Two texts with headings of their own stand side by side; a long list of short entries is cut in two.
    """
    if not blocks:
        return []
    start = next((place for place, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    chapters = _chapters(blocks[start:])
    if len(chapters) == 2 and alike(height(chapters[0]), height(chapters[1])):
        return [*_lists_cut(blocks[:start]), (chapters[0], chapters[1])]
    if len(blocks) > 1 and all(isinstance(block, Paragraph) and not spoken(block) for block in blocks) and height(blocks) > 40:
        first, second = _halves_by_height(blocks)
        if alike(height(first), height(second)):
            return [(first, second)]
    return _lists_cut(blocks)


def chapters(blocks: Sequence[Block]) -> list[tuple[tuple[Block, ...], ...]]:
    """Return running text as rows: chapters of about the same length stand side by side, unless they are long."""
    found: list[tuple[tuple[Block, ...], ...]] = []
    for chapter in _chapters(blocks):
        before = found[-1] if found else ()
        if len(before) == 1 and all(isinstance(run[0], Heading) and height(run) <= TALLEST for run in (before[0], chapter)) and alike(height(before[0]), height(chapter)):
            end = len(chapter)
            while any(isinstance(block, List) for block in chapter[:end]) and isinstance(chapter[end - 1], Paragraph):
                end -= 1
            found[-1] = (before[0], chapter[:end])
            if chapter[end:]:  # what is said after a list closes the row, over the whole width
                found.append((chapter[end:],))
        else:
            found.append((chapter,))
    return found


def halves(entries: Sequence[object]) -> list[Sequence[object]]:
    """Return entries in two runs, the first the longer."""
    half = -(-len(entries) // 2)
    return [entries[:half], entries[half:]]


def _halves_by_height(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    total = height(blocks)
    cut = min(range(1, len(blocks)), key=lambda place: abs(height(blocks[:place]) - total / 2))
    return tuple(blocks[:cut]), tuple(blocks[cut:])


def _lists_cut(blocks: Sequence[Block]) -> list[tuple[tuple[Block, ...], ...]]:
    rows: list[tuple[tuple[Block, ...], ...]] = []
    for block in blocks:
        if isinstance(block, List) and _brief(block):
            first, second = _halved(block)
            rows.append(((first,), (second,)))
        elif rows and len(rows[-1]) == 1:
            rows[-1] = ((*rows[-1][0], block),)
        else:
            rows.append(((block,),))
    return rows


def _chapters(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    chapters: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Heading) or not chapters:
            chapters.append([block])
        else:
            chapters[-1].append(block)
    return [tuple(chapter) for chapter in chapters]


def _brief(block: List) -> bool:
    lengths = [len(plain_blocks(item.blocks)) for item in block.items]
    return len(lengths) >= 6 and max(lengths) <= SHORT_ITEM


def _halved(block: List) -> tuple[List, List]:
    half = -(-len(block.items) // 2)
    return replace(block, items=block.items[:half]), replace(block, items=block.items[half:], start=block.start + half)
