"""Slides: a deck for each lesson, and the facilitator's notes to it on a page of their own.

A deck is cut from what learners may read on paper, so that it can stand on a wall: no answers, no cards, no notes. What the
facilitator says beside it is another section, in another document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from builder.course.lesson import Cue
from builder.documents.brief import Brief
from builder.documents.document import Document, Link
from builder.editions.edition import (
    Aim,
    AskedQuestion,
    EditionLesson,
    EditionPart,
    EditionSection,
    Medium,
    Reader,
    StepTiming,
)
from builder.sources.nodes import Block, List, plain, plain_blocks

#: Up to how many characters a slide is set large, and up to how many at its usual size; longer ones are set close.
LARGE, USUAL = 150, 330


class Slide(NamedTuple):
    """One idea: `kind` is title, aims, step, examples, question or close.

    `number` counts from 1; `step` is the number of the step it belongs to (``1.3``), empty for title, aims and close. `good` and
    `poor` stand side by side. `size` is bare (nothing but a title), large, usual or close.
    """

    kind: str
    number: int
    step: str
    label: str  # the kind of step, as written in a lesson
    title: str
    blocks: tuple[Block, ...]
    aims: tuple[Aim, ...]
    good: tuple[Block, ...]
    poor: tuple[Block, ...]
    question: AskedQuestion | None
    timing: StepTiming | None
    size: str


class SlideNote(NamedTuple):
    """What the facilitator has beside a slide; `answers` are the same questions with their answers."""

    slide: Slide
    start: str
    cues: tuple[Cue, ...]
    answers: tuple[AskedQuestion, ...]


@dataclass(frozen=True, slots=True)
class SlideDeck:
    """The slides of a lesson, for the wall."""

    template: ClassVar[str] = 'slide-deck'
    anchor: str
    lesson: EditionLesson
    slides: tuple[Slide, ...]
    notes: str  # the address of the notes, relative to the deck
    back: str  # the address of the facilitator's page of the lesson


@dataclass(frozen=True, slots=True)
class SlideNotes:
    """The facilitator's notes to a deck."""

    template: ClassVar[str] = 'slide-notes'
    anchor: str
    lesson: EditionLesson
    notes: tuple[SlideNote, ...]
    deck: str  # the address of the deck, relative to the notes


class DeckLink(NamedTuple):
    """A deck in the list of them: its lesson, how many slides, and where deck and notes are."""

    lesson: EditionLesson
    slides: int
    deck: str
    notes: str


@dataclass(frozen=True, slots=True)
class DeckList:
    """Every deck of a pack."""

    template: ClassVar[str] = 'deck-list'
    anchor: str
    decks: tuple[DeckLink, ...]


def decks(brief: Brief) -> tuple[Document, ...]:
    """Return two documents for each lesson: the deck, and its notes."""
    learner, facilitator = brief.edition(Reader.LEARNER, Medium.PAPER), brief.edition(Reader.FACILITATOR, Medium.SCREEN)
    made: list[Document] = []
    for shown, told in zip(learner.lessons, facilitator.lessons, strict=True):
        slides = slides_of(shown, told)
        deck, notes = _names(told)
        folder = 'facilitator/site/slides/'
        back = (Link(told.title, f'../lessons/{told.page}.html'),)
        wall = SlideDeck('deck', shown, slides, notes, back[0].href)
        beside = SlideNotes('notes', told, _notes(slides, told), deck)
        made.append(brief.document('slides', 'facilitator', told.title, folder + deck, (wall,), root='../', navigation=back, minutes=told.minutes))
        title = brief.words('slides.notes-title', lesson=told.title)
        made.append(brief.document('slide-notes', 'facilitator', title, folder + notes, (beside,), root='../', navigation=back, minutes=told.minutes))
    return tuple(made)


def deck_list(brief: Brief) -> DeckList:
    """Return the list of decks, with addresses relative to the facilitator's site."""
    learner, facilitator = brief.edition(Reader.LEARNER, Medium.PAPER), brief.edition(Reader.FACILITATOR, Medium.SCREEN)
    links: list[DeckLink] = []
    for shown, told in zip(learner.lessons, facilitator.lessons, strict=True):
        deck, notes = _names(told)
        links.append(DeckLink(told, len(slides_of(shown, told)), f'slides/{deck}', f'slides/{notes}'))
    return DeckList('decks', tuple(links))


