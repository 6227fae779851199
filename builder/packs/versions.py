"""A lesson in its short or long version: the same steps, each at its shortest or its longest."""

from __future__ import annotations

from dataclasses import replace

from builder.course.lesson import Lesson, Section, Timing
from builder.packs.grouping import rounds_in
from builder.tailoring.tailored import TailoredLesson


def in_version(lesson: Lesson, version: str) -> Lesson:
    """Return a lesson with the minutes of its version; ``standard`` leaves it as it is.

    A step of no minutes is left out. Shortest and longest stay, so that a facilitator still sees what may be cut or extended.
    """
    if version not in ('short', 'long'):
        return lesson
    sections = tuple(timed for section in lesson.sections if (timed := _timed(section, version)))
    return replace(lesson, sections=sections, minutes=sum(s.timing.minutes for s in sections if s.timing))


def with_lesson(tailored: TailoredLesson, lesson: Lesson) -> TailoredLesson:
    """Return a tailored lesson of which only `lesson` is left, with the record of the passages that are still in it."""
    if lesson is tailored.lesson:
        return tailored
    gone = {section.name for section in tailored.lesson.sections}.difference(section.name for section in lesson.sections)
    return replace(tailored, lesson=lesson, fills=tuple(fill for fill in tailored.fills if fill.section not in gone))


def minutes_in(lesson: Lesson, version: str) -> int:
    """Return how long a lesson is in a version."""
    return in_version(lesson, version).minutes


def rounds_for(timing: Timing, minutes: int) -> int:
    """Return how many rounds a step has in so many minutes.

    Where the lesson keeps a step it keeps every round, and each gets shorter: so everybody has a turn. Elsewhere, as many
    whole rounds as fit.
    """
    if timing.rounds <= 1 or timing.keep or minutes >= timing.minutes:
        return timing.rounds
    return rounds_in(timing.minutes, timing.rounds, minutes)


def _timed(section: Section, version: str) -> Section | None:
    timing = section.timing
    if timing is None:
        return section
    minutes = timing.shortest if version == 'short' else timing.longest
    if not minutes:
        return None
    return replace(section, timing=timing._replace(minutes=minutes, rounds=rounds_for(timing, minutes)))
