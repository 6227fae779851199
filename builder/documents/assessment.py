"""The assessment on paper: a form before the course and one after it for learners, and the key for their facilitator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from builder.documents.brief import Brief
from builder.documents.document import Document, References, Section
from builder.editions.edition import Aim, AskedQuestion, Edition, EditionForm, Medium, Reader
from builder.packs.assessment import AFTER, BEFORE

#: What the documents of the two forms are called.
KINDS = {BEFORE: 'pre-assessment', AFTER: 'post-assessment'}


class LessonItems(NamedTuple):
    """The items of one lesson: its number and title in the pack."""

    number: int
    title: str
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True, slots=True)
class AssessmentForm:
    """A form to write on, `before` or `after`, with what it is for and without any answer."""

    template: ClassVar[str] = 'assessment-form'
    anchor: str
    name: str
    lessons: tuple[LessonItems, ...]

    @property
    def count(self) -> int:
        """How many items there are."""
        return sum(len(lesson.questions) for lesson in self.lessons)


class ScoreRow(NamedTuple):
    """A line of the score grid: an objective, the number of its item in both forms, and the right letter in each."""

    number: str
    aim: Aim
    before: str
    after: str


class LessonScores(NamedTuple):
    """The lines of one lesson."""

    number: int
    title: str
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class AssessmentScores:
    """How the forms are used, the letters to mark them by, and a grid to count in, by objective."""

    template: ClassVar[str] = 'assessment-scores'
    anchor: str
    lessons: tuple[LessonScores, ...]
    people: int


@dataclass(frozen=True, slots=True)
class AssessmentKey:
    """A form with its answers and reasons."""

    template: ClassVar[str] = 'assessment-key'
    anchor: str
    name: str
    lessons: tuple[LessonItems, ...]


def assessments(brief: Brief, *, large_print: bool = False) -> tuple[Document, ...]:
    """Return the forms that learners fill in, before and after; nothing for a pack without items."""
    edition = brief.edition(Reader.LEARNER, Medium.PAPER)
    return tuple(_paper(brief, edition, form, large_print) for form in edition.assessment)


def _paper(brief: Brief, edition: Edition, form: EditionForm, large_print: bool) -> Document:
    kind = KINDS[form.name]
    named = f'{kind}-large-print' if large_print else kind
    sections: tuple[Section, ...] = (AssessmentForm(kind, form.name, _by_lesson(edition, form)), *_sources(form))
    return brief.document(kind, 'learner', brief.words(f'title.{named}'), f'learner/{named}.pdf', sections, large_print=large_print)


def assessment_key(brief: Brief) -> Document | None:
    """Return the key to both forms; None for a pack without items."""
    edition = brief.edition(Reader.FACILITATOR, Medium.PAPER)
    if not edition.assessment:
        return None
    sections: list[Section] = [AssessmentScores('scores', tuple(_scores(edition)), edition.group_size)]
    for form in edition.assessment:
        sections += [AssessmentKey(f'key-{form.name}', form.name, _by_lesson(edition, form)), *_sources(form)]
    title = brief.words('title.assessment-key')
    return brief.document('assessment-key', 'facilitator', title, 'facilitator/assessment-key.pdf', tuple(sections))


def _by_lesson(edition: Edition, form: EditionForm) -> tuple[LessonItems, ...]:
    titles = {lesson.number: lesson.title for lesson in edition.lessons}
    groups: dict[int, list[AskedQuestion]] = {}
    for item in form.items:
        groups.setdefault(item.lesson, []).append(item.question)
    return tuple(LessonItems(number, titles[number], tuple(questions)) for number, questions in groups.items())


def _scores(edition: Edition) -> Iterator[LessonScores]:
    """Yield the score grid: items of one number ask about the same objective in both forms."""
    before, after = edition.assessment
    aims = {(lesson.number, aim.id): aim for lesson in edition.lessons for aim in lesson.objectives}
    for group in _by_lesson(edition, before):
        rows = []
        for question in group.questions:
            other = next(item.question for item in after.items if item.question.number == question.number)
            rows.append(ScoreRow(question.number, aims[group.number, question.objective], _right(question), _right(other)))
        yield LessonScores(group.number, group.title, tuple(rows))


def _right(question: AskedQuestion) -> str:
    return next(choice.label for choice in question.choices if choice.right)


def _sources(form: EditionForm) -> tuple[References, ...]:
    return (References(f'sources-{form.name}', form.references),) if form.references else ()
