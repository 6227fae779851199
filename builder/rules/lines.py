"""The words of a lesson or of a client's own file as lines and sentences, each with its place and what it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from builder.course.lesson import Condition, Lesson
from builder.course.structure import under
from builder.sources.findings import Span
from builder.sources.nodes import (
    Block,
    Callout,
    Emphasis,
    Heading,
    Inline,
    Link,
    List,
    NoteRef,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    plain,
)
from builder.sources.typography import normal, straight
from builder.tailoring.own_words import OwnPassage

#: A sentence ends at a full stop, question or exclamation mark, after which quotes or brackets may close.
_END = re.compile(r'[.!?]+["\')\]]*(?=\s|$)')
#: Full stops that end no sentence.
_SHORT = re.compile(r'(?:\b(?:Mr|Mrs|Ms|Dr|St|No|vs|etc|e\.g|i\.e|approx|al)|\b[A-Z])\.$')
_WORD = re.compile(r'\w+')
_QUOTED = re.compile(r'"[^"]*(?:"|$)')


class Sentence(NamedTuple):
    """One sentence: its words, the same without what is quoted in it, its place, and the claims cited in it or at its end."""

    words: str
    unquoted: str
    at: Span
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One run of words: a paragraph, an item, a cell. `section` and `part` are kinds of a lesson; `form` says where it stands.

    `claims` are those of the line, in a table those of its row.
    """

    section: str
    part: str
    form: str  # paragraph, heading, item, cell, quote
    children: tuple[Inline, ...]
    at: Span
    claims: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @cached_property
    def words(self) -> str:
        """The words with plain quotes and dashes."""
        return straight(plain(self.children))

    @cached_property
    def unquoted(self) -> str:
        """The words with blanks in the place of what is quoted."""
        return _QUOTED.sub(lambda match: ' ' * len(match[0]), self.words) if '"' in self.words else self.words

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words in small letters, for rules to see quickly that a line is none of theirs."""
        return frozenset(_WORD.findall(self.words.casefold()))

    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of the line, in order."""
        return self._sentences

    @cached_property
    def _sentences(self) -> tuple[Sentence, ...]:
        words = self.words
        quoted = [match.span() for match in _QUOTED.finditer(words)]
        ends = [m.end() for m in _END.finditer(words) if not _SHORT.search(words[: m.end()]) and not any(a < m.start() and m.end() < b for a, b in quoted)]
        if not ends or ends[-1] < len(words.rstrip()):
            ends.append(len(words))
        notes = list(_notes(self.children))
        found: list[Sentence] = []
        start = 0
        for end in ends:
            said = words[start:end]
            cited = self.claims if self.form == 'cell' else tuple(claim for claim, place in notes if start < place <= end)
            if said.strip():
                found.append(Sentence(said.strip(), _QUOTED.sub('', said).strip(), self.place(start + len(said) - len(said.lstrip())), cited))
            start = end
        return tuple(found)

    def place(self, offset: int) -> Span:
        """Return the place of a character; where a paragraph has several lines, of the run of words that holds it."""
        at, start, passed = self.at, 0, 0
        for text in _texts(self.children):
            if passed > offset:
                break
            at, start = text.at, passed
            passed += len(text.text)
        if self.at.line != self.at.end_line:
            return at
        return Span(at.file, at.line, at.column + offset - start, at.end_line)


def lesson_lines(lesson: Lesson) -> tuple[Line, ...]:
    """Return every line of a course's lesson, the generic versions of its passages included; objectives and titles are not."""
    found = list(_lines(lesson.summary, 'summary', 'body', ()))
    for section in lesson.sections:
        for part in section.parts:
            found.extend(_lines((*part.lead, *part.blocks, *part.tail), section.kind, part.kind, (*section.conditions, *part.conditions)))
    return tuple(found)


def own_lines(passages: Iterable[OwnPassage], kind_of: Callable[[str], str]) -> tuple[Line, ...]:
    """Return every line of a client's own words for a lesson. `kind_of` knows the kind of a section by the name that it is given."""
    found: list[Line] = []
    for passage in passages:
        section = kind_of(passage.section)
        for heading, held in under(3, passage.blocks):
            part = passage.part if heading is None else plain(heading.children)
            found.extend(_lines(tuple(held), section, _part_kind(part), ()))
    return tuple(found)


def _part_kind(title: str) -> str:
    """Return the kind of part that a title names, as far as rules need to tell parts apart."""
    words = normal(title)
    first = re.match(r"(only if asked|question|write|handout|pre-test|post-test)\b", words)
    return first[1] if first else words or 'body'


def _lines(blocks: Iterable[Block], section: str, part: str, conditions: tuple[Condition, ...], form: str = 'paragraph') -> Iterator[Line]:
    for block in blocks:
        match block:
            case Paragraph():
                yield Line(section, part, form, block.children, block.at, _cited(block.children), conditions)
            case Heading():
                yield Line(section, part, 'heading', block.children, block.at, (), conditions)
            case List():
                for item in block.items:
                    yield from _lines(item.blocks, section, part, conditions, 'item')
            case Quote():
                yield from _lines(block.blocks, section, part, conditions, 'quote')
            case Callout():
                yield from _lines(block.blocks, section, part, conditions)
            case Table():
                for row in (block.header, *block.rows):
                    cited = tuple(claim for cell in row for claim in _cited(cell))
                    for cell in row:
                        first = next(_texts(cell), None)
                        yield Line(section, part, 'cell', cell, first.at if first else block.at, cited, conditions)
            case _:
                pass


def _cited(children: tuple[Inline, ...]) -> tuple[str, ...]:
    return tuple(claim for claim, _ in _notes(children))


def _notes(children: tuple[Inline, ...]) -> Iterator[tuple[str, int]]:
    """Yield cited claims with how many characters stand before each."""
    passed = 0
    for inline in children:
        if isinstance(inline, NoteRef):
            yield inline.claim, passed
        elif isinstance(inline, Emphasis | Strong | Link):
            for claim, place in _notes(inline.children):
                yield claim, passed + place
        passed += len(plain((inline,)))


def _texts(children: tuple[Inline, ...]) -> Iterator[Text]:
    for inline in children:
        if isinstance(inline, Text):
            yield inline
        elif isinstance(inline, Emphasis | Strong | Link):
            yield from _texts(inline.children)
