"""The pack map: what is in a pack, for whom, how it is used and what it rests on. Everybody may read it.

It holds nothing but facts about the pack, words that all editions share and sources, so that it can lie on any desk.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from builder.documents.brief import Brief
from builder.documents.cited import nodes_in
from builder.documents.commitments import commitments
from builder.documents.delivery import OFFERS, Offer
from builder.documents.document import Document, Section
from builder.documents.glossary import glossary, shown_words
from builder.documents.wording import Wording
from builder.packs.tailored_pack import DayPlan, PackLesson
from builder.sources.nodes import NoteRef
from builder.tailoring.tailor import in_brand_words

PATH = 'about/pack-map.pdf'
READERS = ('everyone', 'learner', 'facilitator', 'manager')

#: Names that belong to somebody: the key of the sentence that says so, and what in a pack asks for it.
MARKS = (
    ('net-promoter', re.compile(r'\bNPS\b|\bNet[\s-]Promoter\b')),
    ('kirkpatrick', re.compile(r'\bKirkpatrick\b')),
)


class Held(NamedTuple):
    """A document of the pack: for whom, its title, and what is in it."""

    reader: str
    title: str
    format: str
    about: str


class MapLesson(NamedTuple):
    """A lesson in the map: minutes as planned, at the shortest and at the longest, its version, and when it is looked at again."""

    number: int
    title: str
    minutes: int
    shortest: int
    longest: int
    version: str
    due: str


@dataclass(frozen=True, slots=True)
class PackMap:
    """What is in the pack. `own` of `passages` places hold the brand's own words; `due` is the first date of a review.

    `readers` are those of the documents in their order; `marks` are keys of sentences about names that belong to somebody.
    """

    template: ClassVar[str] = 'pack-map'
    anchor: str
    title: str
    audience: str
    minutes: int
    group_size: int
    documents: tuple[Held, ...]
    lessons: tuple[MapLesson, ...]
    days: tuple[DayPlan, ...]
    passages: int
    own: int
    due: str
    marks: tuple[str, ...]

    @property
    def readers(self) -> tuple[str, ...]:
        """Those for whom there is something, in the order of the page."""
        return tuple(reader for reader in READERS if any(document.reader == reader for document in self.documents))


class Covered(NamedTuple):
    """A skill, what it is, and the lessons that teach it: numbers and titles; none where this pack does not."""

    name: str
    means: str
    lessons: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class SkillsCoverage:
    """Which skills of the course's list this pack teaches, and which not."""

    template: ClassVar[str] = 'skills'
    anchor: str
    taught: tuple[Covered, ...]
    others: tuple[Covered, ...]


class Source(NamedTuple):
    """A statement that the pack makes, where it is from, and the numbers of the lessons that cite it."""

    says: str
    source: str
    lessons: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that the pack rests on."""

    template: ClassVar[str] = 'evidence'
    anchor: str
    sources: tuple[Source, ...]


def pack_map(brief: Brief, available: Collection[str]) -> Document:
    """Return the map of a pack whose release holds the files `available`, by their paths."""
    sections: list[Section] = [overview(brief, available), commitments(brief.brand)]
    titles = ' '.join(document.title for document in sections[0].documents) if isinstance(sections[0], PackMap) else ''
    more = (coverage(brief), glossary(brief, brief.editions.values(), titles), evidence(brief))
    sections += [section for section in more if section]
    return brief.document('pack-map', 'everyone', brief.words('title.pack-map'), PATH, tuple(sections), minutes=brief.pack.minutes)


def overview(brief: Brief, available: Collection[str]) -> PackMap:
    """Return what is in the pack and how it is used."""
    words, pack = brief.words, brief.pack
    documents = tuple(_held([offer for offer in OFFERS if offer.path in available and offer.path != PATH], words))
    fills = [fill for entry in pack.lessons for fill in entry.tailored.fills]
    lessons = tuple(_map_lesson(entry) for entry in pack.lessons)
    text = f'{shown_words(tuple(brief.editions.values()))}\n' + '\n'.join(measure.name for measure in brief.brand.measures)
    return PackMap(
        'pack-map', pack.title, pack.audience, pack.minutes, pack.group_size, documents, lessons, pack.days, len(fills),
        sum(fill.source is not None for fill in fills), min((lesson.due for lesson in lessons if lesson.due), default=''),
        tuple(key for key, mark in MARKS if mark.search(text)),
    )  # fmt: skip


def _held(offers: Sequence[Offer], words: Wording) -> Iterator[Held]:
    """Yield what is there; the tables of a reader count as one thing."""
    for offer in offers:
        alike = [other for other in offers if (other.reader, other.format) == (offer.reader, offer.format)] if offer.format == 'csv' else [offer]
        if len(alike) == 1:
            yield Held(offer.reader, words(f'title.{offer.kind}'), offer.format, words(f'about.{offer.kind}'))
        elif offer is alike[0]:
            yield Held(offer.reader, words('print.pack-map.tables'), offer.format, words('print.pack-map.tables-about', titles=words.list(words(f'title.{one.kind}') for one in alike)))


def _map_lesson(entry: PackLesson) -> MapLesson:
    lesson = entry.tailored.lesson
    return MapLesson(entry.number, lesson.title, lesson.minutes, entry.shortest, entry.longest, lesson.version, lesson.review.due)


def coverage(brief: Brief) -> SkillsCoverage | None:
    """Return which skills the pack teaches; None for a course without a list of skills."""
    brand = brief.brand
    rows = [
        Covered(
            in_brand_words(skill.name, skill.at, brand), in_brand_words(skill.means, skill.at, brand),
            tuple((entry.number, entry.tailored.lesson.title) for entry in brief.pack.lessons if skill.id in entry.tailored.lesson.skills),
        )
        for skill in brief.lists.skills.values()
    ]  # fmt: skip
    taught, others = tuple(row for row in rows if row.lessons), tuple(row for row in rows if not row.lessons)
    return SkillsCoverage('skills', taught, others) if rows else None


def evidence(brief: Brief) -> Evidence | None:
    """Return every claim that a lesson of the pack cites, in order of first use; None where none does."""
    cited: dict[str, list[int]] = {}
    for entry in brief.pack.lessons:
        notes = (node.claim for node in nodes_in(entry.tailored.lesson) if isinstance(node, NoteRef))
        for claim in dict.fromkeys(notes):
            cited.setdefault(claim, []).append(entry.number)
    claims = brief.lists.claims
    sources = tuple(Source(claims[claim].says, claims[claim].source, tuple(lessons)) for claim, lessons in cited.items() if claim in claims)
    return Evidence('evidence', sources) if sources else None
