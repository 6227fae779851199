"""The printed documents: workbook, facilitator's guide, cards, answer key, manager's guide."""

from __future__ import annotations

from builder.documents.assessment import assessment_key, assessments
from builder.documents.brief import Brief
from builder.documents.calendar import calendar
from builder.documents.cards import role_cards, sort_cards
from builder.documents.certificate import certificate
from builder.documents.commitments import commitments, of_learners
from builder.documents.document import ActionPlan, Document, NotesPage, Section
from builder.documents.facilitator_forms import facilitator_forms
from builder.documents.glossary import glossary
from builder.documents.job_aids import job_aids
from builder.documents.manager_forms import manager_forms
from builder.documents.onboarding import onboarding
from builder.documents.sections import (
    answer_keys,
    contents,
    cover,
    lesson_pages,
    measures,
    observation,
    preparation,
    references,
    run_sheet,
    timetable,
    welcome,
)  # fmt: skip
from builder.documents.session_plans import session_plans
from builder.editions.edition import Medium, Reader

#: Words that a workbook explains on its last page; where it uses more, the learner's site and the pack map do.
SHORT_GLOSSARY = 24

_Entries = list[tuple[str, Section, str, int]]


def workbook(brief: Brief, *, large_print: bool = False) -> Document:
    """Return the learner's workbook; in large print it is a document of its own, beside the other."""
    edition, words = brief.edition(Reader.LEARNER, Medium.PAPER), brief.words
    entries: _Entries = [(words('title.welcome'), welcome(brief), '', 0)]
    entries += [(page.title, page, '', 0) for page in onboarding(brief)]
    entries += [(lesson.title, lesson_pages(lesson, brief.brand.picture(lesson.id)), str(lesson.number), lesson.minutes) for lesson in edition.lessons]
    entries.append((words('title.plan'), ActionPlan('action-plan', of_learners(brief.brand)), '', 0))
    ahead = calendar(brief, Reader.LEARNER, Medium.PAPER)
    if ahead:
        entries.append((words('title.calendar'), ahead, '', 0))
    entries.append((words('title.notes'), NotesPage('notes', 19), '', 0))
    explained = glossary(brief, (edition,), own=not onboarding(brief))
    if explained and len(explained.meanings) <= SHORT_GLOSSARY:
        entries.append((words('title.glossary'), explained, '', 0))
    entries += [(words('title.sources'), section, '', 0) for section in references(edition)]
    path = 'learner/workbook-large-print.pdf' if large_print else 'learner/workbook.pdf'
    return _bound(brief, 'workbook', 'learner', path, entries, large_print=large_print)


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
    checklist, counted = observation(edition), measures(brief, promised=False)
    if checklist:
        entries.append((words('title.observe'), checklist, '', 0))
    if counted:
        entries.append((words('title.measures'), counted, '', 0))
    entries.append((words('title.commitments'), commitments(brief.brand), '', 0))
    ahead = calendar(brief, Reader.MANAGER, Medium.PAPER)
    if ahead:
        entries.append((words('title.calendar-manager'), ahead, '', 0))
    entries += [(words('title.sources'), section, '', 0) for section in references(edition)]
    return _bound(brief, 'manager-guide', 'manager', 'manager/guide.pdf', entries)


def cards(brief: Brief, *, large_print: bool = False) -> Document | None:
    """Return the cards to cut out, in large print for those who need it; None for a pack without any."""
    edition = brief.edition(Reader.FACILITATOR, Medium.PAPER)
    sheets: list[Section] = []
    for lesson in edition.lessons:
        sheets.extend(sheet for sheet in (role_cards(brief, lesson, large_print=large_print), sort_cards(brief, lesson, large_print=large_print)) if sheet)
    if not sheets:
        return None
    title = brief.words('title.cards-large-print' if large_print else 'title.cards')
    path = 'facilitator/cards-large-print.pdf' if large_print else 'facilitator/cards.pdf'
    return brief.document('cards', 'facilitator', title, path, tuple(sheets), large_print=large_print)


def answer_key(brief: Brief) -> Document | None:
    """Return the answers on a document of their own; None for a pack without questions."""
    keys = answer_keys(brief.edition(Reader.FACILITATOR, Medium.PAPER))
    if not keys:
        return None
    words = brief.words
    entries: _Entries = [(key.lesson, key, key.number, 0) for key in keys]
    return _bound(brief, 'answer-key', 'facilitator', 'facilitator/answer-key.pdf', entries, title=words('title.answer-key'))


def _bound(brief: Brief, kind: str, reader: str, path: str, entries: _Entries, title: str = '', *, large_print: bool = False) -> Document:
    """Return a document with cover and contents."""
    name = title or brief.words(f'title.{kind}')
    sections: tuple[Section, ...] = (cover(brief, reader, kind, name), contents(entries), *(section for _, section, _, _ in entries))
    named = brief.words(f'title.{kind}-large-print') if large_print else name
    return brief.document(kind, reader, named, path, sections, minutes=brief.pack.minutes, large_print=large_print)


def papers(brief: Brief) -> tuple[Document, ...]:
    """Return every printed document of a release, those in large print where they are ordered."""
    made = [workbook(brief), guide(brief), cards(brief), answer_key(brief), manager_guide(brief)]
    made += [facilitator_forms(brief), manager_forms(brief), certificate(brief)]
    made += [session_plans(brief), job_aids(brief)]
    made += [*assessments(brief), assessment_key(brief)]
    if brief.brand.order.large_print:
        made += assessments(brief, large_print=True)
        made += [workbook(brief, large_print=True), cards(brief, large_print=True), job_aids(brief, large_print=True)]
    return tuple(document for document in made if document)
