"""What a document is: an ordered list of sections, each naming the template that shows it.

A section's `template` is a file in ``templates/site`` or ``templates/print`` (``<template>.html.j2``); the same section may
have one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Protocol

from builder.brand.brand import Barrier, Behaviour, Commitment, Measure, Partner, SlotPicture
from builder.brand.logos import Shown
from builder.brand.look import Correction, FontUse, Look, Swatch
from builder.editions.edition import Aim, AskedQuestion, EditionLesson, Reference
from builder.packs.tailored_pack import CountedMaterial, DayPlan, Groups
from builder.sources.assets import Asset
from builder.sources.nodes import Block, Inline


class Imprint(NamedTuple):
    """What stands on covers and feet: whose pack this is, and which version.

    `date` is an ISO date from the order or empty; `approved` says who approved it, empty while it is a draft. `partner` is the
    second organisation that signs.
    """

    brand: str
    brand_short: str
    pack: str
    version: str
    date: str
    confidential: str
    approved: str
    partner: Partner | None = None

    @property
    def draft(self) -> bool:
        """Whether somebody has yet to approve this pack. A page that is nobody's pack is no draft."""
        return bool(self.brand) and not self.approved


class Link(NamedTuple):
    """An entry of a site's navigation or of a list of files. `href` is relative to the page."""

    title: str
    href: str
    current: bool = False
    detail: str = ''


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: edition named plainly, for whom, and the promise."""

    template: ClassVar[str] = 'cover'
    edition: str  # learner, facilitator, manager, everyone
    document: str  # workbook, guide, cards, answer-key, manager-guide
    title: str
    audience: str
    promise: str
    minutes: int
    picture: SlotPicture | None = None


class ContentsEntry(NamedTuple):
    """A line of the contents. `minutes` 0 where there is nothing to count."""

    title: str
    anchor: str
    number: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Contents:
    """Contents with page numbers on paper."""

    template: ClassVar[str] = 'contents'
    entries: tuple[ContentsEntry, ...]


class ValueShown(NamedTuple):
    """A value with what one can see of it."""

    name: str
    means: str
    costs_us: str
    behaviours: tuple[Behaviour, ...]


@dataclass(frozen=True, slots=True)
class Welcome:
    """What this brand promises, and what that looks like; opens the learner's documents and the site."""

    template: ClassVar[str] = 'welcome'
    anchor: str
    promise: str
    plain: str
    not_promised: tuple[str, ...]
    values: tuple[ValueShown, ...]
    picture: SlotPicture | None = None


@dataclass(frozen=True, slots=True)
class LessonPages:
    """A whole lesson: opener, steps, other sections."""

    template: ClassVar[str] = 'lesson'
    anchor: str
    lesson: EditionLesson
    picture: SlotPicture | None = None


class RunRow(NamedTuple):
    """A line of the run sheet. Cue columns are tuples of blocks; `minutes` is the standard version."""

    start: str
    offset: str  # 0:18 since the lesson began
    minutes: int
    number: str
    kind: str
    title: str
    grouping: str
    group_size: int
    rounds: int
    do: tuple[Block, ...]
    say: tuple[Block, ...]
    ask: tuple[Block, ...]
    materials: tuple[CountedMaterial, ...]
    keep: bool
    cut_to: int | None
    cut_rounds: int
    extend_to: int | None


@dataclass(frozen=True, slots=True)
class RunSheet:
    """A lesson minute by minute, for the facilitator."""

    template: ClassVar[str] = 'run-sheet'
    anchor: str
    lesson: EditionLesson
    rows: tuple[RunRow, ...]
    shortest: int
    longest: int


