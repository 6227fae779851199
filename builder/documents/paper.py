"""The printed documents: workbook, facilitator's guide, cards, answer key, manager's guide."""

from __future__ import annotations

from builder.documents.brief import Brief
from builder.documents.document import ActionPlan, Document, NotesPage, Section
from builder.documents.sections import (
    answer_keys,
    contents,
    cover,
    lesson_pages,
    measures,
    observation,
    preparation,
    references,
    role_cards,
    run_sheet,
    sort_cards,
    timetable,
    welcome,
)  # fmt: skip
from builder.editions.edition import Medium, Reader

_Entries = list[tuple[str, Section, str, int]]


def workbook(brief: Brief) -> Document:
    """Return the learner's workbook."""
    edition, words = brief.edition(Reader.LEARNER, Medium.PAPER), brief.words
    entries: _Entries = [(words('title.welcome'), welcome(brief), '', 0)]
    entries += [(lesson.title, lesson_pages(lesson, brief.brand.picture(lesson.id)), str(lesson.number), lesson.minutes) for lesson in edition.lessons]
    entries.append((words('title.plan'), ActionPlan('action-plan'), '', 0))
    entries.append((words('title.notes'), NotesPage('notes', 19), '', 0))
    entries += [(words('title.sources'), section, '', 0) for section in references(edition)]
    return _bound(brief, 'workbook', 'learner', 'learner/workbook.pdf', entries)


def guide(brief: Brief) -> Document:
    """Return the facilitator's guide: the day, what to bring, and for each lesson the run sheet, then the notes."""
    edition, words = brief.edition(Reader.FACILITATOR, Medium.PAPER), brief.words
    entries: _Entries = [(words('title.timetable'), timetable(edition), '', 0), (words('title.prepare'), preparation(edition), '', 0)]
    for lesson in edition.lessons:
        entries.append((words('title.run-sheet', lesson=lesson.title), run_sheet(lesson), str(lesson.number), lesson.minutes))
        entries.append((lesson.title, lesson_pages(lesson), str(lesson.number), 0))
    entries += [(words('title.sources'), section, '', 0) for section in references(edition)]
    return _bound(brief, 'guide', 'facilitator', 'facilitator/guide.pdf', entries)


def manager_guide(brief: Brief) -> Document:
    """Return the manager's guide with its checklist."""
    edition, words = brief.edition(Reader.MANAGER, Medium.PAPER), brief.words
    entries: _Entries = [(lesson.title, lesson_pages(lesson), str(lesson.number), lesson.minutes) for lesson in edition.lessons]
    checklist, counted = observation(edition), measures(brief)
    if checklist:
        entries.append((words('title.observe'), checklist, '', 0))
    if counted:
        entries.append((words('title.measures'), counted, '', 0))
    entries += [(words('title.sources'), section, '', 0) for section in references(edition)]
    return _bound(brief, 'manager-guide', 'manager', 'manager/guide.pdf', entries)


def cards(brief: Brief) -> Document | None:
    """Return the cards to cut out; None for a pack without any."""
    edition = brief.edition(Reader.FACILITATOR, Medium.PAPER)
    sheets = [sheet for lesson in edition.lessons for sheet in (role_cards(brief, lesson), sort_cards(brief, lesson)) if sheet]
    if not sheets:
        return None
    title = brief.words('title.cards')
    return brief.document('cards', 'facilitator', title, 'facilitator/cards.pdf', tuple(sheets))


def answer_key(brief: Brief) -> Document | None:
    """Return the answers on a document of their own; None for a pack without questions."""
    keys = answer_keys(brief.edition(Reader.FACILITATOR, Medium.PAPER))
    if not keys:
        return None
    words = brief.words
    entries: _Entries = [(key.lesson, key, key.number, 0) for key in keys]
    return _bound(brief, 'answer-key', 'facilitator', 'facilitator/answer-key.pdf', entries, title=words('title.answer-key'))


def _bound(brief: Brief, kind: str, reader: str, path: str, entries: _Entries, title: str = '') -> Document:
    """Return a document with cover and contents."""
    name = title or brief.words(f'title.{kind}')
    sections = (cover(brief, reader, kind, name), contents(entries), *(section for _, section, _, _ in entries))
    return brief.document(kind, reader, name, path, sections, minutes=brief.pack.minutes)
