"""The web sites: for each reader a first page, a page a lesson, and the pages that only this reader needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from builder.documents.brief import Brief, lesson_link
from builder.documents.calendar import PAGES, calendar
from builder.documents.cards import role_cards
from builder.documents.commitments import of_learners
from builder.documents.document import ActionPlan, Document, LessonList, Link, Section
from builder.documents.facilitator_forms import end_of_session
from builder.documents.glossary import glossary
from builder.documents.manager_forms import followed_up, observed, set_up
from builder.documents.onboarding import onboarding
from builder.documents.sections import (
    lesson_pages,
    measures,
    observation,
    preparation,
    references_of,
    run_sheet,
    timetable,
    welcome,
)  # fmt: skip
from builder.documents.slides import deck_list
from builder.documents.structured import learning_resource
from builder.editions.edition import Edition, EditionLesson, Medium, Reader


class _Page(NamedTuple):
    """A page before it knows its neighbours: where (relative to the site), title, detail in the navigation, sections."""

    href: str
    title: str
    detail: str
    sections: tuple[Section, ...]
    lesson: EditionLesson | None = None


def site(brief: Brief, reader: Reader) -> tuple[Document, ...]:
    """Return the pages of a reader's site, first page first."""
    edition = brief.edition(reader, Medium.SCREEN)
    lessons = [_lesson_page(brief, edition, lesson) for lesson in edition.lessons]
    pages = [_first_page(brief, edition), *_welcome_pages(brief, reader), *lessons, *_more_pages(brief, edition)]
    return tuple(_document(brief, reader, pages, place) for place in range(len(pages)))


def _first_page(brief: Brief, edition: Edition) -> _Page:
    links = tuple(lesson_link(lesson, _href(lesson)) for lesson in edition.lessons)
    lessons = LessonList('lessons', links)
    opening: dict[Reader, tuple[Section, ...]] = {
        Reader.LEARNER: (welcome(brief), lessons),
        Reader.FACILITATOR: (timetable(edition), lessons),
        Reader.MANAGER: (welcome(brief), lessons),
    }
    return _Page('index.html', brief.pack.title, brief.words('title.start'), opening[edition.reader])


def _welcome_pages(brief: Brief, reader: Reader) -> Iterable[_Page]:
    """Yield what new colleagues read before the first lesson: tools and knowledge come before skills."""
    if reader is Reader.LEARNER:
        for page in onboarding(brief):
            yield _Page(f'{page.page}.html', page.title, '', (page,))


def _lesson_page(brief: Brief, edition: Edition, lesson: EditionLesson) -> _Page:
    picture = brief.brand.picture(lesson.id) if edition.reader is Reader.LEARNER else None
    sections: list[Section] = [lesson_pages(lesson, picture)]
    if edition.reader is Reader.FACILITATOR:
        cards = role_cards(brief, lesson)
        sections = [run_sheet(lesson), *sections, *([cards] if cards else [])]
    sections += references_of(edition, lesson)
    return _Page(_href(lesson), lesson.title, brief.words.minutes(lesson.minutes), tuple(sections), lesson)


def _more_pages(brief: Brief, edition: Edition) -> Iterable[_Page]:
    words = brief.words
    match edition.reader:
        case Reader.LEARNER:
            yield _Page('my-plan.html', words('title.plan'), '', (ActionPlan('action-plan', of_learners(brief.brand)),))
            ahead = calendar(brief, Reader.LEARNER, Medium.SCREEN)
            if ahead:
                yield _Page(PAGES[Reader.LEARNER], words('title.calendar'), '', (ahead,))
            yield _Page('after-the-session.html', words('title.end-of-session'), '', (end_of_session(brief),))
            yield _Page('follow-up.html', words('title.follow-up'), '', (followed_up(brief, 'learner', open_lines=True), followed_up(brief, 'peer', open_lines=True)))
            explained = glossary(brief, (edition,), own=not onboarding(brief))
            if explained:
                yield _Page('what-words-mean.html', words('title.glossary'), '', (explained,))
        case Reader.FACILITATOR:
            yield _Page('before-the-day.html', words('title.prepare'), '', (preparation(edition),))
            yield _Page('slides.html', words('slides.list'), '', (deck_list(brief),))
        case Reader.MANAGER:
            checklist, counted = observation(edition), measures(brief)
            if checklist:
                yield _Page('what-to-look-for.html', words('title.observe'), '', (checklist,))
            yield _Page('what-i-saw.html', words('title.what-i-saw'), '', (observed(brief), set_up(brief)))
            yield _Page('follow-up.html', words('title.follow-up'), '', (followed_up(brief, 'manager'),))
            if counted:
                yield _Page('what-we-count.html', words('title.measures'), '', (counted,))
            ahead = calendar(brief, Reader.MANAGER, Medium.SCREEN)
            if ahead:
                yield _Page(PAGES[Reader.MANAGER], words('title.calendar-manager'), '', (ahead,))


def _href(lesson: EditionLesson) -> str:
    return f'lessons/{lesson.page}.html'


def _document(brief: Brief, reader: Reader, pages: list[_Page], place: int) -> Document:
    page = pages[place]
    root = '../' * page.href.count('/')

    def link(other: _Page, current: bool = False) -> Link:
        title = brief.words('title.start') if other.href == 'index.html' else other.title
        return Link(title, root + other.href, current, other.detail if other.lesson else '')

    return brief.document(
        'page', reader.value, page.title, f'{reader.value}/site/{page.href}', page.sections, root=root,
        navigation=tuple(link(other, other is page) for other in pages),
        previous=link(pages[place - 1]) if place else None,
        following=link(pages[place + 1]) if place + 1 < len(pages) else None,
        structured_data=learning_resource(brief, page.lesson) if page.lesson else '',
        minutes=page.lesson.minutes if page.lesson else brief.pack.minutes,
    )  # fmt: skip
