"""What tailoring gives: a lesson in the client's words, with a record of every change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from builder.course.lesson import Lesson
from builder.sources.findings import Span


class Change(StrEnum):
    """Why words are other than in the course's file."""

    OVERRIDE = 'own words'
    CONDITION = 'condition'
    PASSAGE = 'passage'
    FACT = 'fact'
    TERM = 'term'
    SPELLING = 'spelling'


class Replacement(NamedTuple):
    """One change: what stood there, what stands there now, where (in the course's file), and why."""

    before: str
    after: str
    at: Span
    rule: Change


class Fill(NamedTuple):
    """One passage: where it stands, what it asks for, and who filled it.

    `source` is the place in the brand's files; None means that the generic version is used.
    """

    lesson: str
    section: str
    part: str
    asks: str
    at: Span
    source: Span | None


@dataclass(frozen=True, slots=True)
class TailoredLesson:
    """A lesson for one brand. In `lesson` no condition, slot or fact is left."""

    lesson: Lesson
    replacements: tuple[Replacement, ...]
    fills: tuple[Fill, ...]

    @property
    def generic(self) -> tuple[Fill, ...]:
        """Passages for which the brand has no words yet."""
        return tuple(fill for fill in self.fills if fill.source is None)
