"""What a lesson is made of. All values are frozen; places lead back to the Markdown."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.sources.findings import Span
from builder.sources.nodes import Block, Inline

_DATE = re.compile(r'\d{4}-(0[1-9]|1[0-2])-\d\d')

#: Kinds of step, as written before the colon of a ``##`` heading, in the order of a session.
STEP_KINDS = ('open', 'recall', 'read', 'model', 'activity', 'role play', 'scenario', 'debrief', 'check', 'plan')

#: Kinds of step in which learners practise, and so everybody needs a turn (domain: practice and debrief).
PRACTICE_KINDS = ('activity', 'role play', 'scenario')

#: Sections without a step line.
OTHER_SECTIONS = ('job aid', 'assessment', 'manager', 'this week', 'reminders', 'sources')

TRACKS = ('frontline', 'manager', 'everyone')

#: The first word of every bullet under "Facilitator". They fill the columns of the run sheet.
CUES = ('say', 'do', 'ask', 'listen for', 'watch for', 'if quiet', 'to cut', 'to extend', 'online', 'careful', 'instead')


class Grouping(NamedTuple):
    """How people sit: kind is alone, pairs, trios, groups, whole group or talk; size only for groups."""

    kind: str
    size: int = 0

    @property
    def people(self) -> int:
        """People in one group; 0 where the whole room works together."""
        return {'alone': 1, 'pairs': 2, 'trios': 3, 'groups': self.size}.get(self.kind, 0)


@dataclass(frozen=True, slots=True)
class Material:
    """Something to bring: how many of it for each `per` (person, pair, trio, group or room)."""

    count: int
    name: str
    per: str


class Timing(NamedTuple):
    """A step line: minutes, and who works how on what."""

    minutes: int
    shortest: int
    longest: int
    grouping: Grouping
    rounds: int
    keep: bool
    materials: tuple[Material, ...]
    objectives: tuple[str, ...]
    themes: tuple[str, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Condition:
    """``[only: subject is value]`` or ``[not: ...]``."""

    wanted: bool
    subject: str
    value: str
    at: Span


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for the client's own words: a query on the brand such as ``behaviours that show asking``.

    `kind` is the query's name from ``course/notation.py``; `argument` its theme, purpose or the hint to the author.
    """

    kind: str
    argument: str
    at: Span


@dataclass(frozen=True, slots=True)
class Part:
    """A titled piece of a section with its own readers. The text before the first ``###`` is the part ``body``.

    `blocks` are what is delivered. `lead` is the text before the slot of a part, `slot` the passage; the blocks after
    the slot are its generic version; `tail` is what a client put after it.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    at: Span
    lead: tuple[Block, ...] = ()
    slot: Slot | None = None
    conditions: tuple[Condition, ...] = ()
    tail: tuple[Block, ...] = ()
    lines: int = 0  # ruled lines, for the kind "write"
    objective: str = ''  # for the kinds "question", "pre-test" and "post-test"


@dataclass(frozen=True, slots=True)
class Section:
    """A ``##`` section: a step with a timing, or one of the other sections without.

    `name` is the title as the course has it, once a brand's words stand in `title`: links lead to it for every client.
    """

    kind: str
    title: str
    parts: tuple[Part, ...]
    at: Span
    timing: Timing | None = None
    conditions: tuple[Condition, ...] = ()
    name: str = ''


@dataclass(frozen=True, slots=True)
class Objective:
    """What a learner will be able to do, in one sentence."""

    id: str
    sentence: tuple[Inline, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Review:
    """When a lesson is looked at again, and by whom. `last` is an ISO date."""

    every: str
    by: str
    last: str

    @property
    def due(self) -> str:
        """The ISO date of the next look, empty where `every` or `last` do not say it. A day that its month lacks is the month's last."""
        words = self.every.split()
        if not (words and words[0].isdecimal() and _DATE.fullmatch(self.last)):
            return ''
        year, month, day = map(int, self.last.split('-'))
        months = year * 12 + month - 1 + int(words[0]) * (12 if words[-1].startswith('year') else 1)
        year, month = divmod(months, 12)
        return f'{year:04d}-{month + 1:02d}-{min(day, monthrange(year, month + 1)[1]):02d}' if year < 10000 else ''


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson; stands alone. `summary` is the text under the title, its first paragraph the short form."""

    id: str
    slug: str
    title: str
    track: str
    minutes: int
    skills: tuple[str, ...]
    answers: tuple[str, ...]
    review: Review
    version: str
    facts: tuple[tuple[str, str], ...]
    keep: tuple[str, ...]
    summary: tuple[Block, ...]
    objectives: tuple[Objective, ...]
    sections: tuple[Section, ...]
    at: Span
    minutes_at: Span
    digest: str = field(default='', compare=False)  # of the file

    @property
    def steps(self) -> tuple[Section, ...]:
        """The timed sections, in order."""
        return tuple(section for section in self.sections if section.timing)

    def section(self, kind: str) -> Section | None:
        """Return the first section of a kind, or None."""
        return next((section for section in self.sections if section.kind == kind), None)


# --- parts read closer ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a question. For questions that ask for an order, `right` is True and `feedback` empty."""

    words: tuple[Inline, ...]
    right: bool
    feedback: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One item of a check: `form` is one, several or order. Options of an order stand in the right order."""

    objective: str
    form: str
    stem: tuple[Block, ...]
    options: tuple[Option, ...]
    why: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """One bullet for the facilitator: `kind` is one of `CUES`; the words stand without the cue."""

    kind: str
    blocks: tuple[Block, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Reminder:
    """A prompt so many days after the session."""

    days: int
    blocks: tuple[Block, ...]
    at: Span
