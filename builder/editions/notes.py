"""Notes to sources, numbered in the order in which an edition or a form cites them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from builder.course.lists import Claim
from builder.editions.edition import AskedQuestion, Reference
from builder.sources.nodes import Block, Emphasis, Inline, Link, NoteRef, Strong, inlines_in, lines_of, map_lines


def numbers_in(blocks: Iterable[Block]) -> dict[str, int]:
    """Return the number of each claim that some text cites."""
    numbers: dict[str, int] = {}
    for block in blocks:
        for line in lines_of(block):
            for inline in inlines_in(line):
                if isinstance(inline, NoteRef):
                    numbers.setdefault(inline.claim, len(numbers) + 1)
    return numbers


def references_for(numbers: Mapping[str, int], claims: Mapping[str, Claim]) -> tuple[Reference, ...]:
    """Return the sources behind numbers."""
    return tuple(Reference(number, claim, claims[claim].says, claims[claim].source) for claim, number in numbers.items() if claim in claims)


def blocks_in(question: AskedQuestion) -> Iterator[Block]:
    """Yield the text of a question, in the order in which it is read."""
    yield from question.stem
    yield from question.why
    for choice in question.choices:
        yield from choice.feedback


def with_numbers(blocks: tuple[Block, ...], numbers: Mapping[str, int]) -> tuple[Block, ...]:
    """Return text with the numbers of its notes."""
    return tuple(map_lines(block, lambda inlines, _: _line(inlines, numbers)) for block in blocks)


def question_with_numbers(question: AskedQuestion, numbers: Mapping[str, int]) -> AskedQuestion:
    """Return a question with the numbers of its notes."""
    choices = tuple(choice._replace(feedback=with_numbers(choice.feedback, numbers)) for choice in question.choices)
    return replace(question, stem=with_numbers(question.stem, numbers), why=with_numbers(question.why, numbers), choices=choices)


def _line(inlines: tuple[Inline, ...], numbers: Mapping[str, int]) -> tuple[Inline, ...]:
    return tuple(_numbered(inline, numbers) for inline in inlines)


def _numbered(inline: Inline, numbers: Mapping[str, int]) -> Inline:
    if isinstance(inline, NoteRef):
        return replace(inline, number=numbers.get(inline.claim, 0))
    if isinstance(inline, Emphasis | Strong | Link):
        return replace(inline, children=_line(inline.children, numbers))
    return inline
