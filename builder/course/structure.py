"""Headings -> sections and parts. Used for lessons and, with other headings, for a client's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.course.lesson import OTHER_SECTIONS, STEP_KINDS, Condition, Part, Section, Slot
from builder.course.notation import read_condition, read_slot
from builder.course.parts import GUARDED, REPEATED, TESTS, read_part_heading
from builder.course.stepline import looks_like_step_line, read_step_line
from builder.sources.findings import Finding, Related, Span, error, nearest
from builder.sources.nodes import (
    Block,
    Callout,
    Emphasis,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Notation,
    Origin,
    Paragraph,
    Quote,
    Strong,
    Text,
    map_lines,
    plain,
)  # fmt: skip
from builder.sources.typography import normal


def under(level: int, blocks: Iterable[Block]) -> Iterator[tuple[Heading | None, list[Block]]]:
    """Yield the headings of a level, each with what stands under it; first None with what stands before any."""
    heading: Heading | None = None
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == level:
            yield heading, held
            heading, held = block, []
        else:
            held.append(block)
    yield heading, held


def keep_words(block: Block) -> Block:
    """Return the block with all its words marked to stay as they are."""
    def kept(line: tuple[Inline, ...], _: Block) -> tuple[Inline, ...]:
        return tuple(map(_kept_inline, line))

    return map_lines(block, kept)


def _kept_inline(inline: Inline) -> Inline:
    if isinstance(inline, Text):
        return replace(inline, origin=Origin.KEPT) if inline.origin is Origin.COURSE else inline
    if isinstance(inline, Emphasis | Strong | Link):
        return replace(inline, children=tuple(map(_kept_inline, inline.children)))
    return inline


class Structure:
    """Reads sections and parts with the closed lists at hand; collects findings on the way."""

    def __init__(self, themes: frozenset[str], purposes: frozenset[str]) -> None:
        self.themes = themes
        self.purposes = purposes
        self.found: list[Finding] = []

    # --- sections --------------------------------------------------------------------------------------------------

    def section_heading(self, title: str, at: Span) -> tuple[str, str] | None:
        """Return kind and title of a ``##`` heading; None, with a finding, when it is neither a step nor another section."""
        before, colon, after = title.partition(':')
        kind = normal(before)
        known = [k.capitalize() + ':' for k in STEP_KINDS] + ['Job aid:', 'Assessment', 'Manager', 'This week', 'Reminders', 'Sources', 'You will be able to']
        if colon and (kind in STEP_KINDS or kind == 'job aid'):
            if after.strip():
                return kind, after.strip()
            self.found.append(error('L005', f'this {kind} has no title', at, f'write: ## {before.strip()}: A few words that say what it is'))
            return kind, before.strip()
        if normal(title) in OTHER_SECTIONS:
            return normal(title), title.strip()
        if kind in STEP_KINDS:
            self.found.append(error('L005', f'"{title}" has no title', at, f'write: ## {title.strip()}: A few words that say what it is'))
        else:
            self.found.append(error('L004', f'"{title}" is not a section of a lesson', at, nearest(before + ':' if colon else title, known)))
        return None

    def section(self, kind: str, title: str, blocks: list[Block], at: Span, part_level: int = 3) -> Section:
        """Return a section with its parts. A step's first paragraph is its step line."""
        parts: list[Part] = []
        timing = None
        conditions: tuple[Condition, ...] = ()
        for heading, held in under(part_level, blocks):
            if heading is None:
                conditions, held = self.conditions(held)
                if kind in STEP_KINDS:
                    timing, held = self.step_line(held, at)
                if held:
                    parts.append(self.part('body', '', held, held[0].at))
                continue
            read, finding = read_part_heading(plain(heading.children), kind, heading.at)
            if finding:
                self.found.append(finding)
            if read:
                part = self.part(read.kind, plain(heading.children), held, heading.at)
                parts.append(replace(part, lines=read.lines, objective=read.objective))
        self.check_repeats(parts)
        if kind == 'sources':
            parts = [replace(part, blocks=tuple(map(keep_words, part.blocks))) for part in parts]
        return Section(kind, title, tuple(parts), at, timing, conditions)

    def step_line(self, held: list[Block], at: Span):  # type: ignore[no-untyped-def]
        """Return the timing a step begins with, and the rest of its text."""
        first = held[0] if held else None
        if isinstance(first, Paragraph) and looks_like_step_line(plain(first.children)):
            timing, findings = read_step_line(plain(first.children), first.at, self.themes)
            self.found.extend(findings)
            return timing, held[1:]
        where = first.at if first else at
        self.found.append(error('L020', 'this step has no step line', where, 'begin it with, for example: 12 min (9 to 15), pairs, keep. One handout a pair. For O1.'))
        return None, held

    def check_repeats(self, parts: Iterable[Part]) -> None:
        """Say which parts stand twice. Two that both depend on the brand may turn out to be one.

        The assessment asks about each objective once before and once after.
        """
        seen: dict[tuple[str, str], Part] = {}
        for part in parts:
            test = part.kind in TESTS
            first = seen.setdefault((part.kind, part.objective if test else ''), part)
            if first is not part and (test or part.kind not in REPEATED) and not (first.conditions and part.conditions):
                self.found.append(error('L014', f'"{part.title}" stands here twice', part.at, 'put both under one heading', [Related(first.at, 'the first one')]))

    # --- parts -----------------------------------------------------------------------------------------------------

    def part(self, kind: str, title: str, blocks: list[Block], at: Span) -> Part:
        """Return a part: conditions first, then, if there is a passage, what leads to it and its generic version."""
        conditions, blocks = self.conditions(blocks)
        self.check_headings(blocks)
        whole = bool(blocks) and isinstance(blocks[0], Notation) and blocks[0].word == 'as is'
        slot: Slot | None = None
        lead: tuple[Block, ...] = ()
        read: list[Block] = []
        keep_next = False
        for block in blocks[1:] if whole else blocks:
            if not isinstance(block, Notation):
                block = self.without_notations(block)
                read.append(keep_words(block) if keep_next else block)
                keep_next = False
            elif block.word == 'as is':
                keep_next = True
            elif block.word != 'brand':
                self.found.append(error('L034', f'[{block.word}: {block.rest}] stands in the middle', block.at, 'put it first in its step or part; use a part of its own for what depends on it'))
            elif slot:
                self.found.append(error('L035', 'a part has room for one passage', block.at, 'give this one a part of its own', [Related(slot.at, 'the first one')]))
            else:
                slot, finding = read_slot(block, self.themes, self.purposes)
                if finding:
                    self.found.append(finding)
                lead, read = tuple(read), []
        body = tuple(map(keep_words, read)) if whole else tuple(read)
        if slot and not body:
            self.found.append(error('L036', 'this passage has no generic version', slot.at, 'write below it what is used when a brand has no words of its own'))
        if not slot and not body and kind != 'write':
            self.found.append(error('L015', f'there is nothing under "{title or kind}"', at, 'write something, or take the heading out'))
        return Part(kind, title, body, at, lead if slot else (), slot, conditions)

    def summary(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return the text under a title; headings, passages and conditions have no place in it."""
        held = tuple(blocks)
        self.check_headings(held)
        for block in held:
            if isinstance(block, Notation):
                self.found.append(error('L037', f'[{block.word}{": " + block.rest if block.rest else ""}] cannot stand in the summary', block.at, 'put it into a step or part'))
        return tuple(self.without_notations(block) for block in held if not isinstance(block, Notation))

    def check_headings(self, blocks: Iterable[Block]) -> None:
        """Say which headings have no place in a part, and which words were meant to begin a part and do not.

        What stands below them would go to the readers of the part above, who may not be those it was written for.
        """
        for block in blocks:
            if not isinstance(block, Heading | Paragraph):
                continue
            words = plain(block.children)
            if isinstance(block, Heading) and block.level <= 3:
                self.found.append(error('L028', f'the heading "{words}" has no place here', block.at, 'use #### for a heading of your own; parts stand under steps'))
            elif normal(words).rstrip(':') in GUARDED:
                self.found.append(error('L029', f'"{words}" does not begin a part here', block.at, f'write: ### {normal(words).rstrip(":").capitalize()}'))

    def conditions(self, blocks: list[Block]) -> tuple[tuple[Condition, ...], list[Block]]:
        """Return the conditions that some text begins with, and the rest."""
        conditions: list[Condition] = []
        rest = list(blocks)
        while rest and isinstance(rest[0], Notation) and rest[0].word in ('only', 'not'):
            condition, finding = read_condition(rest.pop(0))  # type: ignore[arg-type]
            if condition:
                conditions.append(condition)
            if finding:
                self.found.append(finding)
        return tuple(conditions), rest

    def without_notations(self, block: Block) -> Block:
        """Return a block; notations inside lists and quotations are errors, and quotations keep their words."""
        match block:
            case Quote() | Callout():
                inner = tuple(self.without_notations(b) for b in self.only_blocks(block.blocks))
                return replace(block, blocks=tuple(map(keep_words, inner)) if isinstance(block, Quote) else inner)
            case List():
                return replace(block, items=tuple(Item(tuple(self.without_notations(b) for b in self.only_blocks(item.blocks)), item.at) for item in block.items))
            case _:
                return block

    def only_blocks(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        """Yield blocks that are no notation; a notation in this place is an error."""
        for block in blocks:
            if isinstance(block, Notation):
                self.found.append(error('L037', f'[{block.word}{": " + block.rest if block.rest else ""}] cannot stand in a list or quotation', block.at, 'put it in the text of the part, alone on a line'))
            else:
                yield block
