"""The delivery page of a release, and the index over all releases."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from builder.brand.look import Look
from builder.documents.brief import Brief, lesson_link
from builder.documents.document import Delivered, Delivery, Document, Imprint, PagePicture, ReleaseIndex, ReleaseLink
from builder.documents.wording import wording
from builder.editions.edition import Medium, Reader


class Offer(NamedTuple):
    """A document that a release may hold: path, reader, format, and the key of its title and description."""

    path: str
    reader: str
    format: str
    kind: str


OFFERS = (
    Offer('about/pack-map.pdf', 'everyone', 'pdf', 'pack-map'),
    Offer('learner/site/index.html', 'learner', 'html', 'learner-site'),
    Offer('learner/workbook.pdf', 'learner', 'pdf', 'workbook'),
    Offer('learner/workbook-large-print.pdf', 'learner', 'pdf', 'workbook-large-print'),
    Offer('learner/job-aids.pdf', 'learner', 'pdf', 'job-aids'),
    Offer('learner/job-aids-large-print.pdf', 'learner', 'pdf', 'job-aids-large-print'),
    Offer('learner/pre-assessment.pdf', 'learner', 'pdf', 'pre-assessment'),
    Offer('learner/pre-assessment-large-print.pdf', 'learner', 'pdf', 'pre-assessment-large-print'),
    Offer('learner/post-assessment.pdf', 'learner', 'pdf', 'post-assessment'),
    Offer('learner/post-assessment-large-print.pdf', 'learner', 'pdf', 'post-assessment-large-print'),
    Offer('learner/certificate.pdf', 'learner', 'pdf', 'certificate'),
    Offer('learner/reminders.ics', 'learner', 'ics', 'reminders-file'),
    Offer('facilitator/guide.pdf', 'facilitator', 'pdf', 'guide'),
    Offer('facilitator/session-plans.pdf', 'facilitator', 'pdf', 'session-plans'),
    Offer('facilitator/cards.pdf', 'facilitator', 'pdf', 'cards'),
    Offer('facilitator/cards-large-print.pdf', 'facilitator', 'pdf', 'cards-large-print'),
    Offer('facilitator/answer-key.pdf', 'facilitator', 'pdf', 'answer-key'),
    Offer('facilitator/assessment-key.pdf', 'facilitator', 'pdf', 'assessment-key'),
    Offer('facilitator/forms.pdf', 'facilitator', 'pdf', 'facilitator-forms'),
    Offer('facilitator/csv/sessions.csv', 'facilitator', 'csv', 'sessions-csv'),
    Offer('facilitator/csv/checks.csv', 'facilitator', 'csv', 'checks-csv'),
    Offer('facilitator/site/slides.html', 'facilitator', 'html', 'slides'),
    Offer('facilitator/site/index.html', 'facilitator', 'html', 'facilitator-site'),
    Offer('manager/guide.pdf', 'manager', 'pdf', 'manager-guide'),
    Offer('manager/forms.pdf', 'manager', 'pdf', 'manager-forms'),
    Offer('manager/csv/observations.csv', 'manager', 'csv', 'observations-csv'),
    Offer('manager/csv/nps.csv', 'manager', 'csv', 'nps-csv'),
    Offer('manager/csv/scores.csv', 'manager', 'csv', 'scores-csv'),
    Offer('manager/csv/barriers.csv', 'manager', 'csv', 'barriers-csv'),
    Offer('manager/reviews.ics', 'manager', 'ics', 'reviews-file'),
    Offer('manager/site/index.html', 'manager', 'html', 'manager-site'),
    Offer('review/index.html', 'everyone', 'html', 'review'),
)


#: Where the picture of a PDF's first page goes, by the path of the PDF.
PICTURES = {offer.path: f'pictures/{offer.kind}.png' for offer in OFFERS if offer.format == 'pdf'}


def delivery(brief: Brief, available: Collection[str], passages: int, generic: int, picture_sizes: Mapping[str, tuple[int, int]]) -> Document:
    """Return the delivery page. It lists and shows only what is `available`: paths that this release really holds.

    `picture_sizes` are the widths and heights in pixels of the pictures of first pages, by their paths.
    """

    def picture(path: str) -> PagePicture | None:
        href = PICTURES.get(path, '')
        return PagePicture(href, *picture_sizes[href]) if href in available else None

    words = brief.words
    documents = tuple(
        Delivered(offer.kind, offer.reader, words(f'title.{offer.kind}'), offer.path, offer.format, words(f'about.{offer.kind}'), picture(offer.path))
        for offer in OFFERS
        if offer.path in available
    )
    edition = brief.edition(Reader.LEARNER, Medium.SCREEN)
    pages = {lesson.number: f'learner/site/lessons/{lesson.page}.html' for lesson in edition.lessons}
    lessons = tuple(lesson_link(lesson, pages[lesson.number] if pages[lesson.number] in available else '') for lesson in edition.lessons)
    section = Delivery('pack', documents, lessons, generic, passages, brief.brand.promise.line.text)
    return brief.document('delivery', 'everyone', brief.pack.title, 'index.html', (section,), minutes=brief.pack.minutes)


def release_index(releases: Sequence[ReleaseLink], look: Look, locale: str = 'en-GB') -> Document:
    """Return the page over all releases of a workspace, in a look of nobody's."""
    words = wording(locale)
    section = ReleaseIndex('releases', tuple(releases))
    imprint = Imprint('', '', '', '', '', '', '')
    return Document('index', 'everyone', words('title.index'), locale, 'index.html', 'index/', 'A4', False, look, imprint, (section,))