def slides_of(shown: EditionLesson, told: EditionLesson) -> tuple[Slide, ...]:
    """Return the slides of a lesson.

    `shown` is the lesson as learners have it on paper; of the facilitator's, `told`, only the parts written for slides are taken.
    """
    made: list[Slide] = []

    def add(
        kind: str, title: str = '', blocks: tuple[Block, ...] = (), step: EditionSection | None = None, aims: tuple[Aim, ...] = (),
        good: tuple[Block, ...] = (), poor: tuple[Block, ...] = (), question: AskedQuestion | None = None,
    ) -> None:  # fmt: skip
        number, label, timing = (step.number, step.kind, step.timing) if step else ('', '', None)
        size = _size((*blocks, *good, *poor), aims, question)
        made.append(Slide(kind, len(made) + 1, number, label, title, blocks, aims, good, poor, question, timing, size))

    add('title', shown.title)
    add('aims', aims=shown.objectives)
    written = {step.number: step for step in told.steps}
    for step in shown.steps:
        for blocks in _written_for(written[step.number]) or (_instructions(step),):
            add('step', step.title, blocks, step)
        good, poor = _lines(step, 'sounds like us'), _lines(step, 'does not sound like us')
        if good:
            add('examples', step.title, step=step, good=good, poor=poor)
        for part in step.parts_of('question'):
            if part.question:
                add('question', step.title, step=step, question=part.question)
    week = shown.section('this week')
    add('close', blocks=_blocks(week.parts) if week else ())
    return tuple(made)


def _notes(slides: tuple[Slide, ...], told: EditionLesson) -> tuple[SlideNote, ...]:
    """Return a note for each slide. Cues stand with the first slide of their step, answers with their question."""
    steps = {step.number: step for step in told.steps}
    begun: set[str] = set()
    notes: list[SlideNote] = []
    for slide in slides:
        step = steps.get(slide.step)
        first = step is not None and slide.step not in begun
        begun.add(slide.step)
        cues = tuple(cue for part in step.parts_of('facilitator') for cue in part.cues) if step and first else ()
        asked = [part.question for part in step.parts_of('question') if part.question] if step and slide.question else []
        answers = tuple(question for question in asked if slide.question and question.number == slide.question.number)
        start = step.timing.start if step and step.timing and first else ''
        notes.append(SlideNote(slide, start, cues, answers))
    return tuple(notes)


def _names(lesson: EditionLesson) -> tuple[str, str]:
    return f'{lesson.page}.html', f'{lesson.page}-notes.html'


def _written_for(step: EditionSection) -> tuple[tuple[Block, ...], ...]:
    """Return what a lesson puts on the slides of a step, a tuple of blocks for each slide."""
    return tuple(part.blocks for part in step.parts_of('slide'))


def _blocks_of(step: EditionSection, kind: str) -> tuple[Block, ...]:
    return _blocks(step.parts_of(kind))


def _blocks(parts: tuple[EditionPart, ...]) -> tuple[Block, ...]:
    return tuple(block for part in parts for block in part.blocks)


def _lines(step: EditionSection, kind: str) -> tuple[Block, ...]:
    """Return the lists of a part: single lines can be read from the back row, a dialogue stands in the workbook."""
    return tuple(block for block in _blocks_of(step, kind) if isinstance(block, List))


def _instructions(step: EditionSection) -> tuple[Block, ...]:
    """Return the first numbered list of a step without words for its slide: what people are asked to do."""
    return next(((block,) for block in _blocks_of(step, 'body') if isinstance(block, List) and block.ordered), ())


def _size(blocks: tuple[Block, ...], aims: tuple[Aim, ...], question: AskedQuestion | None) -> str:
    length = len(plain_blocks(blocks)) + sum(len(plain(aim.sentence)) for aim in aims)
    if question:
        length += len(plain_blocks(question.stem)) + sum(len(plain(choice.words)) for choice in question.choices)
    return 'bare' if not length else 'large' if length <= LARGE else 'usual' if length <= USUAL else 'close'
