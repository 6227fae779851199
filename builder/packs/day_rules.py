"""What makes a day of training bearable: its net time, and breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.course.pack import Day
from builder.packs.tailored_pack import PackLesson
from builder.packs.versions import minutes_in
from builder.sources.findings import Finding, error, warning

#: How long people sit at most before they get up, unless one lesson alone is longer.
AT_A_STRETCH = 90


def check_day(day: Day, number: int, lessons: Sequence[PackLesson]) -> Iterator[Finding]:
    """Yield P004 for a day with more minutes of lessons than it has, P005 for too long a stretch without a break."""
    needed = sum(entry.tailored.lesson.minutes for entry in lessons)
    if needed > day.minutes:
        message = f'the lessons of day {number} need {needed} minutes, the day has {day.minutes}'
        yield error('P004', message, day.minutes_at or day.at, _shorter(lessons, needed - day.minutes))
    paused = {pause.after for pause in day.breaks}
    stretch: list[PackLesson] = []
    for place, entry in enumerate(lessons, 1):
        stretch.append(entry)
        if place == len(lessons) or entry.tailored.lesson.id in paused:
            minutes = sum(one.tailored.lesson.minutes for one in stretch)
            if len(stretch) > 1 and minutes > AT_A_STRETCH:
                hint = f'write under breaks: {{after: {stretch[0].tailored.lesson.id}, minutes: 10}}'
                yield warning('P005', f'people sit through {minutes} minutes of day {number} without a break', day.at, hint)
            stretch = []


def _shorter(lessons: Sequence[PackLesson], over: int) -> str:
    """Return which lesson's short version saves enough, the one that loses least; else that one has to go."""
    saved = {entry.tailored.lesson.id: entry.tailored.lesson.minutes - minutes_in(entry.tailored.lesson, 'short') for entry in lessons}
    enough = sorted((minutes, lesson) for lesson, minutes in saved.items() if minutes >= over)
    if not enough:
        return 'move a lesson to another day, or write the minutes the day really has'
    minutes, lesson = enough[0]
    return f'write {{lesson: {lesson}, version: short}}, which saves {minutes} minutes, or move a lesson to another day'
