"""How a lesson's or a pack's minutes are shared between practice, input and the rest (domain rule W01)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.course.lesson import PRACTICE_KINDS, Section
from builder.rules.rule import Fault
from builder.rules.subjects import ForBrand

#: Practice and debrief are at least half of the time, input at most three tenths.
PRACTISED = 0.5
MOST_INPUT = 0.3

PRACTICE = frozenset({*PRACTICE_KINDS, 'debrief'})
INPUT = frozenset({'read', 'model'})


class Balance(NamedTuple):
    """Minutes in all, and the shares of practice with debrief and of input, from 0 to 1."""

    minutes: int
    practice: float
    input: float


def balance_of(steps: Iterable[Section]) -> Balance:
    """Return the balance of steps."""
    total = practised = told = 0
    for step in steps:
        if step.timing:
            total += step.timing.minutes
            practised += step.timing.minutes if step.kind in PRACTICE else 0
            told += step.timing.minutes if step.kind in INPUT else 0
    return Balance(total, practised / total, told / total) if total else Balance(0, 1.0, 0.0)


def share(part: float) -> str:
    """Return a share as people read it: ``48 %``."""
    return f'{part * 100:.0f} %'


def little_practice(subject: ForBrand) -> Iterator[Fault]:
    """W121: practice and debrief are less than half of a lesson."""
    lesson = subject.tailored.lesson
    balance = balance_of(lesson.steps)
    if balance.practice < PRACTISED:
        yield Fault(f'practice and debrief are {share(balance.practice)} of lesson {lesson.id}', lesson.minutes_at, 'give activities, role plays and debriefs at least half of the minutes')


def much_input(subject: ForBrand) -> Iterator[Fault]:
    """W122: input is more than three tenths of a lesson."""
    lesson = subject.tailored.lesson
    balance = balance_of(lesson.steps)
    if balance.input > MOST_INPUT:
        yield Fault(f'input is {share(balance.input)} of lesson {lesson.id}', lesson.minutes_at, 'shorten what is read or shown, or let people find it out')
