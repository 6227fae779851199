"""Tailored pack -> edition: the filter. What is not in the edition cannot be rendered by anybody."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from builder.course.closer import read_cards, read_cues, read_question, read_reminders
from builder.course.lesson import Lesson, Option, Part, Question, Reminder, Section
from builder.course.lists import Claim
from builder.editions.edition import (
    Aim,
    AskedQuestion,
    Choice,
    Edition,
    EditionLesson,
    EditionPart,
    EditionSection,
    Medium,
    Reader,
    Reference,
    StepTiming,
)  # fmt: skip
from builder.editions.visibility import Shown, shown
from builder.packs.tailored_pack import NumberedStep, PackLesson, TailoredPack
from builder.sources.findings import Finding, Parsed, error
from builder.sources.nodes import Block, Emphasis, Inline, Link, NoteRef, Strong, Table, inlines_in, lines_of, map_lines
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
    numbers: dict[str, int] = {}
    for lesson in lessons:
        for block in _blocks_of(lesson):
            for line in lines_of(block):
                for inline in inlines_in(line):
                    if isinstance(inline, NoteRef):
                        numbers.setdefault(inline.claim, len(numbers) + 1)
    lessons = [_numbered_notes(lesson, numbers) for lesson in lessons]
    references = tuple(Reference(number, claim, claims[claim].says, claims[claim].source) for claim, number in numbers.items() if claim in claims)
    edition = Edition(
        reader, medium, pack.id, pack.title, pack.audience, pack.group_size, tuple(lessons),
        pack.days if reader is not Reader.MANAGER else (), pack.materials if reader is Reader.FACILITATOR else (), references,
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
                asked = self.asked(question, how_much is Shown.YES, question_number) if question else None
                return EditionPart('question', part.title, (), question=asked)
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

    def asked(self, question: Question, answers: bool, number: str) -> AskedQuestion:
        """Return a question with or without its answers; entries to be put in order are mixed, the same way every time."""
        seed = f'{self.entry.tailored.lesson.id} {number}'
        options = list(enumerate(question.options, 1))
        if question.form == 'order':
            options = mixed(options, seed)
        choices = tuple(self.choice(chr(64 + place), option, at, question.form, answers) for place, (at, option) in enumerate(options, 1))
        anchor = 'q-' + slug_of(number)
        return AskedQuestion(number, anchor, question.objective, question.form, question.stem, choices, question.why if answers else ())

    @staticmethod
    def choice(label: str, option: Option, place: int, form: str, answers: bool) -> Choice:
        if not answers:
            return Choice(label, option.words, None, (), 0)
        return Choice(label, option.words, option.right, option.feedback, place if form == 'order' else 0)


def mixed(entries: list[tuple[int, Option]], seed: str) -> list[tuple[int, Option]]:
    """Return entries in an order that depends on the seed alone and is never the right one."""
    order = sorted(entries, key=lambda entry: hashlib.sha256(f'{seed} {entry[0]}'.encode()).digest())
    return order if order != entries or len(entries) < 2 else [*order[1:], order[0]]


# --- sources and references ----------------------------------------------------------------------------------------


def _blocks_of(lesson: EditionLesson) -> Iterator[Block]:
    yield from lesson.summary
    for section in lesson.sections:
        for part in section.parts:
            yield from part.blocks
            for cue in part.cues:
                yield from cue.blocks
            if part.question:
                yield from part.question.stem
                yield from part.question.why
                for choice in part.question.choices:
                    yield from choice.feedback
    for reminder in lesson.reminders:
        yield from reminder.blocks


def _numbered_notes(lesson: EditionLesson, numbers: Mapping[str, int]) -> EditionLesson:
    if not numbers:
        return lesson

    def line(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(map(inline_, inlines))

    def inline_(inline: Inline) -> Inline:
        if isinstance(inline, NoteRef):
            return replace(inline, number=numbers.get(inline.claim, 0))
        if isinstance(inline, Emphasis | Strong | Link):
            return replace(inline, children=line(inline.children))
        return inline

    def blocks(old: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map_lines(block, lambda inlines, _: line(inlines)) for block in old)

    def part(old: EditionPart) -> EditionPart:
        question = old.question
        if question:
            choices = tuple(choice._replace(feedback=blocks(choice.feedback)) for choice in question.choices)
            question = replace(question, stem=blocks(question.stem), why=blocks(question.why), choices=choices)
        return replace(old, blocks=blocks(old.blocks), cues=tuple(replace(c, blocks=blocks(c.blocks)) for c in old.cues), question=question)

    sections = tuple(replace(section, parts=tuple(map(part, section.parts))) for section in lesson.sections)
    reminders = tuple(replace(reminder, blocks=blocks(reminder.blocks)) for reminder in lesson.reminders)
    return replace(lesson, summary=blocks(lesson.summary), sections=sections, reminders=reminders)


def _dangling(edition: Edition) -> Iterable[Finding]:
    """Yield E101 for links within a lesson that lead to nothing this reader has."""
    for lesson in edition.lessons:
        anchors = {section.anchor for section in lesson.sections}
        for block in _blocks_of(lesson):
            for line in lines_of(block):
                for inline in inlines_in(line):
                    if isinstance(inline, Link) and inline.href.startswith('#') and inline.href[1:] not in anchors:
                        yield error('E101', f'this link leads to "{inline.href}", which a {edition.reader.value} does not have in this lesson', inline.at, f'link to something that a {edition.reader.value} reads, such as #{next(iter(sorted(anchors)), "")}')
