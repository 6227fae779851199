"""The proof: two pages that a brand team approves. First the pages that are made small, then the document that shows them.

In: a brand, and a release of it where there is one. Out: `Document` values; nothing here knows how a page becomes a picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from builder.brand.brand import Brand
from builder.brand.colours import AT_NIGHT
from builder.brand.logos import shown_on
from builder.brand.look import Correction
from builder.documents.brief import LETTER_COUNTRIES, Brief
from builder.documents.cards import role_cards, sort_cards
from builder.documents.document import CardSheets, Cover, Document, Imprint, Proof, ProofPicture, Section
from builder.documents.sections import lesson_pages
from builder.documents.wording import wording
from builder.editions.edition import Medium, Reader
from builder.sources.assets import Asset

COVERS = (('learner', 'workbook'), ('facilitator', 'guide'), ('manager', 'manager-guide'))
PRACTICE = ('role play', 'activity', 'scenario')


class ProofPage(NamedTuple):
    """A document of which one page is shown small. `find` are words on that page; the first page where they are empty."""

    name: str
    document: Document
    find: str = ''


def proof_pages(brand: Brand, brief: Brief | None) -> tuple[ProofPage, ...]:
    """Return what is shown small: a cover for each reader, two pages of a lesson, a sheet of cards.

    Without a release (`brief` None) there are the covers alone. Large print is shown in the usual size: the proof is about
    character, and its pages are small anyway.
    """
    pages = [ProofPage(reader, _cover(brand, brief, reader, kind)) for reader, kind in COVERS]
    if brief is not None:
        pages.extend(_lesson(brand, brief))
        pages.extend(_cards(brand, brief))
    return tuple(pages)


def proof(brand: Brand, pictures: Sequence[tuple[ProofPicture, Asset]]) -> Document:
    """Return the proof itself, for pages that have become pictures."""
    look = brand.look
    corrections = tuple(_spelled(change, brand.locale) for change in look.corrections)
    day = tuple(change for change in corrections if not change.what.endswith(AT_NIGHT) and not change.what.startswith('font'))
    night = tuple(change for change in corrections if change.what.endswith(AT_NIGHT))
    section = Proof(
        anchor='proof',
        promise=brand.promise.line.text,
        plain=brand.promise.plain.text,
        pictures=tuple(picture for picture, _ in pictures),
        fonts=look.fonts,
        swatches=look.swatches,
        changes=day,
        night=night,
        on_light=shown_on(look.logo, look.light.paper, look.light) if look.logo else None,
        on_dark=shown_on(look.logo, look.dark.paper, look.dark) if look.logo else None,
        lacks=tuple(_lacks(brand)),
    )
    title = wording(brand.locale)('proof.title', brand=brand.name)
    made = _document(brand, None, 'proof', 'everyone', title, section)
    return replace(made, assets=tuple(asset for _, asset in pictures))


def _spelled(change: Correction, locale: str) -> Correction:
    """Return a correction in the spelling of a locale; its reasons hold one word that differs."""
    return replace(change, why=change.why.replace('colour', 'color')) if locale == 'en-US' else change


def _lacks(brand: Brand) -> Iterator[tuple[str, str]]:
    """Yield what the proof cannot show, by key of the words that say so."""
    look = brand.look
    if look.logo is None:
        yield 'logo', ''
    elif look.logo.dark.digest == look.logo.light.digest:
        yield 'dark-logo', ''
    for family in dict.fromkeys(use.family for use in look.fonts if use.origin == 'instead'):
        yield 'font', family
    if not look.swatches:
        yield 'colours', ''
    elif look.light.accent == look.light.primary:
        yield 'second-colour', ''
    if not brand.pictures:
        yield 'pictures', ''
    if not brand.version:
        yield 'version', ''
    if not brand.order.date:
        yield 'date', ''
    if not brand.order.approved_by:
        yield 'approval', ''


def _cover(brand: Brand, brief: Brief | None, reader: str, kind: str) -> Document:
    title = wording(brand.locale)(f'title.{kind}')
    audience, minutes = (brief.pack.audience, brief.pack.minutes) if brief else ('', 0)
    cover = Cover(reader, kind, title, audience, brand.promise.line.text, minutes, brand.picture('cover'))
    return _document(brand, brief, kind, reader, title, cover)


def _lesson(brand: Brand, brief: Brief) -> Iterator[ProofPage]:
    """Yield the opening page of a lesson, and the page where its first practice begins."""
    lesson = next(iter(brief.edition(Reader.LEARNER, Medium.PAPER).lessons), None)
    if lesson is None:
        return
    document = _document(brand, brief, 'workbook', 'learner', lesson.title, lesson_pages(lesson, brand.picture(lesson.id)))
    yield ProofPage('opener', document)
    practice = next((step.title for kind in PRACTICE for step in lesson.steps if step.kind == kind), '')
    if practice:
        yield ProofPage('practice', document, practice)


def _cards(brand: Brand, brief: Brief) -> Iterator[ProofPage]:
    """Yield the first sheet of cards there is, role cards before cards to sort."""
    lessons = brief.edition(Reader.FACILITATOR, Medium.PAPER).lessons
    sheets = (sheet for make in (role_cards, sort_cards) for lesson in lessons if (sheet := _few(make(brief, lesson))))
    sheet = next(sheets, None)
    if sheet is not None:
        yield ProofPage('card', _document(brand, brief, 'cards', 'facilitator', sheet.title, sheet))


def _few(sheet: CardSheets | None) -> CardSheets | None:
    """Return the first sheet alone."""
    return replace(sheet, cards=sheet.cards[: sheet.across * sheet.down]) if sheet else None


def _document(brand: Brand, brief: Brief | None, kind: str, reader: str, title: str, section: Section) -> Document:
    order, words = brand.order, wording(brand.locale)
    if brief is not None:
        imprint, paper = brief.imprint, brief.paper
    else:
        approved = words('imprint.approved', by=order.approved_by) if order.approved_by else ''
        imprint = Imprint(brand.name, brand.short_name or brand.name, '', brand.version, order.date, order.confidential, approved, order.partner)
        paper = order.paper or ('Letter' if brand.locale.rpartition('-')[2] in LETTER_COUNTRIES else 'A4')
    return Document(kind, reader, title, brand.locale, f'{brand.id}/{kind}.pdf', '', paper, False, brand.look, imprint, (section,))
