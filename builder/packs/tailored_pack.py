"""A pack for one brand: tailored lessons with numbers, clock times, group counts and materials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from builder.brand.brand import Behaviour, Measure
from builder.course.lesson import Material, Section
from builder.packs.assessment import Form
from builder.tailoring.english import counted_words
from builder.tailoring.tailored import TailoredLesson


class Flex(NamedTuple):
    """What a facilitator may do with a step's time.

    `cut_to` and `extend_to` are minutes, None where the step may not; `rounds` is how many rounds fit into `cut_to`.
    """

    keep: bool
    cut_to: int | None
    rounds: int
    extend_to: int | None


@dataclass(frozen=True, slots=True)
class Groups:
    """How a room divides: `count` groups of `size` people, of which `larger` have one more (or, `short`, one has fewer)."""

    people: int
    size: int
    count: int
    larger: int
    short: int


@dataclass(frozen=True, slots=True)
class CountedMaterial:
    """A material and how many of it this group size needs in all; `step` is the number of the step that uses it."""

    material: Material
    count: int
    step: str = ''

    @property
    def words(self) -> str:
        """How it reads with its number: ``5 sets of sort cards``, ``15 × card A``, ``flip chart`` when there is one."""
        return counted_words(self.count, self.material.name)


@dataclass(frozen=True, slots=True)
class NumberedStep:
    """A step with its number (``1.3``), its start on the clock (``09:18``) in the standard version, and its flex."""

    number: str
    section: Section
    offset: int  # minutes since the lesson began
    start: str
    flex: Flex
    groups: Groups
    materials: tuple[CountedMaterial, ...]


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One line of the trace: value -> behaviour -> theme -> objective -> step -> question or observation -> measure -> owner."""

    theme: str
    lesson: str
    steps: tuple[str, ...]
    objectives: tuple[str, ...]
    questions: int
    behaviours: tuple[Behaviour, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class PackLesson:
    """A tailored lesson in its place: number in the pack, day, clock times, and its numbered steps.

    `version` is the one it is given in (standard, short, long, bite), and `tailored` has the minutes of that version; `standard`
    is what it takes in the standard version.
    """

    number: int
    day: int
    start: str
    end: str
    tailored: TailoredLesson
    steps: tuple[NumberedStep, ...]
    version: str = 'standard'
    standard: int = 0

    @property
    def shortest(self) -> int:
        """Minutes of the short version."""
        return sum(step.section.timing.shortest for step in self.steps if step.section.timing)

    @property
    def longest(self) -> int:
        """Minutes of the long version."""
        return sum(step.section.timing.longest for step in self.steps if step.section.timing)


class DayEntry(NamedTuple):
    """A line of a day's plan: a lesson (its number) or a break (0), from `start` to `end` on the clock."""

    start: str
    end: str
    minutes: int
    lesson: int


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day: title, lessons and breaks in order, and its date (ISO, empty while nobody knows it)."""

    number: int
    title: str
    entries: tuple[DayEntry, ...]
    date: str = ''


@dataclass(frozen=True, slots=True)
class TailoredPack:
    """Everything one release says, before it is decided who reads what."""

    id: str
    title: str
    kind: str
    audience: str
    net_minutes: int
    group_size: int
    lessons: tuple[PackLesson, ...]
    days: tuple[DayPlan, ...]
    trace: tuple[TraceRow, ...]
    materials: tuple[CountedMaterial, ...]
    assessment: tuple[Form, ...] = ()  # before and after, or nothing

    @property
    def minutes(self) -> int:
        """Planned minutes: of all lessons, each in the version it is given in."""
        return sum(lesson.tailored.lesson.minutes for lesson in self.lessons)

    @property
    def standard_minutes(self) -> int:
        """Minutes of all lessons in the standard version."""
        return sum(lesson.standard for lesson in self.lessons)

    @property
    def dates(self) -> tuple[str, ...]:
        """The dates of its days that are known, in order."""
        return tuple(day.date for day in self.days if day.date)
