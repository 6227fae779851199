"""What rules look at: a lesson as written, words, a lesson for one brand, a brand, a pack for one brand."""

from __future__ import annotations

from dataclasses import dataclass

from builder.brand.brand import Brand
from builder.course.lesson import Lesson, Part, Question, Section
from builder.course.lists import Lists
from builder.rules.lines import Line
from builder.rules.readability import Readability
from builder.tailoring.tailored import TailoredLesson


@dataclass(frozen=True, slots=True)
class Written:
    """A lesson as the course has it. `questions` are all that can be read, items of the assessment included, with their parts."""

    lesson: Lesson
    questions: tuple[tuple[Part, Question], ...]

    def steps_for(self, objective: str) -> tuple[Section, ...]:
        """Return the steps that work on an objective."""
        return tuple(step for step in self.lesson.steps if step.timing and objective in step.timing.objectives)


@dataclass(frozen=True, slots=True)
class Words:
    """Lines to be read: a course's, or a client's own (`own`), with the lists they may refer to."""

    lesson: str
    lines: tuple[Line, ...]
    lists: Lists
    own: bool = False


@dataclass(frozen=True, slots=True)
class ForBrand:
    """A lesson in one client's words, and how hard it is to read."""

    tailored: TailoredLesson
    brand: Brand
    reading: Readability


@dataclass(frozen=True, slots=True)
class Limits:
    """A client's own words for a lesson, and what that client lets people decide."""

    lines: tuple[Line, ...]
    brand: Brand
