"""Running the rules: what is found in a lesson, a client's files, a lesson for a client and a pack."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from builder.brand.brand import Brand
from builder.course.closer import read_question
from builder.course.lesson import OTHER_SECTIONS, Lesson, Part, Question
from builder.course.lists import Lists
from builder.course.parts import ASKING
from builder.packs.tailored_pack import TailoredPack
from builder.rules.balance import balance_of
from builder.rules.figures import LessonFigures, figures_of, for_brand
from builder.rules.lines import lesson_lines, own_lines
from builder.rules.pools import PackFor
from builder.rules.registry import AFTER_CHANGES, BRAND, LESSON, OWN, PACK, TAILORED, WORDS
from builder.rules.rule import Weights, findings_of
from builder.rules.subjects import Limits, Words, Written
from builder.sources.findings import Finding, Span
from builder.sources.typography import normal
from builder.tailoring.own_words import OwnWords
from builder.tailoring.tailored import TailoredLesson


def in_lesson(lesson: Lesson, lists: Lists, weights: Weights) -> tuple[Finding, ...]:
    """Return what rules find in a lesson as the course has it."""
    written = Written(lesson, _questions(lesson))
    words = Words(lesson.id, lesson_lines(lesson), lists)
    return (*findings_of(LESSON, written, weights), *findings_of(WORDS, words, weights))


def in_client(brand: Brand, own_words: Mapping[str, OwnWords], lessons: Mapping[str, Lesson], lists: Lists, weights: Weights) -> tuple[Finding, ...]:
    """Return what rules find in a brand's files and in its own words for lessons."""
    found = list(findings_of(BRAND, brand, weights))
    for lesson_id, own in sorted(own_words.items()):
        if lesson_id in lessons:
            lines = own_lines(own.passages, _kinds(lessons[lesson_id]))
            found.extend(findings_of(WORDS, Words(lesson_id, lines, lists, own=True), weights))
            found.extend(findings_of(OWN, Limits(lines, brand), weights))
    return tuple(found)


def in_tailored(tailored: TailoredLesson, brand: Brand, weights: Weights, said: Collection[str] = ()) -> tuple[LessonFigures, tuple[Finding, ...]]:
    """Return a lesson in a client's words in numbers, and what rules find in it.

    `said` are the codes of what was found in the course's lesson: the client did not cause that, and it is not said again.
    """
    subject = for_brand(tailored, brand)
    again = [rule for rule in LESSON if rule.code in AFTER_CHANGES and rule.code not in said]
    written = Written(tailored.lesson, _questions(tailored.lesson))
    return figures_of(subject), (*findings_of(TAILORED, subject, weights), *findings_of(again, written, weights))


def in_pack(pack: TailoredPack, brand: Brand, at: Span, weights: Weights) -> tuple[Finding, ...]:
    """Return what rules find in a pack for one client; `at` is the place of the pack."""
    lessons = [entry.tailored.lesson for entry in pack.lessons]
    questions = tuple(question for lesson in lessons for _, question in _questions(lesson))
    balance = balance_of(step for lesson in lessons for step in lesson.steps)
    return tuple(findings_of(PACK, PackFor(pack, brand, questions, balance, at), weights))


def _questions(lesson: Lesson) -> tuple[tuple[Part, Question], ...]:
    """Return the questions of a lesson that can be read; what is wrong with the others has been said."""
    parts: Iterable[Part] = (part for section in lesson.sections for part in section.parts if part.kind in ASKING)
    return tuple((part, question) for part in parts if (question := read_question(part)[0]))


def _kinds(lesson: Lesson) -> Callable[[str], str]:
    """Return what tells the kind of a section by the name that a client gives it; empty for a step of the client's own."""
    by_name = {normal(name): section.kind for section in lesson.sections for name in (section.title, f'{section.kind}: {section.title}')}
    by_name |= {kind: kind for kind in (*OTHER_SECTIONS, 'summary')}
    return lambda name: by_name.get(normal(name), '')
