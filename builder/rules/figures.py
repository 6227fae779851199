"""What the review shows of lessons and packs beside findings: reading grade, balance of the session, skills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from builder.brand.brand import Brand
from builder.course.lesson import Lesson
from builder.course.lists import Lists
from builder.rules.balance import Balance, balance_of
from builder.rules.readability import Readability, readability
from builder.rules.rule import Fault
from builder.rules.subjects import ForBrand
from builder.sources.nodes import Block, Table, lines_of, plain
from builder.tailoring.tailored import TailoredLesson

#: What learners read, sentence by sentence; cards for one player, answers and what only managers read are not among it.
_READ = frozenset({'body', 'sounds like us', 'does not sound like us', 'handout', 'your situation', "observer's card", 'a pass looks like', 'what you may decide', 'question', 'cards and answers'})
_UNREAD = frozenset({'manager', 'assessment', 'sources'})
#: A text may be this much harder than the brand's target before anybody hears of it.
LEEWAY = 1.0


class LessonFigures(NamedTuple):
    """One lesson in numbers: how hard it reads, what the brand wants (0: it does not say), how its minutes are shared."""

    lesson: str
    title: str
    reading: Readability
    target: int
    balance: Balance


class SkillRow(NamedTuple):
    """One of the course's skills, the lessons of a pack that teach it, and those that do so elsewhere in the course."""

    skill: str
    name: str
    lessons: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


def for_brand(tailored: TailoredLesson, brand: Brand) -> ForBrand:
    """Return a lesson in a client's words as rules look at it."""
    return ForBrand(tailored, brand, readability(learner_words(tailored.lesson)))


def figures_of(subject: ForBrand) -> LessonFigures:
    """Return the numbers of one lesson in a client's words."""
    lesson = subject.tailored.lesson
    return LessonFigures(lesson.id, lesson.title, subject.reading, subject.brand.voice.reading_grade, balance_of(lesson.steps))


def too_hard(subject: ForBrand) -> Iterator[Fault]:
    """W141: a lesson reads more than one grade harder than the brand wants it."""
    reading, target, lesson = subject.reading, subject.brand.voice.reading_grade, subject.tailored.lesson
    if target and reading.grade > target + LEEWAY:
        words = ', '.join(reading.heavy_words[:4])
        weigh = f'; the words that weigh most: {words}' if words else ''
        sentence = f'; the hardest sentence: "{_short(reading.heavy_sentences[0])}"' if reading.heavy_sentences else ''
        yield Fault(f'lesson {lesson.id} reads at grade {reading.grade:g}, {subject.brand.short_name} wants {target}', lesson.at, f'shorter sentences and words{weigh}{sentence}')


def skills_of(packed: Iterable[str], lessons: Mapping[str, Lesson], lists: Lists) -> tuple[SkillRow, ...]:
    """Return every skill of the course in its order, with the lessons of a pack (by id) and of the course that teach it."""
    here = frozenset(packed)
    rows: list[SkillRow] = []
    for skill in lists.skills.values():
        taught = [lesson.id for lesson in lessons.values() if skill.id in lesson.skills]
        rows.append(SkillRow(skill.id, skill.name, tuple(name for name in taught if name in here), tuple(name for name in taught if name not in here)))
    return tuple(rows)


def learner_words(lesson: Lesson) -> Iterator[str]:
    """Yield what learners read, a paragraph, item or cell at a time."""
    for block in lesson.summary:
        yield from _words(block)
    for section in lesson.sections:
        if section.kind in _UNREAD:
            continue
        for part in section.parts:
            if part.kind in _READ:
                for block in part.blocks:
                    if part.kind == 'cards and answers' and isinstance(block, Table):
                        yield from (plain(row[0]) for row in block.rows)
                    else:
                        yield from _words(block)


def _words(block: Block) -> Iterator[str]:
    return (plain(line) for line in lines_of(block))


def _short(words: str) -> str:
    return words if len(words) <= 120 else f'{words[:117].rstrip()}...'
