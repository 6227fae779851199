"""The closed list of parts: what a ``###`` heading may be, and where."""

from __future__ import annotations

import re
from typing import NamedTuple

from builder.course.lesson import STEP_KINDS
from builder.sources.findings import Finding, Span, error, nearest
from builder.sources.typography import normal

_STEPS = frozenset(STEP_KINDS)
_PLAYED = frozenset({'role play', 'scenario'})
_MANAGER = frozenset({'manager'})
_ASSESSMENT = frozenset({'assessment'})

#: Items of the assessment before and after, one of each kind for an objective.
TESTS = ('pre-test', 'post-test')

#: Parts that ask something, and so name an objective.
ASKING = frozenset({'question', *TESTS})


class PartKind(NamedTuple):
    """A kind of part: its name, the sections it may stand in, and whether words may follow its name in the heading."""

    name: str
    sections: frozenset[str]
    goes_on: bool = False


PART_KINDS = (
    PartKind('sounds like us', _STEPS | {'job aid'}),
    PartKind('does not sound like us', _STEPS | {'job aid'}),
    PartKind('handout', _STEPS, goes_on=True),
    PartKind('cards and answers', _STEPS),
    PartKind('write', _STEPS, goes_on=True),
    PartKind('your situation', _PLAYED),
    PartKind("manager's card", frozenset({'role play'})),
    PartKind("colleague's card", frozenset({'role play'})),
    PartKind("customer's card", frozenset({'role play'})),
    PartKind('only if asked', frozenset({'role play'}), goes_on=True),
    PartKind("observer's card", frozenset({'role play'})),
    PartKind('a pass looks like', _PLAYED),
    PartKind('what goes wrong here', _PLAYED),
    PartKind('what you may decide', _STEPS | {'job aid'}),
    PartKind('in our voice', _STEPS),
    PartKind('facilitator', _STEPS),
    PartKind('answers', _STEPS),
    PartKind('question', frozenset({'check', 'recall'}), goes_on=True),
    PartKind('slide', _STEPS),
    PartKind('pre-test', _ASSESSMENT, goes_on=True),
    PartKind('post-test', _ASSESSMENT, goes_on=True),
    PartKind('before', _MANAGER),
    PartKind('look for', _MANAGER),
    PartKind('coach with', _MANAGER),
    PartKind('clear', _MANAGER),
    PartKind('do not', _MANAGER),
    PartKind('measures', _MANAGER),
)

#: Parts that a lesson may have several of in one section, told apart by number or title.
REPEATED = frozenset({'handout', 'write', 'only if asked', *ASKING})

#: Parts with words that not everybody may read: their names begin nothing else.
GUARDED = frozenset({'facilitator', 'answers', "manager's card", "colleague's card", "customer's card", 'only if asked', 'what goes wrong here'})

_LINES = re.compile(r'write(?:,? (\d{1,2}) lines?)?')
_FOR_OBJECTIVE = re.compile(r'[a-z-]+ for (o\d{1,2})')


class PartHeading(NamedTuple):
    """A ``###`` heading understood: kind, ruled lines of a "write" part, objective of a question or item."""

    kind: str
    lines: int = 0
    objective: str = ''


def read_part_heading(title: str, section: str, at: Span) -> tuple[PartHeading | None, Finding | None]:
    """Return what a ``###`` heading means in a section of that kind, or why it has no place there."""
    words = normal(title)
    kind = next((k for k in PART_KINDS if words == k.name or (k.goes_on and re.match(rf'{re.escape(k.name)}\b', words))), None)
    if kind is None:
        here = [k.name.capitalize() for k in PART_KINDS if section in k.sections]
        return None, error('L010', f'"{title}" is not a part of a lesson', at, nearest(title, here) or 'use #### for a heading of your own')
    if section not in kind.sections:
        return None, error('L011', f'"{title}" has no place in a section of the kind "{section}"', at, f'it stands under: {", ".join(sorted(kind.sections))}')
    if kind.name == 'write':
        match = _LINES.fullmatch(words)
        if not match or not 1 <= int(match[1] or 4) <= 40:
            return None, error('L012', f'"{title}" does not say how many lines', at, 'write: ### Write, 6 lines (1 to 40)')
        return PartHeading('write', lines=int(match[1] or 4)), None
    if kind.name in ASKING:
        match = _FOR_OBJECTIVE.fullmatch(words)
        if not match:
            return None, error('L013', f'"{title}" does not say which objective it asks about', at, f'write: ### {kind.name.capitalize()} for O1')
        return PartHeading(kind.name, objective=match[1].upper()), None
    return PartHeading(kind.name), None