@dataclass(frozen=True, slots=True)
class Timetable:
    """The days on the clock. Lessons are looked up by number."""

    template: ClassVar[str] = 'timetable'
    anchor: str
    days: tuple[DayPlan, ...]
    lessons: tuple[EditionLesson, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """What to bring and how the room divides, for a group of this size."""

    template: ClassVar[str] = 'preparation'
    anchor: str
    group_size: int
    groups: tuple[Groups, ...]  # pairs, trios
    materials: tuple[CountedMaterial, ...]


class Card(NamedTuple):
    """A role-play, observer or sort card: the role stands on the back, everything else on the face.

    `role` is colleague, customer, observer, sort or aid (a job aid); `hidden` is what the player knows and does not say unasked:
    pairs of heading and blocks, on the face. `back` are such pairs for cards that say more than the role there.
    """

    number: str  # 1.5 A
    role: str
    title: str  # how this brand calls the role
    lesson: str
    step: str
    face: tuple[Block, ...]
    hidden: tuple[tuple[str, tuple[Block, ...]], ...]
    extra: tuple[tuple[str, tuple[Block, ...]], ...]  # open additions: what you may decide, a pass looks like
    back: tuple[tuple[str, tuple[Block, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class CardSheets:
    """Cards to cut out. `across` x `down` on a sheet; backs follow each sheet, mirrored, with the role only."""

    template: ClassVar[str] = 'cards'
    anchor: str
    title: str
    across: int
    down: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """Questions with answers and reasons, for the facilitator."""

    template: ClassVar[str] = 'answer-key'
    anchor: str
    number: str
    lesson: str
    questions: tuple[AskedQuestion, ...]


class ObservedItem(NamedTuple):
    """One line of the observation checklist: what to look for, from which lesson or value."""

    words: tuple[Inline, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Observation:
    """A checklist one can tick on a clipboard: seen, not seen, no chance, exact words."""

    template: ClassVar[str] = 'observation'
    anchor: str
    items: tuple[ObservedItem, ...]


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """If-then plan signed by learner and manager."""

    template: ClassVar[str] = 'action-plan'
    anchor: str
    promised: tuple[str, ...] = ()  # what learners have promised themselves


@dataclass(frozen=True, slots=True)
class NotesPage:
    """Ruled lines to write on."""

    template: ClassVar[str] = 'notes'
    anchor: str
    lines: int


@dataclass(frozen=True, slots=True)
class References:
    """Sources that the document cites."""

    template: ClassVar[str] = 'references'
    anchor: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """What is counted and who answers for it, with barriers and commitments, for managers."""

    template: ClassVar[str] = 'measures'
    anchor: str
    measures: tuple[Measure, ...]
    barriers: tuple[Barrier, ...]
    commitments: tuple[Commitment, ...]


class LessonLink(NamedTuple):
    """A lesson on a site's first page."""

    number: int
    title: str
    href: str
    minutes: int
    summary: tuple[Inline, ...]
    objectives: tuple[Aim, ...]


@dataclass(frozen=True, slots=True)
class LessonList:
    """The lessons of a site, in order."""

    template: ClassVar[str] = 'lesson-list'
    anchor: str
    lessons: tuple[LessonLink, ...]


class PagePicture(NamedTuple):
    """A picture of a document's first page: where (relative), and its size in pixels."""

    href: str
    width: int
    height: int


class Delivered(NamedTuple):
    """A document on the delivery page: which, for whom, where (relative), and what is in it.

    `picture` is None where there is no picture of its first page.
    """

    kind: str
    reader: str
    title: str
    href: str
    format: str  # html or pdf
    about: str
    picture: PagePicture | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is in the pack, for whom."""

    template: ClassVar[str] = 'delivery'
    anchor: str
    documents: tuple[Delivered, ...]
    lessons: tuple[LessonLink, ...]
    generic: int  # passages still generic
    passages: int
    promise: str = ''


class ReleaseLink(NamedTuple):
    """A release on the index over all. `passages` and `generic` count the client's own and the generic passages.

    `cover` and the colours draw its little cover; `picture` is the address of its real one, empty where there is none. `status`
    says who approved it or that it is a draft.
    """

    brand: str
    pack: str
    href: str
    promise: str
    passages: int
    generic: int
    primary: str
    on_primary: str
    paper: str = '#ffffff'
    ink: str = '#1a1a1a'
    cover: str = 'band'
    status: str = ''
    lessons: int = 0
    minutes: int = 0
    picture: str = ''


@dataclass(frozen=True, slots=True)
class ReleaseIndex:
    """Every release of this workspace."""

    template: ClassVar[str] = 'release-index'
    anchor: str
    releases: tuple[ReleaseLink, ...]


class ReviewRow(NamedTuple):
    """A line of the review's tables: cells as plain text."""

    cells: tuple[str, ...]


class ReviewGroup(NamedTuple):
    """Lines of the review that one opens and closes together; one group without a title is simply shown."""

    title: str
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """A table of the review, with one sentence that says what it answers."""

    template: ClassVar[str] = 'review-table'
    anchor: str
    title: str
    sentence: str
    header: tuple[str, ...]
    groups: tuple[ReviewGroup, ...]


class ColourChange(NamedTuple):
    """A colour as it was given and as it is used, each with its contrast on `ground`; a ratio of 0 is not shown."""

    what: str
    given: str
    used: str
    ground: str
    ratio_before: float
    ratio_after: float
    why: str


class FontShown(NamedTuple):
    """What a kind of text asked for and what it is set in, and why."""

    what: str
    asked: str
    used: str
    why: str


@dataclass(frozen=True, slots=True)
class ReviewLook:
    """What became of the brand's colours and fonts."""

    template: ClassVar[str] = 'review-look'
    anchor: str
    colours: tuple[ColourChange, ...]
    fonts: tuple[FontShown, ...]


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """The review's answer first: is it theirs, is it sound, is it complete."""

    template: ClassVar[str] = 'review-answer'
    anchor: str
    theirs: str
    sound: str
    complete: str
    passages: int = 0
    generic: int = 0
    weighty: int = 0  # errors and warnings
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """A titled piece of text of ours."""

    template: ClassVar[str] = 'prose'
    anchor: str
    title: str
    blocks: tuple[Block, ...]


class ProofPicture(NamedTuple):
    """A page of the pack made small: which (learner, opener, card, ...), its picture, and its width and height in millimetres."""

    name: str
    asset: str
    alt: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Proof:
    """What a brand team approves: pages made small, and what they are made of.

    `changes` are the corrections of colours on paper, `night` those on dark screens. `lacks` are keys of words for what is not
    there, with what names it (a family, or nothing).
    """

    template: ClassVar[str] = 'proof'
    anchor: str
    promise: str
    plain: str
    pictures: tuple[ProofPicture, ...]
    fonts: tuple[FontUse, ...]
    swatches: tuple[Swatch, ...]
    changes: tuple[Correction, ...]
    night: tuple[Correction, ...]
    on_light: Shown | None
    on_dark: Shown | None
    lacks: tuple[tuple[str, str], ...]


class Section(Protocol):
    """Anything a document may hold: a frozen dataclass that names its template. Kinds of documents bring their own."""

    template: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to print or to put online.

    `kind`: page (of a site), delivery, review, index, workbook, guide, cards, answer-key, manager-guide.
    `path` is where it goes inside the release, such as ``learner/site/lessons/L01-ask.html``; `paper` A4 or Letter.
    `root` is the way from the page to its site's folder (``../`` or empty). `assets` are the safe copies of the pictures in
    its text, found by ``Picture.asset``; faces and logo travel in `look`.
    """

    kind: str
    reader: str  # learner, facilitator, manager, everyone
    title: str
    language: str
    path: str
    root: str
    paper: str
    large_print: bool
    look: Look
    imprint: Imprint
    sections: tuple[Section, ...]
    navigation: tuple[Link, ...] = ()
    previous: Link | None = None
    following: Link | None = None
    structured_data: str = ''  # JSON-LD, ready to embed
    minutes: int = 0
    assets: tuple[Asset, ...] = ()

    @property
    def landscape(self) -> bool:
        """Whether the first page lies on its side, as its section says."""
        return bool(getattr(self.sections[0], 'landscape', False)) if self.sections else False

    @property
    def slots(self) -> tuple[SlotPicture, ...]:
        """The pictures that a brand has put into this document's places."""
        found = (section.picture for section in self.sections if isinstance(section, Cover | Welcome | LessonPages))
        return tuple(dict.fromkeys(picture for picture in found if picture))
