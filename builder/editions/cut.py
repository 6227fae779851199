"""Tailored pack -> edition: the filter. What is not in the edition cannot be rendered by anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from builder.course.closer import read_cards, read_cues, read_question, read_reminders
from builder.course.lesson import Lesson, Part, Reminder, Section
from builder.course.lists import Claim
from builder.editions.asking import asked
from builder.editions.edition import (
    Aim,
    Edition,
    EditionLesson,
    EditionPart,
    EditionSection,
    Medium,
    Reader,
    StepTiming,
)  # fmt: skip
from builder.editions.forms import cut_forms
from builder.editions.notes import blocks_in, numbers_in, question_with_numbers, references_for, with_numbers
from builder.editions.visibility import Shown, shown
from builder.packs.tailored_pack import NumberedStep, PackLesson, TailoredPack
from builder.sources.findings import Finding, Parsed, error
from builder.sources.nodes import Block, Link, Table, inlines_in, lines_of
from builder.sources.typography import slug_of

#: Sections that no lesson page has: reminders and assessment have documents of their own.
_APART = ('reminders', 'assessment')
_NUMBERED = ('handout', 'cards and answers')


def cut(pack: TailoredPack, reader: Reader, medium: Medium, claims: Mapping[str, Claim]) -> Parsed[Edition]:
    """Return what one kind of reader gets in one medium.

    Sources are numbered in the order in which this edition cites them. E101 is said of a link from something visible to
    something that this reader may not see.
    """
    lessons = [_Cut(lesson, reader, medium).lesson() for lesson in pack.lessons]
    numbers = numbers_in(block for lesson in lessons for block in _blocks_of(lesson))
    lessons = [_numbered_notes(lesson, numbers) for lesson in lessons]
    edition = Edition(
        reader, medium, pack.id, pack.title, pack.audience, pack.group_size, tuple(lessons),
        pack.days if reader is not Reader.MANAGER else (), pack.materials if reader is Reader.FACILITATOR else (), references_for(numbers, claims),
        cut_forms(pack.assessment, reader, medium, claims),
    )  # fmt: skip
    return Parsed(edition, tuple(_dangling(edition)))


class _Cut:
    """Cuts one lesson for one reader and medium."""

    def __init__(self, entry: PackLesson, reader: Reader, medium: Medium) -> None:
        self.entry = entry
        self.reader = reader
        self.medium = medium
        self.steps = {step.section.at: step for step in entry.steps}
        self.anchors: set[str] = set()

    def lesson(self) -> EditionLesson:
        lesson = self.entry.tailored.lesson
        sections = tuple(s for section in lesson.sections if (s := self.section(section)))
        clock = self.reader is Reader.FACILITATOR
        return EditionLesson(
            self.entry.number, lesson.id, lesson.slug, lesson.title, lesson.track, self.entry.day,
            self.entry.start if clock else '', self.entry.end if clock else '',
            lesson.minutes, self.entry.shortest, self.entry.longest, lesson.summary,
            tuple(Aim(o.id, o.sentence) for o in lesson.objectives), sections, self.reminders(lesson), lesson.skills, 'en', lesson.version,
            self.entry.version,
        )  # fmt: skip

    def reminders(self, lesson: Lesson) -> tuple[Reminder, ...]:
        section = lesson.section('reminders')
        if section is None or shown('body', 'reminders', self.reader, self.medium) is Shown.NO:
            return ()
        return tuple(reminder for part in section.parts for reminder in read_reminders(part)[0])

    def section(self, section: Section) -> EditionSection | None:
        """Return a section as this reader sees it; None when nothing of it is left."""
        if section.kind in _APART:
            return None
        step = self.steps.get(section.at)
        parts = tuple(self.parts(section, step))
        if not parts and (step is None or self.reader is Reader.MANAGER):
            return None
        if step is not None and self.reader is Reader.MANAGER and not parts:
            return None
        timing = self.timing(step) if step else None
        return EditionSection(section.kind, section.title, self.anchor(section.name or section.title), parts, step.number if step else '', timing)

    def anchor(self, title: str) -> str:
        base = f'{self.entry.tailored.lesson.id.lower()}-{slug_of(title)}'
        anchor, count = base, 2
        while anchor in self.anchors:
            anchor, count = f'{base}-{count}', count + 1
        self.anchors.add(anchor)
        return anchor

    def timing(self, step: NumberedStep) -> StepTiming:
        timing = step.section.timing
        assert timing is not None
        start = step.start if self.reader is Reader.FACILITATOR else ''
        return StepTiming(
            timing.minutes, start, timing.grouping.kind, timing.grouping.size, timing.rounds, step.flex, step.groups, step.materials, timing.objectives, timing.themes,
        )  # fmt: skip

    # --- parts -----------------------------------------------------------------------------------------------------

    def parts(self, section: Section, step: NumberedStep | None) -> Iterator[EditionPart]:
        questions = letters = 0
        for part in section.parts:
            questions += part.kind == 'question'
            letters += part.kind in _NUMBERED
            how_much = shown(part.kind, section.kind, self.reader, self.medium)
            if how_much is Shown.NO:
                continue
            number = ''
            if step and part.kind in _NUMBERED:
                number = f'{step.number} {chr(64 + letters)}'
            yield self.part(part, how_much, number, f'{step.number} Q{questions}' if step else f'Q{questions}')

    def part(self, part: Part, how_much: Shown, number: str, question_number: str) -> EditionPart:
        match part.kind:
            case 'question':
                question = read_question(part)[0]
                seed, anchor = f'{self.entry.tailored.lesson.id} {question_number}', 'q-' + slug_of(question_number)
                shown_question = asked(question, question_number, anchor, seed, answers=how_much is Shown.YES) if question else None
                return EditionPart('question', part.title, (), question=shown_question)
            case 'facilitator':
                return EditionPart(part.kind, part.title, (), cues=read_cues(part)[0])
            case 'cards and answers' if how_much is Shown.OPEN:
                return EditionPart(part.kind, '', self.open_cards(part), number=number)
            case _:
                return EditionPart(part.kind, part.title, part.blocks, part.lines, number=number)

    def open_cards(self, part: Part) -> tuple[Block, ...]:
        """Return the table of sort cards with its first column alone; nothing of the others."""
        table = read_cards(part)[0]
        if table is None:
            return ()
        return (Table(table.header[:1], tuple(row[:1] for row in table.rows), table.align[:1], table.at),)


# --- sources and references ----------------------------------------------------------------------------------------


def _blocks_of(lesson: EditionLesson) -> Iterator[Block]:
    yield from lesson.summary
    for section in lesson.sections:
        for part in section.parts:
            yield from part.blocks
            for cue in part.cues:
                yield from cue.blocks
            if part.question:
                yield from blocks_in(part.question)
    for reminder in lesson.reminders:
        yield from reminder.blocks


def _numbered_notes(lesson: EditionLesson, numbers: Mapping[str, int]) -> EditionLesson:
    if not numbers:
        return lesson

    def part(old: EditionPart) -> EditionPart:
        question = question_with_numbers(old.question, numbers) if old.question else None
        cues = tuple(replace(cue, blocks=with_numbers(cue.blocks, numbers)) for cue in old.cues)
        return replace(old, blocks=with_numbers(old.blocks, numbers), cues=cues, question=question)

    sections = tuple(replace(section, parts=tuple(map(part, section.parts))) for section in lesson.sections)
    reminders = tuple(replace(reminder, blocks=with_numbers(reminder.blocks, numbers)) for reminder in lesson.reminders)
    return replace(lesson, summary=with_numbers(lesson.summary, numbers), sections=sections, reminders=reminders)


def _dangling(edition: Edition) -> Iterable[Finding]:
    """Yield E101 for links within a lesson that lead to nothing this reader has."""
    for lesson in edition.lessons:
        anchors = {section.anchor for section in lesson.sections}
        for block in _blocks_of(lesson):
            for line in lines_of(block):
                for inline in inlines_in(line):
                    if isinstance(inline, Link) and inline.href.startswith('#') and inline.href[1:] not in anchors:
                        yield error('E101', f'this link leads to "{inline.href}", which a {edition.reader.value} does not have in this lesson', inline.at, f'link to something that a {edition.reader.value} reads, such as #{next(iter(sorted(anchors)), "")}')
