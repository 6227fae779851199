"""Everything that composers work from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.brand.brand import Brand
from builder.course.lists import Lists
from builder.documents.document import Document, Imprint, LessonLink, Link, Section
from builder.documents.wording import Wording, wording
from builder.editions.edition import Edition, EditionLesson, Medium, Reader
from builder.packs.tailored_pack import TailoredPack
from builder.sources.nodes import Paragraph

#: Paper by the country of a locale; everywhere else A4.
LETTER_COUNTRIES = ('US', 'CA', 'MX', 'PH', 'CL', 'CO')


@dataclass(frozen=True, slots=True)
class Brief:
    """One release before it has documents: the client, the pack, and every edition of it."""

    brand: Brand
    pack: TailoredPack
    editions: Mapping[tuple[Reader, Medium], Edition]
    lists: Lists

    @property
    def words(self) -> Wording:
        """Interface words of the brand's locale."""
        return wording(self.brand.locale)

    def edition(self, reader: Reader, medium: Medium) -> Edition:
        """Return one edition."""
        return self.editions[reader, medium]

    @property
    def paper(self) -> str:
        """A4 or Letter: as ordered, or as the locale's country uses."""
        country = self.brand.locale.rpartition('-')[2]
        return self.brand.order.paper or ('Letter' if country in LETTER_COUNTRIES else 'A4')

    @property
    def imprint(self) -> Imprint:
        """What stands on covers and feet."""
        order = self.brand.order
        approved = self.words('imprint.approved', by=order.approved_by) if order.approved_by else ''
        date = next(iter(self.pack.dates), order.date)
        partner = replace(order.partner, role=order.partner.role or self.words('imprint.with')) if order.partner else None
        return Imprint(self.brand.name, self.brand.short_name, self.pack.title, self.brand.version, date, order.confidential, approved, partner)

    def document(
        self, kind: str, reader: str, title: str, path: str, sections: tuple[Section, ...], *, root: str = '', navigation: tuple[Link, ...] = (),
        previous: Link | None = None, following: Link | None = None, structured_data: str = '', minutes: int = 0, large_print: bool = False,
    ) -> Document:  # fmt: skip
        """Return a document of this release."""
        return Document(
            kind, reader, title, self.brand.locale, path, root, self.paper, large_print, self.brand.look, self.imprint, sections,
            navigation, previous, following, structured_data, minutes,
        )  # fmt: skip


def lesson_link(lesson: EditionLesson, href: str) -> LessonLink:
    """Return a lesson as it stands in a list of lessons."""
    first = next((block for block in lesson.summary if isinstance(block, Paragraph)), None)
    return LessonLink(lesson.number, lesson.title, href, lesson.minutes, first.children if first else (), lesson.objectives)
