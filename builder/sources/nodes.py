"""Our own small, frozen tree of running text. Everything after reading works on this, never on Markdown or HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from builder.sources.findings import Span


class Origin(StrEnum):
    """Who wrote some words. Only a course's own words are changed by a brand's terms."""

    COURSE = 'course'
    BRAND = 'brand'
    KEPT = 'kept'  # a course's words that must stay as they are: [as is], quotations, citations


# --- inside a line -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain words."""

    text: str
    at: Span
    origin: Origin = Origin.COURSE


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Words shown exactly as typed."""

    text: str
    at: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead elsewhere: http, https, mailto, tel or a ``#`` anchor."""

    children: tuple[Inline, ...]
    href: str
    at: Span


@dataclass(frozen=True, slots=True)
class Picture:
    """An image. `src` is the path as written; `asset` the digest of the safe copy once it has been read."""

    alt: str
    src: str
    at: Span
    asset: str = ''


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A citation of the evidence ledger, by claim id. `number` is set when a document numbers its notes."""

    claim: str
    at: Span
    number: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """``[brand: name]`` inside a sentence; replaced by text during tailoring."""

    name: str
    at: Span


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the author asked for."""


Inline: TypeAlias = Text | Emphasis | Strong | Code | Link | Picture | NoteRef | Fact | Break


# --- blocks --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    children: tuple[Inline, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the lesson's title."""

    level: int
    children: tuple[Inline, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list."""

    blocks: tuple[Block, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or numbered list."""

    ordered: bool
    items: tuple[Item, ...]
    at: Span
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation; its words stay as they are."""

    blocks: tuple[Block, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Callout:
    """A note set apart: kind is note, tip, important, warning or caution."""

    kind: str
    blocks: tuple[Block, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; every row has as many cells as the header."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    align: tuple[str, ...]  # '', 'left', 'center' or 'right' for each column
    at: Span


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines shown exactly as typed."""

    text: str
    info: str
    at: Span


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    at: Span


@dataclass(frozen=True, slots=True)
class Notation:
    """A paragraph that is nothing but ``[brand: ...]``, ``[only: ...]``, ``[not: ...]`` or ``[as is]``.

    `word` is brand, only, not or as is; `rest` what stands after the colon.
    """

    word: str
    rest: str
    at: Span


Block: TypeAlias = Paragraph | Heading | List | Quote | Callout | Table | CodeBlock | Rule | Notation

LineChange: TypeAlias = Callable[[tuple[Inline, ...], Block], tuple[Inline, ...]]


# --- looking at text -----------------------------------------------------------------------------------------------


def plain(inlines: tuple[Inline, ...]) -> str:
    """Return the words of a line without any markup; a picture counts as its alternative text."""
    words: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text=text) | Code(text=text):
                words.append(text)
            case Emphasis() | Strong() | Link():
                words.append(plain(inline.children))
            case Picture(alt=alt):
                words.append(alt)
            case Fact(name=name):
                words.append(f'[brand: {name}]')
            case Break():
                words.append(' ')
            case NoteRef():
                pass
    return ''.join(words)


def lines_of(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Yield every line of running text in a block, in reading order."""
    match block:
        case Paragraph() | Heading():
            yield block.children
        case List():
            for item in block.items:
                for inner in item.blocks:
                    yield from lines_of(inner)
        case Quote() | Callout():
            for inner in block.blocks:
                yield from lines_of(inner)
        case Table():
            yield from block.header
            for row in block.rows:
                yield from row
        case CodeBlock() | Rule() | Notation():
            pass


def inlines_in(line: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield every inline node of a line, containers before what they hold."""
    for inline in line:
        yield inline
        if isinstance(inline, Emphasis | Strong | Link):
            yield from inlines_in(inline.children)


def plain_blocks(blocks: tuple[Block, ...]) -> str:
    """Return the words of blocks, one line of text a line, code included."""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, CodeBlock):
            parts.append(block.text)
        else:
            parts.extend(plain(line) for line in lines_of(block))
    return '\n'.join(part for part in parts if part)


def map_lines(block: Block, change: LineChange) -> Block:
    """Return the block with every line of running text replaced by ``change(line, block)``.

    The block given to `change` is the innermost one that holds the line.
    """
    match block:
        case Paragraph() | Heading():
            return replace(block, children=change(block.children, block))
        case List():
            return replace(block, items=tuple(replace(item, blocks=tuple(map_lines(b, change) for b in item.blocks)) for item in block.items))
        case Quote() | Callout():
            return replace(block, blocks=tuple(map_lines(b, change) for b in block.blocks))
        case Table():
            return replace(
                block,
                header=tuple(change(cell, block) for cell in block.header),
                rows=tuple(tuple(change(cell, block) for cell in row) for row in block.rows),
            )
        case _:
            return block
