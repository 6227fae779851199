"""What is looked for: a few behaviours of the brand that a pack practises, and the critical steps of each lesson.

The same lines stand on the observation sheet, on the follow-up of learner, peer and manager, and in the table of observations, so that
what is counted in spring can be laid beside what is counted in autumn.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from builder.documents.brief import Brief
from builder.documents.forms import GridRow, Say
from builder.editions.edition import EditionLesson, EditionPart, Medium, Reader
from builder.sources.nodes import Block, List, Paragraph, plain
from builder.sources.typography import slug_of

#: Nobody watches for more than seven things at a time, and fewer than five say little about a person's work.
LEAST, MOST = 5, 7


class BehaviourLine(NamedTuple):
    """A behaviour to look for: its id in tables, its words, the words for a learner, and the value or lesson it comes from."""

    id: str
    words: str
    own: str
    source: str


class CriticalSteps(NamedTuple):
    """What must be seen in one practice of a lesson: the step's number and title, and its lines."""

    number: str
    title: str
    lines: tuple[GridRow, ...]


def behaviour_lines(brief: Brief) -> tuple[BehaviourLine, ...]:
    """Return at most seven behaviours that the pack practises, values in turn; too few are filled up from the lessons.

    An id is a value's name with the behaviour's place in it, or a lesson's id with the place of what managers look for there. A learner
    is never shown a lesson's line for managers: for those, the learner's words name the lesson.
    """
    practised = {behaviour for row in brief.pack.trace for behaviour in row.behaviours}
    values = [
        [
            BehaviourLine(f'{slug_of(value.name)}-{place}', behaviour.we.text, behaviour.we.text, value.name)
            for place, behaviour in enumerate(value.behaviours, 1)
            if behaviour in practised or not practised
        ]
        for value in brief.brand.values
    ]
    chosen = set(list(_in_turn(values))[:MOST])
    lines = [line for value in values for line in value if line in chosen]
    if len(lines) < LEAST:
        known = {_letters(line.words) for line in lines}
        more = [line for line in _in_turn([_looked_for(brief, lesson) for lesson in brief.edition(Reader.MANAGER, Medium.PAPER).lessons]) if _letters(line.words) not in known]
        lines += more[: LEAST - len(lines)]
    return tuple(lines)


def _looked_for(brief: Brief, lesson: EditionLesson) -> list[BehaviourLine]:
    section, own = lesson.section('manager'), Say(brief)('line.lesson', lesson=lesson.title)
    found = [words for part in (section.parts_of('look for') if section else ()) for words in _points(part)]
    return [BehaviourLine(f'{lesson.id.lower()}-{place}', words, own, lesson.title) for place, words in enumerate(found, 1)]


def _in_turn(groups: list[list[BehaviourLine]]) -> Iterator[BehaviourLine]:
    """Yield the first of each group, then the second of each, and so on."""
    for row in zip_longest(*groups):
        yield from (line for line in row if line)


def critical_steps(brief: Brief) -> Iterator[tuple[EditionLesson, tuple[CriticalSteps, ...]]]:
    """Yield each lesson with what must be seen in it: what a pass looks like, or else what managers look for."""
    managers = {lesson.id: lesson for lesson in brief.edition(Reader.MANAGER, Medium.PAPER).lessons}
    for lesson in brief.edition(Reader.FACILITATOR, Medium.PAPER).lessons:
        steps = [
            CriticalSteps(step.number, step.title, _rows(f'{step.number}', [words for part in step.parts_of('a pass looks like') for words in _sentences(part)]))
            for step in lesson.steps
            if step.part('a pass looks like')
        ]
        if not steps and lesson.id in managers:
            words = [line.words for line in _looked_for(brief, managers[lesson.id])]
            steps = [CriticalSteps(str(lesson.number), lesson.title, _rows(str(lesson.number), words))] if words else []
        if steps:
            yield lesson, tuple(steps)


def _rows(number: str, found: list[str]) -> tuple[GridRow, ...]:
    return tuple(GridRow(f'{number}-{place}', words) for place, words in enumerate(found, 1))


def _points(part: EditionPart) -> list[str]:
    """Return the points of a part's lists; its paragraphs where it has no list."""
    points = [plain(item.blocks[0].children) for block in part.blocks if isinstance(block, List) for item in block.items if item.blocks and isinstance(item.blocks[0], Paragraph)]
    return points or [plain(block.children) for block in part.blocks if isinstance(block, Paragraph)]


def _sentences(part: EditionPart) -> Iterator[str]:
    """Yield what can be judged by itself: each point of a list, each sentence of a paragraph that does not lead to a list."""
    for block, following in zip_longest(part.blocks, part.blocks[1:]):
        if isinstance(block, List):
            yield from _points(EditionPart(part.kind, part.title, (block,)))
        elif isinstance(block, Paragraph) and not _leads(block, following):
            yield from sentences_of(plain(block.children))


def _leads(block: Paragraph, following: Block | None) -> bool:
    return isinstance(following, List) and plain(block.children).rstrip().endswith(':')


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of a text; what somebody says in quotation marks stays in one piece with the sentence around it."""
    begin = depth = 0
    for place, sign in enumerate(text):
        depth += (sign == '“') - (sign == '”')
        ended = not depth and (sign in '.!?…' or (sign == '”' and text[place - 1 : place] in ('.', '!', '?', '…')))
        if ended and text[place + 1 : place + 2] == ' ' and (text[place + 2 : place + 3].isupper() or text[place + 2 : place + 3] in '“‘'):
            yield text[begin : place + 1].strip()
            begin = place + 1
    if text[begin:].strip():
        yield text[begin:].strip()


def _letters(text: str) -> str:
    return ''.join(sign for sign in text.lower() if sign.isalnum())
