"""Packs: lessons in order for one use, with days, starts and breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from builder.sources.files import Folder, is_slug, read_text
from builder.sources.findings import Finding, Parsed, Span, error, nearest
from builder.sources.records import Record, Words, read
from builder.sources.yaml import Scalar, read_yaml

#: Net minutes of a training day where a day does not say its own.
DAY_MINUTES = 360
#: Lengths in which a lesson can be given: its own minutes, the sum of its shortest steps, the sum of its longest.
VERSIONS = ('standard', 'short', 'long')
#: The twenty minutes that are drawn from a lesson for a reminder.
BITE = 'bite'
BITE_MINUTES = 20

_CLOCK = re.compile(r'([01]?\d|2[0-3]):([0-5]\d)')


class _BreakRecord(Record):
    called: ClassVar[str] = 'a break'
    after: str
    minutes: Annotated[int, Field(ge=1, le=120)]


class _LessonRecord(Record):
    called: ClassVar[str] = 'a lesson of a day'
    lesson: Words
    version: Literal['standard', 'short', 'long'] | None = None


class _DayRecord(Record):
    called: ClassVar[str] = 'a day'
    title: str = ''
    start: str = '09:00'
    minutes: Annotated[int, Field(ge=1, le=720)] = DAY_MINUTES
    lessons: tuple[Any, ...] = ()
    bites: tuple[Words, ...] = ()
    breaks: tuple[_BreakRecord, ...] = ()


class _PackRecord(Record):
    called: ClassVar[str] = 'a pack'
    title: str
    kind: Literal['induction', 'targeted', 'reminder', 'manager']
    for_: str
    minutes: Annotated[int, Field(ge=1, le=5000)]
    version: Literal['standard', 'short', 'long'] | None = None
    apart: Annotated[int, Field(ge=1, le=366)] | None = None
    days: tuple[_DayRecord, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """Minutes of rest after a lesson."""

    after: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Day:
    """Lessons of one day in order; `start` is HH:MM, `minutes` its net time.

    `versions` says in which version lessons are given, by id; a lesson that is not named there follows order and pack.
    """

    title: str
    start: str
    lessons: tuple[str, ...]
    breaks: tuple[Break, ...]
    at: Span
    minutes: int = DAY_MINUTES
    minutes_at: Span | None = None
    versions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """An ordered list of lessons for one use. `minutes` is the net time of all days together.

    `version` is the one for lessons that name none, empty for the standard. `apart` is how many days lie between one day of
    the pack and the next, 0 where only an order can say.
    """

    id: str
    title: str
    kind: str
    audience: str
    minutes: int
    days: tuple[Day, ...]
    at: Span
    minutes_at: Span
    digest: str
    version: str = ''
    apart: int = 0

    @property
    def lessons(self) -> tuple[str, ...]:
        """Ids of all lessons, in order."""
        return tuple(lesson for day in self.days for lesson in day.lessons)

    @property
    def bites(self) -> frozenset[str]:
        """Ids of the lessons that are given as bites."""
        return frozenset(lesson for day in self.days for lesson, version in day.versions if version == BITE)

    def version_of(self, lesson: str, ordered: str = '') -> str:
        """Return in which version a lesson is given: as its day says, else as the order does, else as the pack does."""
        named = {name: version for day in self.days for name, version in day.versions}
        return named.get(lesson) or ordered or self.version or 'standard'


def clock(words: str) -> int | None:
    """Return minutes since midnight for ``9:15`` or ``09:15``, None for anything else."""
    match = _CLOCK.fullmatch(words.strip())
    return int(match[1]) * 60 + int(match[2]) if match else None


def read_pack(folder: Folder, name: str, lesson_ids: frozenset[str]) -> Parsed[Pack]:
    """Return the pack in a file of ``content/packs`` (L060-L064 beside the findings of files, YAML and records)."""
    pack_id = name.rsplit('.', 1)[0]
    if not is_slug(pack_id):
        return Parsed(None, (error('L060', f'"{name}" cannot name a pack', Span.of(folder.place(name)), 'use lower-case letters, digits and hyphens, such as first-three.yml'),))
    text = read_text(folder, name)
    if text.value is None:
        return Parsed(None, text.findings)
    source, words = text.value
    node = read_yaml(words, source.path)
    if node.value is None:
        return Parsed(None, text.findings + node.findings)
    parsed = read(node.value, _PackRecord)
    found = [*text.findings, *node.findings, *parsed.findings]
    record = parsed.value
    if record is None:
        return Parsed(None, tuple(found))
    days = tuple(_day(day, lesson_ids, found) for day in record.days)
    pack = Pack(
        pack_id, record.title, record.kind, record.for_, record.minutes, days, record.at, record.place('minutes'), source.digest,
        record.version or '', record.apart or 0,
    )  # fmt: skip
    if not pack.lessons:
        found.append(error('L063', 'this pack has no lessons', record.place('days'), 'write at least one day with lessons: [L01]'))
    repeated = sorted({lesson for lesson in pack.lessons if pack.lessons.count(lesson) > 1})
    found.extend(error('L062', f'lesson {lesson} stands twice in this pack', record.place('days'), 'take one out') for lesson in repeated)
    return Parsed(pack, tuple(found))


def _day(day: _DayRecord, lesson_ids: frozenset[str], found: list[Finding]) -> Day:
    named = [*_lessons(day, found), *((bite, BITE) for bite in day.bites)]
    for lesson, _ in named:
        if lesson.text not in lesson_ids:
            found.append(error('L061', f'there is no lesson "{lesson}"', lesson.at, nearest(lesson.text, lesson_ids)))
    if clock(day.start) is None:
        found.append(error('L064', f'"{day.start}" is no time of day', day.place('start'), 'write it as "09:15"'))
    lessons = tuple(lesson.text for lesson, _ in named)
    for pause in day.breaks:
        if pause.after not in lessons:
            found.append(error('L061', f'the break after "{pause.after}" follows no lesson of this day', pause.place('after'), nearest(pause.after, lessons)))
    breaks = tuple(Break(b.after, b.minutes) for b in day.breaks)
    versions = tuple((lesson.text, version) for lesson, version in named if version)
    return Day(day.title, day.start, lessons, breaks, day.at, day.minutes, day.place('minutes'), versions)


def _lessons(day: _DayRecord, found: list[Finding]) -> list[tuple[Words, str]]:
    """Return the lessons of a day with the version each names: written as an id, or as ``{lesson: L12, version: short}``."""
    named: list[tuple[Words, str]] = []
    for node in day.lessons:
        if isinstance(node, Scalar):
            named.append((Words(node.text.strip(), node.at), ''))
            continue
        parsed = read(node, _LessonRecord)
        found.extend(parsed.findings)
        if parsed.value:
            named.append((parsed.value.lesson, parsed.value.version or ''))
    return named
