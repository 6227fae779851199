"""Job-aid cards: what somebody wants in front of them ten seconds before they need it, one card a lesson, to cut out and keep.

The face is the lesson's own card in the brand's words; the back says how far one may go alone and whom to call.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from builder.brand.brand import Brand
from builder.course.lesson import Slot
from builder.documents.brief import Brief
from builder.documents.document import Card, CardSheets, Document
from builder.editions.edition import EditionLesson, EditionPart, EditionSection, Medium, Reader
from builder.sources.nodes import Block
from builder.tailoring.passages import answer

#: Across and down a sheet: a postcard each, and half a sheet in large print. A long card takes a row of its own.
PLACES, PLACES_LARGE = (2, 2), (1, 2)
DECIDE = 'what you may decide'


@dataclass(frozen=True, slots=True)
class JobAids(CardSheets):
    """The job aids of a pack as cards; their backs have words too."""

    template: ClassVar[str] = 'job-aids'


def job_aids(brief: Brief, *, large_print: bool = False) -> Document | None:
    """Return a card for each job aid of a pack; None for a pack without any."""
    lessons = brief.edition(Reader.LEARNER, Medium.PAPER).lessons
    cards = tuple(_card(brief, lesson, section) for lesson in lessons for section in lesson.sections if section.kind == 'job aid')
    if not cards:
        return None
    words = brief.words
    name = 'job-aids-large-print' if large_print else 'job-aids'
    sheets = JobAids('job-aids', words('title.job-aids'), *(PLACES_LARGE if large_print else PLACES), cards)
    return brief.document('job-aids', 'learner', words(f'title.{name}'), f'learner/{name}.pdf', (sheets,), large_print=large_print)


def _card(brief: Brief, lesson: EditionLesson, section: EditionSection) -> Card:
    body = tuple(block for part in section.parts_of('body') for block in part.blocks)
    more = tuple((part.title, part.blocks) for part in section.parts if part.kind not in ('body', DECIDE))
    return Card(str(lesson.number), 'aid', section.title, lesson.title, '', body, (), more, _back(brief, section.part(DECIDE)))


def _back(brief: Brief, decide: EditionPart | None) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return what stands on a card's back: what may be decided, and whom to call; empty blocks are lines to fill in."""
    brand, words = brief.brand, brief.words
    own = (decide.blocks if decide else ()) or _asked(brand, 'authority')
    return (words('job-aids.decide'), own), (words('job-aids.call'), _asked(brand, 'who to call'))


def _asked(brand: Brand, what: str) -> tuple[Block, ...]:
    """Return what the brand's files answer to a passage, the words that a lesson would show in its place."""
    found = answer(Slot(what, '', brand.at), brand)
    return found.blocks if found else ()
