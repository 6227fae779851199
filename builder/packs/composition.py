"""Tailored lessons -> pack: numbers, clock times, flex, groups and materials."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.brand.brand import Brand
from builder.course.lesson import Section, Timing
from builder.course.pack import Pack, clock
from builder.packs.assessment import assessment_of
from builder.packs.calendar import dates_of
from builder.packs.day_rules import check_day
from builder.packs.grouping import counted, groups_for, together
from builder.packs.tailored_pack import (
    CountedMaterial,
    DayEntry,
    DayPlan,
    Flex,
    NumberedStep,
    PackLesson,
    TailoredPack,
)  # fmt: skip
from builder.packs.trace import trace_of
from builder.packs.versions import in_version, rounds_for, with_lesson
from builder.sources.findings import Finding, Parsed, error, note
from builder.tailoring.tailored import TailoredLesson

_DATE = re.compile(r'\d{4}-\d\d-\d\d')


def compose(pack: Pack, lessons: dict[str, TailoredLesson], brand: Brand) -> Parsed[TailoredPack]:
    """Return a pack with everything numbered and timed, from tailored lessons by id.

    Each lesson is in the version that day, order or pack ask for. Clock times follow from the start of the day (the order's,
    or the pack's), lesson after lesson, breaks in between. Findings: P001 more minutes than the pack has, P002 a day that runs
    past midnight, P003 a review that is overdue, P004 more minutes than a day has, P005 too long without a break.
    """
    found: list[Finding] = []
    people = brand.order.group_size
    packed: list[PackLesson] = []
    days: list[DayPlan] = []
    for number, (day, date) in enumerate(zip(pack.days, dates_of(pack, brand.order), strict=True), 1):
        now = clock(brand.order.start_of(number))
        now = now if now is not None else clock(day.start) or 0
        entries: list[DayEntry] = []
        for lesson_id in day.lessons:
            version = pack.version_of(lesson_id, brand.order.version)
            index = len(packed) + 1
            placed = _lesson(lessons[lesson_id], version, index, number, now, people)
            minutes = placed.tailored.lesson.minutes
            packed.append(placed)
            entries.append(DayEntry(time_of(now), time_of(now + minutes), minutes, index))
            now += minutes
            for pause in day.breaks:
                if pause.after == lesson_id:
                    entries.append(DayEntry(time_of(now), time_of(now + pause.minutes), pause.minutes, 0))
                    now += pause.minutes
        while entries and entries[-1].lesson == 0:
            now -= entries.pop().minutes
        if now > 24 * 60:
            found.append(error('P002', f'day {number} of "{pack.title}" runs past midnight', day.at, 'start earlier, or put lessons on another day'))
        days.append(DayPlan(number, day.title, tuple(entries), date))
        found.extend(check_day(day, number, [entry for entry in packed if entry.day == number]))
    total = sum(lesson.tailored.lesson.minutes for lesson in packed)
    if total > pack.minutes:
        found.append(error('P001', f'the lessons of "{pack.title}" need {total} minutes, the pack has {pack.minutes}', pack.minutes_at, f'write minutes: {total}, or take a lesson out'))
    found.extend(_overdue(packed, brand))
    materials = together([material for lesson in packed for step in lesson.steps for material in step.materials])
    forms = assessment_of(((lesson.number, lesson.tailored.lesson) for lesson in packed if lesson.version != 'bite'), brand.order.seed or f'{brand.id} {pack.id}')
    composed = TailoredPack(pack.id, pack.title, pack.kind, pack.audience, pack.minutes, people, tuple(packed), tuple(days), trace_of(packed, brand), materials, forms)
    return Parsed(composed, tuple(found))


def time_of(minutes: int) -> str:
    """Return minutes since midnight as ``09:05``."""
    return f'{minutes // 60 % 24:02d}:{minutes % 60:02d}'


def _lesson(given: TailoredLesson, version: str, number: int, day: int, start: int, people: int) -> PackLesson:
    tailored = with_lesson(given, in_version(given.lesson, version))
    steps: list[NumberedStep] = []
    offset = 0
    for place, section in enumerate(tailored.lesson.steps, 1):
        timing = section.timing
        assert timing is not None
        steps.append(_step(section, timing, f'{number}.{place}', offset, start + offset, people))
        offset += timing.minutes
    return PackLesson(number, day, time_of(start), time_of(start + offset), tailored, tuple(steps), version, given.lesson.minutes)


def _step(section: Section, timing: Timing, number: str, offset: int, start: int, people: int) -> NumberedStep:
    materials = tuple(replace(counted(material, timing.grouping, people), step=number) for material in timing.materials)
    return NumberedStep(number, section, offset, time_of(start), flex_of(timing), groups_for(timing.grouping, people), materials)


def flex_of(timing: Timing) -> Flex:
    """Return what may be done with a step's time (domain 2.2, column "Flex"): keep it, cut it, extend it.

    A step that nothing is said about has one length and is kept.
    """
    cut = timing.shortest if timing.shortest < timing.minutes else None
    extend = timing.longest if timing.longest > timing.minutes else None
    rounds = rounds_for(timing, cut) if cut and timing.rounds > 1 else 0
    return Flex(timing.keep or (cut is None and extend is None), cut, rounds, extend)


def _overdue(lessons: list[PackLesson], brand: Brand) -> list[Finding]:
    """Return P003 for lessons whose review lies further back than it should on the date of the order (never the clock)."""
    found: list[Finding] = []
    for entry in lessons:
        lesson = entry.tailored.lesson
        words = lesson.review.every.split()
        months = int(words[0]) * (12 if words[-1].startswith('year') else 1) if words and words[0].isdecimal() else 0
        date = brand.order.date
        if not (months and _DATE.fullmatch(date) and _DATE.fullmatch(lesson.review.last)):
            continue
        due = int(lesson.review.last[:4]) * 12 + int(lesson.review.last[5:7]) - 1 + months
        now = int(date[:4]) * 12 + int(date[5:7]) - 1
        if now > due or (now == due and date[8:] > lesson.review.last[8:]):
            found.append(note('P003', f'lesson {lesson.id} was last reviewed on {lesson.review.last} and is due every {lesson.review.every}', lesson.at, f'ask {lesson.review.by} to look at it and set review > last'))
    return found


def all_materials(lesson: PackLesson) -> tuple[CountedMaterial, ...]:
    """Return the materials of one lesson."""
    return together([material for step in lesson.steps for material in step.materials])
