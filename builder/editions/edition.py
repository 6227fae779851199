"""An edition: what one kind of reader gets in one medium.

These are other types than the tailored pack's on purpose: they have no place for what the reader may not see.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from builder.course.lesson import Cue, Reminder
from builder.packs.tailored_pack import CountedMaterial, DayPlan, Flex, Groups
from builder.sources.nodes import Block, Inline


class Reader(StrEnum):
    """For whom an edition is."""

    LEARNER = 'learner'
    FACILITATOR = 'facilitator'
    MANAGER = 'manager'


class Medium(StrEnum):
    """Where it is read. Feedback on questions goes online for learners, never on their paper."""

    SCREEN = 'screen'
    PAPER = 'paper'


class Choice(NamedTuple):
    """An option as this reader may see it: `right` is None and `feedback` empty where answers are withheld."""

    label: str  # A, B, C
    words: tuple[Inline, ...]
    right: bool | None
    feedback: tuple[Block, ...]
    place: int  # in an order: the right place, counted from 1; 0 where withheld


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as this reader may see it: `form` is one, several or order."""

    number: str  # 1.7 Q1
    anchor: str
    objective: str
    form: str
    stem: tuple[Block, ...]
    choices: tuple[Choice, ...]
    why: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class EditionPart:
    """A visible part. `cues` for kind facilitator, `question` for kind question, `lines` for kind write."""

    kind: str
    title: str
    blocks: tuple[Block, ...]
    lines: int = 0
    cues: tuple[Cue, ...] = ()
    question: AskedQuestion | None = None
    number: str = ''  # of cards and handouts: 1.4 A


class StepTiming(NamedTuple):
    """The step line as this reader may see it. `start` is a clock time, empty for learners and managers."""

    minutes: int
    start: str
    grouping: str  # alone, pairs, trios, groups, whole group, talk
    group_size: int
    rounds: int
    flex: Flex
    groups: Groups
    materials: tuple[CountedMaterial, ...]
    objectives: tuple[str, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionSection:
    """A visible section; `number` (``1.3``) and `timing` only for steps."""

    kind: str
    title: str
    anchor: str
    parts: tuple[EditionPart, ...]
    number: str = ''
    timing: StepTiming | None = None

    def part(self, kind: str) -> EditionPart | None:
        """Return the first part of a kind, or None."""
        return next((part for part in self.parts if part.kind == kind), None)

    def parts_of(self, *kinds: str) -> tuple[EditionPart, ...]:
        """Return the parts of the given kinds, in order."""
        return tuple(part for part in self.parts if part.kind in kinds)


class Aim(NamedTuple):
    """An objective: its id (O2) and its sentence."""

    id: str
    sentence: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class EditionLesson:
    """A lesson as this reader may see it. `start` and `end` are clock times, empty for learners and managers."""

    number: int
    id: str
    slug: str
    title: str
    track: str
    day: int
    start: str
    end: str
    minutes: int
    shortest: int
    longest: int
    summary: tuple[Block, ...]
    objectives: tuple[Aim, ...]
    sections: tuple[EditionSection, ...]
    reminders: tuple[Reminder, ...]
    skills: tuple[str, ...]
    language: str
    version: str
    length: str = 'standard'  # or short, long, bite

    @property
    def steps(self) -> tuple[EditionSection, ...]:
        """The timed sections, in order."""
        return tuple(section for section in self.sections if section.timing)

    def section(self, kind: str) -> EditionSection | None:
        """Return the first section of a kind, or None."""
        return next((section for section in self.sections if section.kind == kind), None)

    @property
    def page(self) -> str:
        """The lesson's file name on a site, without an ending."""
        return f'{self.id}-{self.slug}'


class Reference(NamedTuple):
    """A source that the edition cites: its number in the edition, wording and source."""

    number: int
    claim: str
    says: str
    source: str


class EditionItem(NamedTuple):
    """An item of the assessment: the number of its lesson in the pack, and what is asked."""

    lesson: int
    question: AskedQuestion


@dataclass(frozen=True, slots=True)
class EditionForm:
    """A form of the assessment, `before` or `after`, as this reader may see it, with the sources it cites."""

    name: str
    items: tuple[EditionItem, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything one kind of reader gets in one medium."""

    reader: Reader
    medium: Medium
    pack: str
    title: str
    audience: str
    group_size: int
    lessons: tuple[EditionLesson, ...]
    days: tuple[DayPlan, ...]
    materials: tuple[CountedMaterial, ...]
    references: tuple[Reference, ...]
    assessment: tuple[EditionForm, ...] = ()
