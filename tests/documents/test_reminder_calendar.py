"""Dates after the session: counted from the order, never from the clock; weekends move to Monday."""

from __future__ import annotations

import datetime
from dataclasses import replace

import icalendar
import pytest
from small_course import WHOLE, brand_of, brief_of, composed

from builder.brand.brand import Brand, Order
from builder.documents.brief import Brief
from builder.documents.calendar import YEAR, Event, EventFile, calendar, day_after, event_files, session_of
from builder.editions.edition import Medium, Reader
from builder.renderers.ics import render
from builder.renderers.rendered import Templates
from builder.sources.nodes import plain_blocks

MORE = WHOLE.replace('- Day 3: ask three people.', '- Day 3: ask three people.\n- Day 10: ask again.')


def brief(date: str = '2026-12-01', text: str = MORE, **changes: object) -> Brief:
    brand: Brand = brand_of(order=Order(date=date, dates=(date,) if date else ()), **changes)
    pack = composed({'L01': text}, brand).value
    assert pack is not None
    return brief_of(pack, brand)


def file_of(brief: Brief, reader: Reader) -> bytes:
    found = {path: file for _, path, file in event_files(brief)}
    name = {'learner': 'learner/reminders.ics', 'manager': 'manager/reviews.ics'}[reader.value]
    return render(found[name], Templates(())).data


@pytest.mark.parametrize(
    ('session', 'days', 'day'),
    [
        ('2026-12-01', 3, '2026-12-04'),  # a Friday
        ('2026-12-02', 3, '2026-12-07'),  # a Saturday, moved
        ('2026-12-03', 3, '2026-12-07'),  # a Sunday, moved
        ('2027-01-29', 45, '2027-03-15'),  # over February, moved
        ('2028-01-31', 30, '2028-03-01'),  # over 29 February
        ('2027-01-31', 30, '2027-03-02'),
        ('2028-02-29', YEAR, '2029-02-28'),
        ('2026-12-01', YEAR, '2027-12-01'),
        ('2026-05-30', YEAR, '2027-05-31'),  # a Sunday, moved
        ('9999-12-31', 30, ''),
        ('', 3, ''),
    ],
)
def test_days_are_counted_over_the_ends_of_months_and_leap_years(session: str, days: int, day: str) -> None:
    assert day_after(session, days) == day


def test_learners_get_whatever_days_their_lessons_name() -> None:
    page = calendar(brief(), Reader.LEARNER, Medium.SCREEN)
    assert page is not None
    assert [(a.when, a.date, [(t.lesson, plain_blocks(t.blocks)) for t in a.tasks]) for a in page.appointments] == [
        ('day 3', '2026-12-04', [('Ask first', 'Ask three people.')]),
        ('day 10', '2026-12-11', [('Ask first', 'Ask again.')]),
    ]


def test_managers_review_after_a_week_a_month_and_on_and_the_brand_after_a_year() -> None:
    page = calendar(brief(), Reader.MANAGER, Medium.SCREEN)
    assert page is not None
    assert [(a.when, a.date) for a in page.appointments] == [
        ('week 1', '2026-12-08'), ('day 30', '2026-12-31'), ('day 60', '2027-02-01'), ('day 90', '2027-03-01'), ('a year on', '2027-12-01'),
    ]  # fmt: skip
    assert [a.date for a in page.team] == ['2026-12-04', '2026-12-11']
    assert 'nurse' in page.appointments[0].tasks[0].words


def test_days_are_counted_from_the_last_day_of_the_pack() -> None:
    one = brief()
    days = tuple(replace(day, date=date) for day, date in zip(one.pack.days * 2, ('2026-12-01', '2026-12-08'), strict=True))
    assert session_of(replace(one, pack=replace(one.pack, days=days))) == '2026-12-08'


def test_without_a_date_days_stay_relative_and_there_is_no_file() -> None:
    undated = brief('')
    page = calendar(undated, Reader.LEARNER, Medium.SCREEN)
    assert page is not None
    assert [(a.when, a.date) for a in page.appointments] == [('day 3', ''), ('day 10', '')]
    assert (page.session, page.file) == ('', '')
    assert list(event_files(undated)) == []


def test_a_pack_that_reminds_of_nothing_has_a_calendar_for_managers_only() -> None:
    quiet = brief(text=WHOLE.replace('## Reminders\n\n- Day 3: ask three people.\n\n', ''))
    assert calendar(quiet, Reader.LEARNER, Medium.PAPER) is None
    assert [path for _, path, _ in event_files(quiet)] == ['manager/reviews.ics', 'manager/site/reviews.ics']


def test_a_calendar_program_reads_the_file_as_it_was_meant() -> None:
    data = file_of(brief(), Reader.LEARNER)
    read = icalendar.Calendar.from_ical(data)
    events = read.walk('VEVENT')
    assert [(str(e['SUMMARY']), e.decoded('DTSTART'), e.decoded('DTEND')) for e in events] == [
        ('The first: day 3', datetime.date(2026, 12, 4), datetime.date(2026, 12, 5)),
        ('The first: day 10', datetime.date(2026, 12, 11), datetime.date(2026, 12, 12)),
    ]
    assert str(events[0]['DESCRIPTION']) == 'Ask first: Ask three people.'
    assert all(e.decoded('DTSTAMP') == datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC) for e in events)
    assert not any(e.errors for e in events)


def test_lines_are_folded_at_75_octets_and_every_character_comes_back() -> None:
    text = 'Größe; größer, am größten \\ so\nзадача ' * 12 + '😀' * 40
    data = render(EventFile('x, y; z', '2026-12-01', (Event('u', '2026-12-31', 'A; b, c', text),)), Templates(())).data
    lines = data.split(b'\r\n')
    assert lines.pop() == b''
    assert all(len(line) <= 75 and b'\n' not in line and b'\r' not in line for line in lines)
    for line in lines:
        line.decode()
    event = icalendar.Calendar.from_ical(data).walk('VEVENT')[0]
    assert (str(event['DESCRIPTION']), str(event['SUMMARY'])) == (text, 'A; b, c')


def test_a_rebuild_gives_the_same_bytes_and_another_session_other_events() -> None:
    first, again, later = (file_of(brief(date), Reader.MANAGER) for date in ('2026-12-01', '2026-12-01', '2026-12-08'))
    assert first == again
    uids = [{str(e['UID']) for e in icalendar.Calendar.from_ical(data).walk('VEVENT')} for data in (first, later)]
    assert not uids[0] & uids[1]
    assert len(uids[0]) == 5
