"""The one table of who sees what: part x reader x medium.

Everything that decides on visibility stands here. A new kind of part is one row; a kind without a row is seen by nobody.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from builder.editions.edition import Medium, Reader


class Shown(StrEnum):
    """How much of something a reader sees."""

    NO = 'no'
    YES = 'yes'
    OPEN = 'open'  # without its answers: the cards of a sort, the options of a question


class Row(NamedTuple):
    """Who sees a kind of part."""

    learner_screen: Shown
    learner_paper: Shown
    facilitator: Shown
    manager: Shown


_N, _Y, _O = Shown.NO, Shown.YES, Shown.OPEN

#: Parts of steps, and of the other sections under their own names.
PARTS: dict[str, Row] = {
    #                            learner screen, paper, facilitator, manager
    'body': Row(_Y, _Y, _Y, _N),
    'sounds like us': Row(_Y, _Y, _Y, _Y),
    'does not sound like us': Row(_Y, _Y, _Y, _Y),
    'handout': Row(_Y, _Y, _Y, _N),
    'cards and answers': Row(_O, _O, _Y, _N),
    'write': Row(_Y, _Y, _Y, _N),
    'your situation': Row(_Y, _Y, _Y, _N),
    "manager's card": Row(_N, _N, _Y, _N),
    "colleague's card": Row(_N, _N, _Y, _N),
    "customer's card": Row(_N, _N, _Y, _N),
    'only if asked': Row(_N, _N, _Y, _N),
    "observer's card": Row(_Y, _Y, _Y, _N),
    'a pass looks like': Row(_Y, _Y, _Y, _Y),
    'what goes wrong here': Row(_N, _N, _Y, _Y),
    'what you may decide': Row(_Y, _Y, _Y, _Y),
    'in our voice': Row(_N, _N, _Y, _Y),
    'facilitator': Row(_N, _N, _Y, _N),
    'answers': Row(_N, _N, _Y, _N),
    'question': Row(_Y, _O, _Y, _N),
    'slide': Row(_N, _N, _Y, _N),
    'pre-test': Row(_N, _O, _Y, _N),  # in the assessment alone: editions/cut.py
    'post-test': Row(_N, _O, _Y, _N),
    'before': Row(_N, _N, _N, _Y),
    'look for': Row(_N, _N, _N, _Y),
    'coach with': Row(_N, _N, _N, _Y),
    'clear': Row(_N, _N, _N, _Y),
    'do not': Row(_N, _N, _N, _Y),
    'measures': Row(_N, _N, _N, _Y),
}

#: Text of sections that are no steps.
SECTIONS: dict[str, Row] = {
    'job aid': Row(_Y, _Y, _Y, _Y),
    'assessment': Row(_N, _N, _N, _N),
    'manager': Row(_N, _N, _N, _Y),
    'this week': Row(_Y, _Y, _Y, _Y),
    'reminders': Row(_Y, _Y, _N, _Y),
    'sources': Row(_Y, _Y, _Y, _Y),
}

_NOBODY = Row(_N, _N, _N, _N)


def shown(part: str, section: str, reader: Reader, medium: Medium) -> Shown:
    """Return how much of a part of a section a reader sees in a medium."""
    row = SECTIONS.get(section, _NOBODY) if part == 'body' and section in SECTIONS else PARTS.get(part, _NOBODY)
    match reader:
        case Reader.LEARNER:
            return row.learner_screen if medium is Medium.SCREEN else row.learner_paper
        case Reader.FACILITATOR:
            return row.facilitator
        case Reader.MANAGER:
            return row.manager
