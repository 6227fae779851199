"""Lesson x brand -> tailored lesson, in this order: own words, conditions, passages and facts, terms and spelling."""

from __future__ import annotations

from dataclasses import replace

from builder.brand.brand import Brand
from builder.course.closer import read_closer, read_reminders
from builder.course.lesson import Lesson, Objective, Part, Section
from builder.course.soundness import check_assessment, check_played, check_references, check_sum
from builder.course.structure import Structure
from builder.sources.findings import Finding, Parsed, Related, Span
from builder.sources.nodes import Block, Inline, Origin, Text, map_lines, plain
from builder.sources.typography import curly
from builder.tailoring.conditions import applies
from builder.tailoring.own_words import OwnWords, with_own_words
from builder.tailoring.passages import answer, fill_facts
from builder.tailoring.spelling import respell
from builder.tailoring.tailored import Change, Fill, Replacement, TailoredLesson
from builder.tailoring.terms import Glossary, glossary_of, replace_terms


def tailor(lesson: Lesson, brand: Brand, own: OwnWords | None, themes: frozenset[str], purposes: frozenset[str]) -> Parsed[TailoredLesson]:
    """Return a lesson in a brand's words, with every change recorded.

    `own` is the client's file for this lesson, if there is one. Findings T001-T028 and, for the lesson as it is after
    the changes, the course's own (L006, L007, L016, L018, L04x).
    """
    structure = Structure(themes, purposes)
    made: list[Replacement] = []
    sources: dict[Span, Span] = {}
    if own:
        lesson, made, sources = with_own_words(lesson, own, structure, lambda conditions: applies(conditions, brand))
    found = structure.found
    lesson = _with_conditions(lesson, brand, made)
    for section in lesson.sections:
        structure.check_repeats(section.parts)
    fills: list[Fill] = []
    lesson = replace(lesson, sections=tuple(_filled(lesson, section, brand, sources, fills, made) for section in lesson.sections))
    lesson = _in_words(lesson, _Words(lesson, brand, found, made))
    found.extend(_after(lesson, own.at if own else None, sources))
    return Parsed(TailoredLesson(lesson, tuple(made), tuple(fills)), tuple(found))


def in_brand_words(words: str, at: Span, brand: Brand) -> str:
    """Return a line of the course, such as a pack's title, with the brand's terms and spelling."""
    glossary = glossary_of(brand.terms, brand.keep)
    line, _, _ = replace_terms((Text(curly(words), at),), glossary)
    return plain(respell(line, brand.locale, glossary.spelt)[0])


def _with_conditions(lesson: Lesson, brand: Brand, made: list[Replacement]) -> Lesson:
    sections: list[Section] = []
    for section in lesson.sections:
        if not applies(section.conditions, brand):
            made.append(Replacement(section.title, '', section.at, Change.CONDITION))
            continue
        parts = []
        for part in section.parts:
            if applies(part.conditions, brand):
                parts.append(replace(part, conditions=()))
            else:
                made.append(Replacement(f'{section.title} > {part.title}', '', part.at, Change.CONDITION))
        sections.append(replace(section, parts=tuple(parts), conditions=()))
    return replace(lesson, sections=tuple(sections))


def _filled(lesson: Lesson, section: Section, brand: Brand, sources: dict[Span, Span], fills: list[Fill], made: list[Replacement]) -> Section:
    """Return a section with its passages filled by the brand, or by their generic versions."""
    parts: list[Part] = []
    for part in section.parts:
        own = sources.get(part.at)
        given = answer(part.slot, brand) if part.slot else None
        if part.slot or own:
            asks = f'{part.slot.kind} {part.slot.argument}'.strip() if part.slot else 'own words'
            source = given.source if given else own
            fills.append(Fill(lesson.id, section.title, part.title, asks, part.slot.at if part.slot else part.at, source))
        if part.slot and given:
            made.append(Replacement(f'[brand: {part.slot.kind}]', f'from {given.source.file}', part.slot.at, Change.PASSAGE))
        blocks = part.lead + (given.blocks if given else part.blocks) + part.tail
        parts.append(replace(part, blocks=blocks, lead=(), slot=None, tail=()))
    return replace(section, parts=tuple(parts))


class _Words:
    """Changes one line after the other: facts, terms, spelling."""

    def __init__(self, lesson: Lesson, brand: Brand, found: list[Finding], made: list[Replacement]) -> None:
        self.brand = brand
        self.defaults = dict(lesson.facts)
        self.glossary: Glossary = glossary_of(brand.terms, (*brand.keep, *lesson.keep))
        self.found = found
        self.made = made

    def line(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        inlines = fill_facts(inlines, self.brand, self.defaults, self.found, self.made)
        inlines, made, found = replace_terms(inlines, self.glossary)
        self.made.extend(made)
        self.found.extend(found)
        inlines, spelt = respell(inlines, self.brand.locale, self.glossary.spelt)
        self.made.extend(spelt)
        return inlines

    def title(self, words: str, at: Span) -> str:
        """Return a title with the brand's words; a title that the brand wrote stays."""
        origin = Origin.BRAND if at.file.startswith('brand/') else Origin.COURSE
        return plain(self.line((Text(words, at, origin),)))

    def block(self, block: Block) -> Block:
        return map_lines(block, lambda line, _: self.line(line))


def _in_words(lesson: Lesson, words: _Words) -> Lesson:
    def part(old: Part) -> Part:
        title = words.title(old.title, old.at) if old.title else ''
        return replace(old, title=title, blocks=tuple(map(words.block, old.blocks)))

    def section(old: Section) -> Section:
        return replace(old, name=old.title, title=words.title(old.title, old.at), parts=tuple(map(part, old.parts)))

    def objective(old: Objective) -> Objective:
        return replace(old, sentence=words.line(old.sentence))

    return replace(
        lesson,
        title=words.title(lesson.title, lesson.at),
        summary=tuple(map(words.block, lesson.summary)),
        objectives=tuple(map(objective, lesson.objectives)),
        sections=tuple(map(section, lesson.sections)),
    )


def _after(lesson: Lesson, own: Span | None, sources: dict[Span, Span]) -> list[Finding]:
    """Return what is wrong with a lesson as it is for this brand.

    `own` is the place of its own words, if it has any; `sources` says for changed parts where those words stand.
    """
    found = check_sum(lesson, own) + check_references(lesson) + check_assessment(lesson)
    found += [replace(finding, related=(Related(own, 'and the own words for it'),)) if own else finding for finding in check_played(lesson)]
    for section in lesson.sections:
        for part in section.parts:
            found.extend(read_closer(part))
            if section.kind == 'reminders':
                found.extend(read_reminders(part)[1])
    return [replace(finding, span=sources.get(finding.span, finding.span)) if finding.span else finding for finding in found]


