"""What comes after the session, with dates: reminders for learners, reviews for managers, and both as files for a calendar.

Dates are counted from the last day of the pack that the order gives; never from the clock. A day at a weekend moves to the
Monday after it.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from builder.documents.brief import Brief
from builder.editions.edition import Medium, Reader
from builder.sources.nodes import Block, plain_blocks
from builder.tailoring.tailor import in_brand_words

#: Days after the session on which a manager reviews; a year after it the brand itself is looked at again.
REVIEWS = (7, 30, 60, 90)
YEAR = 366  # sorts after every review; the date is counted as a year, not in days

#: More tasks than these are not written out again on paper: they stand with their lessons.
WRITTEN_OUT = 12

#: What is called how, by reader: its path in the release and its page on the site.
FILES = {Reader.LEARNER: 'reminders.ics', Reader.MANAGER: 'reviews.ics'}
PAGES = {Reader.LEARNER: 'your-reminders.html', Reader.MANAGER: 'your-calendar.html'}

#: Identifiers of events grow from this one, so that a calendar knows an event again.
_SPACE = uuid.UUID('6f1d2f0e-52c5-5c1c-9d6a-7a3a1c3f9b10')
_SATURDAY = 5


class Task(NamedTuple):
    """Something to do: from which lesson (empty where it is nobody's), and in which words."""

    lesson: str
    blocks: tuple[Block, ...]
    words: str = ''

    @property
    def text(self) -> str:
        """The task as plain text on one line."""
        said = self.words or ' '.join(plain_blocks(self.blocks).split())
        return f'{self.lesson}: {said}' if self.lesson else said


class Appointment(NamedTuple):
    """A day with its tasks: so many days after the session, and the date (ISO), empty while nobody knows it."""

    when: str
    date: str
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class ReminderCalendar:
    """A page of appointments for a learner or a manager.

    `session` is the date they are counted from, empty while nobody knows it; `team` are the days on which a manager's people
    are reminded; `file` leads to the same for a calendar, empty where there is none. `brief` leaves tasks to their lessons.
    """

    template: ClassVar[str] = 'calendar'
    anchor: str
    reader: str
    session: str
    appointments: tuple[Appointment, ...]
    team: tuple[Appointment, ...] = ()
    file: str = ''
    brief: bool = False


class Event(NamedTuple):
    """An event of a calendar: identifier, day (ISO), title and text."""

    uid: str
    date: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class EventFile:
    """A file for calendars. `stamp` is the day (ISO) that its events say they were written on."""

    name: str
    stamp: str
    events: tuple[Event, ...]


def session_of(brief: Brief) -> str:
    """Return the last day of the pack (ISO) as far as the order gives it; empty where it gives none."""
    return max(brief.pack.dates, default=brief.brand.order.date)


def day_after(session: str, days: int) -> str:
    """Return the day (ISO) so many days after a session, `YEAR` for the same day a year later; empty for no session.

    A weekend moves to Monday. The year after a 29 February begins on a 28 February.
    """
    if not session:
        return ''
    first = datetime.date.fromisoformat(session)
    try:
        day = _a_year_after(first) if days == YEAR else first + datetime.timedelta(days=days)
        over = day.weekday() - _SATURDAY
        return (day + datetime.timedelta(days=2 - over) if over >= 0 else day).isoformat()
    except (OverflowError, ValueError):
        return ''


def _a_year_after(day: datetime.date) -> datetime.date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)


def calendar(brief: Brief, reader: Reader, medium: Medium) -> ReminderCalendar | None:
    """Return a reader's calendar for a medium; None for learners of a pack that reminds them of nothing."""
    session = session_of(brief)
    theirs = tuple(_reminders(brief, reader, session))
    appointments = tuple(_reviews(brief, session)) if reader is Reader.MANAGER else theirs
    if not appointments:
        return None
    tasks = sum(len(appointment.tasks) for appointment in theirs)
    return ReminderCalendar(
        'calendar', reader.value, session, appointments, theirs if reader is Reader.MANAGER else (),
        FILES[reader] if session and medium is Medium.SCREEN else '', medium is Medium.PAPER and tasks > WRITTEN_OUT,
    )  # fmt: skip


def event_files(brief: Brief) -> Iterator[tuple[Reader, str, EventFile]]:
    """Yield reader, path and contents of the files for calendars; none while the order has no date."""
    session = session_of(brief)
    for reader, name in FILES.items():
        page = calendar(brief, reader, Medium.SCREEN)
        if page is None or not session:
            continue
        events = tuple(
            Event(_uid(brief, reader, appointment, session), appointment.date, f'{brief.pack.title}: {appointment.title}', '\n'.join(task.text for task in appointment.tasks))
            for appointment in page.appointments
            if appointment.date
        )
        file = EventFile(f'{brief.pack.title}, {brief.brand.short_name}', session, events)
        yield reader, f'{reader.value}/{name}', file
        yield reader, f'{reader.value}/site/{name}', file


def _uid(brief: Brief, reader: Reader, appointment: Appointment, session: str) -> str:
    """Return an identifier that another build of the same order gives again, and another session never."""
    return str(uuid.uuid5(_SPACE, '\n'.join((brief.brand.id, brief.pack.id, reader.value, appointment.when, session))))


def _reminders(brief: Brief, reader: Reader, session: str) -> Iterator[Appointment]:
    """Yield the days on which learners are reminded, whatever days their lessons name."""
    edition, days = brief.edition(reader, Medium.SCREEN), dict[int, list[Task]]()
    for lesson in edition.lessons:
        for reminder in lesson.reminders:
            days.setdefault(reminder.days, []).append(Task(lesson.title, reminder.blocks))
    for day, tasks in sorted(days.items()):
        when = brief.words('calendar.day', n=day)
        yield Appointment(when, day_after(session, day), when, tuple(tasks))


def _reviews(brief: Brief, session: str) -> Iterator[Appointment]:
    words, brand = brief.words, brief.brand

    def said(key: str) -> str:
        return in_brand_words(words(f'calendar.{key}'), brand.at, brand)

    for days in (*REVIEWS, YEAR):
        key = 'year' if days == YEAR else str(days)
        when = words('calendar.a-year') if days == YEAR else words('calendar.a-week') if days == REVIEWS[0] else words('calendar.day', n=days)
        tasks = (Task('', (), said(f'review-{key}')),)
        yield Appointment(when, day_after(session, days), said(f'review-{key}-title'), tasks)
