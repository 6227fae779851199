"""Sections that several documents share."""

from __future__ import annotations

from builder.brand.brand import SlotPicture
from builder.course.lesson import Cue
from builder.documents.brief import Brief
from builder.documents.cited import cited_numbers
from builder.documents.document import (
    AnswerKey,
    Card,
    CardSheets,
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
from builder.editions.edition import Edition, EditionLesson, EditionPart, EditionSection
from builder.packs.grouping import divide
from builder.sources.nodes import Block, List, Paragraph, Table, plain_blocks


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


#: How many words of the longest card still leave each arrangement readable: four, two or one to a sheet.
_CARD_GRIDS = ((120, (2, 2)), (400, (1, 2)), (10**9, (1, 1)))

#: The same in large print, where a card may not go below 16 pt.
_LARGE_CARD = 230  # words
_LARGE_CARD_GRIDS = ((45, (2, 2)), (105, (1, 2)), (10**9, (1, 1)))


# --- cards ---------------------------------------------------------------------------------------------------------


def role_cards(brief: Brief, lesson: EditionLesson, *, large_print: bool = False) -> CardSheets | None:
    """Return the role-play and observer cards of a lesson: four to a sheet, two or one where the longest needs the room."""
    cards = [card for step in lesson.steps if step.kind == 'role play' for card in _cards_of(brief, lesson, step)]
    title = f'{brief.words("title.role-cards")}: {lesson.number} {lesson.title}'
    if not cards:
        return None
    if large_print:
        cards = [piece for card in cards for piece in _in_two(card)]
    longest = max(len(_card_text(card).split()) for card in cards)
    across, down = next(grid for words, grid in (_LARGE_CARD_GRIDS if large_print else _CARD_GRIDS) if longest <= words)
    return CardSheets(f'role-cards-{lesson.number}', title, across, down, tuple(cards))


def _in_two(card: Card) -> tuple[Card, ...]:
    """Return a card, or two where a whole sheet of large print would not hold it: what is going on, then what is added."""
    if len(_card_text(card).split()) <= _LARGE_CARD or not (card.hidden or card.extra):
        return (card,)
    first = card._replace(number=f'{card.number} 1/2', hidden=(), extra=())
    return first, card._replace(number=f'{card.number} 2/2', face=())


def _card_text(card: Card) -> str:
    return ' '.join([plain_blocks(card.face), *(f'{heading} {plain_blocks(blocks)}' for heading, blocks in (*card.hidden, *card.extra))])


def _cards_of(brief: Brief, lesson: EditionLesson, step: EditionSection) -> list[Card]:
    def role(neutral: str) -> str:
        one = brief.brand.term(neutral).one
        return one[:1].upper() + one[1:]

    def headed(*kinds: str) -> tuple[tuple[str, tuple[Block, ...]], ...]:
        return tuple((part.title, part.blocks) for part in step.parts_of(*kinds))

    roles = (
        ('A', 'colleague', role('colleague'), "colleague's card", (), headed('what you may decide')),
        ('B', 'customer', role('customer'), "customer's card", headed('only if asked'), ()),
        ('C', 'observer', brief.words('title.observer'), "observer's card", (), headed('a pass looks like')),
    )
    cards: list[Card] = []
    for letter, name, title, kind, hidden, extra in roles:
        part = step.part(kind)
        if part:
            cards.append(Card(f'{step.number} {letter}', name, title, lesson.title, step.title, part.blocks, hidden, extra))
    return cards


def sort_cards(brief: Brief, lesson: EditionLesson, *, large_print: bool = False) -> CardSheets | None:
    """Return the cards to sort of a lesson, eight to a sheet, four in large print; nothing of their answers."""
    cards = [
        Card(f'{part.number}{place}', 'sort', part.number, lesson.title, step.title, face, (), ())
        for step in lesson.steps
        for part in step.parts_of('cards and answers')
        for place, face in enumerate(_faces(part), 1)
    ]
    title = f'{brief.words("title.sort-cards")}: {lesson.number} {lesson.title}'
    return CardSheets(f'sort-cards-{lesson.number}', title, 2, 2 if large_print else 4, tuple(cards)) if cards else None


def _faces(part: EditionPart) -> list[tuple[Block, ...]]:
    return [(Paragraph(row[0], block.at),) for block in part.blocks if isinstance(block, Table) for row in block.rows]


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


def measures(brief: Brief) -> Measures | None:
    """Return what is counted, what stands in the way, and what everybody promises."""
    brand = brief.brand
    if not (brand.measures or brand.barriers or brand.commitments):
        return None
    return Measures('measures', brand.measures, brand.barriers, brand.commitments)
