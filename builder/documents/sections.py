"""Sections that several documents share."""

from __future__ import annotations

from builder.brand.brand import SlotPicture
from builder.course.lesson import Cue
from builder.documents.brief import Brief
from builder.documents.cited import cited_numbers
from builder.documents.document import (
    AnswerKey,
    Contents,
    ContentsEntry,
    Cover,
    LessonPages,
    Measures,
    Observation,
    ObservedItem,
    Preparation,
    References,
    RunRow,
    RunSheet,
    Section,
    Timetable,
    ValueShown,
    Welcome,
)  # fmt: skip
from builder.editions.edition import Edition, EditionLesson
from builder.packs.grouping import divide
from builder.sources.nodes import Block, List, Paragraph


def cover(brief: Brief, edition: str, document: str, title: str) -> Cover:
    """Return a cover."""
    return Cover(edition, document, title, brief.pack.audience, brief.brand.promise.line.text, brief.pack.minutes, brief.brand.picture('cover'))


def contents(entries: list[tuple[str, Section, str, int]]) -> Contents:
    """Return the contents of a document from (title, section, number, minutes)."""
    return Contents(tuple(ContentsEntry(title, getattr(section, 'anchor', ''), number, minutes) for title, section, number, minutes in entries))


def welcome(brief: Brief) -> Welcome:
    """Return the promise and what it looks like."""
    promise = brief.brand.promise
    values = tuple(
        ValueShown(v.name, v.means.text if v.means else '', v.costs_us.text if v.costs_us else '', v.behaviours) for v in brief.brand.values
    )
    return Welcome('promise', promise.line.text, promise.plain.text, tuple(w.text for w in promise.not_promised), values, brief.brand.picture('welcome'))


def lesson_pages(lesson: EditionLesson, picture: SlotPicture | None = None) -> LessonPages:
    """Return a whole lesson, opened by a picture where the brand has one for it."""
    return LessonPages(f'lesson-{lesson.number}', lesson, picture)


def references(edition: Edition) -> tuple[References, ...]:
    """Return the sources of an edition, or nothing when it cites none."""
    return (References('sources', edition.references),) if edition.references else ()


def references_of(edition: Edition, lesson: EditionLesson) -> tuple[References, ...]:
    """Return the sources that one lesson of an edition cites."""
    numbers = cited_numbers(lesson)
    found = tuple(reference for reference in edition.references if reference.number in numbers)
    return (References('sources', found),) if found else ()


# --- for the facilitator -------------------------------------------------------------------------------------------


def timetable(edition: Edition) -> Timetable:
    """Return the days on the clock."""
    return Timetable('timetable', edition.days, edition.lessons)


def preparation(edition: Edition) -> Preparation:
    """Return what to bring and how the room divides."""
    people = edition.group_size
    sizes = {step.timing.groups.size for lesson in edition.lessons for step in lesson.steps if step.timing and step.timing.grouping in ('pairs', 'trios', 'groups')}
    return Preparation('preparation', people, tuple(divide(people, size) for size in sorted(sizes)), edition.materials)


def run_sheet(lesson: EditionLesson) -> RunSheet:
    """Return a lesson minute by minute; columns come from the cues."""
    rows: list[RunRow] = []
    offset = 0
    for step in lesson.steps:
        timing = step.timing
        assert timing is not None
        cues = [cue for part in step.parts_of('facilitator') for cue in part.cues]
        rows.append(RunRow(
            timing.start, f'{offset // 60}:{offset % 60:02d}', timing.minutes, step.number, step.kind, step.title, timing.grouping, timing.group_size,
            timing.rounds, _words(cues, 'do'), _words(cues, 'say'), _words(cues, 'ask'), timing.materials, timing.flex.keep, timing.flex.cut_to,
            timing.flex.rounds, timing.flex.extend_to,
        ))  # fmt: skip
        offset += timing.minutes
    return RunSheet(f'run-sheet-{lesson.number}', lesson, tuple(rows), lesson.shortest, lesson.longest)


def _words(cues: list[Cue], kind: str) -> tuple[Block, ...]:
    return tuple(block for cue in cues if cue.kind == kind for block in cue.blocks)


def answer_keys(edition: Edition) -> tuple[AnswerKey, ...]:
    """Return the questions of each lesson with their answers."""
    keys: list[AnswerKey] = []
    for lesson in edition.lessons:
        questions = tuple(part.question for section in lesson.sections for part in section.parts if part.question)
        if questions:
            keys.append(AnswerKey(f'answers-{lesson.number}', str(lesson.number), lesson.title, questions))
    return tuple(keys)


# --- for the manager -----------------------------------------------------------------------------------------------


def observation(edition: Edition) -> Observation | None:
    """Return what managers look for in all lessons, as one checklist."""
    items: list[ObservedItem] = []
    for lesson in edition.lessons:
        section = lesson.section('manager')
        for part in section.parts_of('look for') if section else ():
            lists = [block for block in part.blocks if isinstance(block, List)]
            items.extend(
                ObservedItem(item.blocks[0].children, lesson.title)
                for block in lists
                for item in block.items
                if item.blocks and isinstance(item.blocks[0], Paragraph)
            )
            if not lists:
                items.extend(ObservedItem(block.children, lesson.title) for block in part.blocks if isinstance(block, Paragraph))
    return Observation('observation', tuple(items)) if items else None


def measures(brief: Brief, *, promised: bool = True) -> Measures | None:
    """Return what is counted, what stands in the way, and what everybody promises, unless that stands on a page of its own."""
    brand = brief.brand
    commitments = brand.commitments if promised else ()
    if not (brand.measures or brand.barriers or commitments):
        return None
    return Measures('measures', brand.measures, brand.barriers, commitments)
