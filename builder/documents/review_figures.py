"""Lessons and packs in numbers, for the review: how hard they read, how the minutes are shared, which skills they teach."""

from __future__ import annotations

from collections.abc import Sequence

from builder.documents.brief import Brief
from builder.documents.document import ReviewGroup, ReviewRow, ReviewTable
from builder.rules.figures import LEEWAY, LessonFigures, SkillRow
from builder.tailoring.tailor import in_brand_words

_BLANK = '–'


def figures_table(brief: Brief, lessons: Sequence[LessonFigures]) -> ReviewTable:
    """Return the table with a line for each lesson: reading grade beside the brand's, practice and input."""
    words = brief.words
    rows = tuple(
        ReviewRow((
            f'{lesson.lesson} {lesson.title}', f'{lesson.reading.grade:.1f}' if lesson.reading.grade else _BLANK, str(lesson.target or _BLANK), _verdict(brief, lesson),
            words('review.share', n=round(lesson.balance.practice * 100)), words('review.share', n=round(lesson.balance.input * 100)),
        ))
        for lesson in lessons
    )  # fmt: skip
    header = ('lesson', 'reading-grade', 'reading-target', 'reading-verdict', 'practice', 'input')
    return ReviewTable('figures', words('review.figures'), words('review.figures-why'), tuple(words(f'review.{name}') for name in header), _group(rows))


def skills_table(brief: Brief, skills: Sequence[SkillRow]) -> ReviewTable:
    """Return the table of the course's skills: which lessons of this pack teach each, and which skills none does."""
    words = brief.words
    taught = [skill for skill in skills if skill.lessons]
    rows = tuple(ReviewRow((_name(brief, skill), words.list(skill.lessons))) for skill in taught)
    others = tuple(ReviewRow((_name(brief, skill), words.list(skill.elsewhere) if skill.elsewhere else words('review.none'))) for skill in skills if not skill.lessons)
    sentence = words('review.skills-of', n=len(taught), all=len(skills))
    header = (words('review.skill'), words('review.skill-lessons'))
    return ReviewTable('skills', words('review.skills'), sentence, header, _group(rows) + _group(others, words('review.skills-elsewhere')))


def _verdict(brief: Brief, lesson: LessonFigures) -> str:
    reading = lesson.reading
    if not reading.grade:
        return brief.words('review.reading-short')
    if not lesson.target:
        return brief.words('review.reading-open')
    if reading.grade > lesson.target + LEEWAY:
        return brief.words('review.reading-hard', words=', '.join(reading.heavy_words[:3]))
    return brief.words('review.reading-good')


def _name(brief: Brief, skill: SkillRow) -> str:
    return in_brand_words(skill.name, brief.brand.at, brief.brand)


def _group(rows: tuple[ReviewRow, ...], title: str = '') -> tuple[ReviewGroup, ...]:
    return (ReviewGroup(title, rows),) if rows else ()
