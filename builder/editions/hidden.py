"""What learners may not see anywhere, or not in this place: the sentences that the guard looks for in files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.course.lesson import Part
from builder.course.parts import ASKING
from builder.editions.edition import Edition, Medium, Reader
from builder.editions.visibility import Shown, shown
from builder.packs.tailored_pack import TailoredPack
from builder.sources.findings import Span
from builder.sources.nodes import Block, List, Table, lines_of, plain, plain_blocks
from builder.sources.typography import normal

_SENTENCE = re.compile(r'(?<=[.!?…])["”’)]*\s+')


class Hidden(NamedTuple):
    """A sentence in plain words, and where it was written."""

    sentence: str
    at: Span


def hidden_from_learners(pack: TailoredPack) -> tuple[Hidden, ...]:
    """Return the sentences that no learner sees in any medium: of hidden parts, and the answers of what shows its question alone."""
    return tuple(dict.fromkeys(_hidden(pack, (Medium.SCREEN, Medium.PAPER))))


def hidden_on_paper(pack: TailoredPack) -> tuple[Hidden, ...]:
    """Return the sentences of feedback on questions, which learners see on a screen and never on paper."""
    return tuple(dict.fromkeys(
        Hidden(sentence, part.at)
        for entry in pack.lessons
        for section in entry.tailored.lesson.sections
        for part in section.parts
        if part.kind == 'question' and shown('question', section.kind, Reader.LEARNER, Medium.PAPER) is Shown.OPEN
        for sentence in _feedback(part)
    ))  # fmt: skip


def hidden_in_lessons(pack: TailoredPack) -> tuple[Hidden, ...]:
    """Return the sentences of the assessment, which stand in the documents made for it and nowhere else."""
    return tuple(dict.fromkeys(
        Hidden(sentence, item.at)
        for form in pack.assessment
        for item in form.items
        for sentence in (*_sentences(item.question.stem), *(plain(option.words) for option in item.question.options))
    ))  # fmt: skip


def secret_sentences(hidden: tuple[Hidden, ...], public: str) -> tuple[Hidden, ...]:
    """Return the hidden sentences that are not public anyway: letters and digits alone are compared."""
    open_letters = _letters(public)
    return tuple(h for h in hidden if _letters(h.sentence) not in open_letters)


def _letters(text: str) -> str:
    return ''.join(c for c in normal(text) if c.isalnum())


def visible_words(editions: tuple[Edition, ...]) -> str:
    """Return everything that some editions show, as plain text, so that what is public anyway is not called a leak."""
    words: list[str] = []
    for edition in editions:
        for lesson in edition.lessons:
            words.append(plain_blocks(lesson.summary))
            words.extend(plain(aim.sentence) for aim in lesson.objectives)
            for section in lesson.sections:
                words.append(section.title)
                for part in section.parts:
                    words += [part.title, plain_blocks(part.blocks)]
                    if part.question:
                        words.append(plain_blocks(part.question.stem))
                        words.extend(plain(choice.words) for choice in part.question.choices)
                        words.extend(plain_blocks(choice.feedback) for choice in part.question.choices)
            words.extend(plain_blocks(reminder.blocks) for reminder in lesson.reminders)
        words.extend(f'{reference.says}\n{reference.source}' for reference in edition.references)
    return '\n'.join(words)


def assessed_words(editions: tuple[Edition, ...]) -> str:
    """Return everything that the assessment of some editions shows, as plain text."""
    questions = [item.question for edition in editions for form in edition.assessment for item in form.items]
    return '\n'.join(
        words for question in questions for words in (plain_blocks(question.stem), *(plain(choice.words) for choice in question.choices))
    )


def _hidden(pack: TailoredPack, media: tuple[Medium, ...]) -> Iterator[Hidden]:
    for entry in pack.lessons:
        for section in entry.tailored.lesson.sections:
            for part in section.parts:
                how_much = {shown(part.kind, section.kind, Reader.LEARNER, medium) for medium in media}
                if how_much == {Shown.NO}:
                    yield from (Hidden(s, part.at) for s in _sentences(part.blocks))
                elif Shown.YES in how_much:
                    continue
                elif part.kind == 'cards and answers':
                    yield from (Hidden(s, part.at) for s in _answers(part))
                elif part.kind in ASKING:
                    yield from (Hidden(s, part.at) for s in _feedback(part))


def _sentences(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        for line in lines_of(block):
            for sentence in _SENTENCE.split(plain(line)):
                if sentence.strip():
                    yield sentence.strip()


def _answers(part: Part) -> Iterator[str]:
    """Yield the cells of a sort's table that are not the card."""
    for block in part.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from (plain(cell) for cell in row[1:] if plain(cell))


def _feedback(part: Part) -> Iterator[str]:
    for block in part.blocks:
        if isinstance(block, List):
            for item in block.items:
                yield from _sentences(item.blocks[1:])
